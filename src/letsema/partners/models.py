"""Organisations and their names."""

from django.db import models
from django.db.models import F, Q

from letsema.partners.rules import NAME_KINDS, ORGANISATION_KINDS


class Organisation(models.Model):
    """A body that takes part: one row for life, whatever it is called."""

    journalled = True

    key = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=30)
    country = models.CharField(max_length=3, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=ORGANISATION_KINDS), name="organisation_kind"
            ),
        )

    def __str__(self) -> str:
        return self.key


class OrganisationName(models.Model):
    """A name an organisation has, in a language, for a time."""

    journalled = True

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="names")
    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)
    kind = models.CharField(max_length=10)
    language = models.CharField(max_length=10, default="en")
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=NAME_KINDS), name="organisation_name_kind"),
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(valid_until=None)
                | Q(valid_from__lt=F("valid_until")),
                name="organisation_name_period",
            ),
            models.UniqueConstraint(
                fields=("organisation", "text", "kind", "language"), name="organisation_name_once"
            ),
        )

    def __str__(self) -> str:
        return self.text
