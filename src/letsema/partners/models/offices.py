"""Offices of organisations, with their names over time and what they cover."""

from django.db import models
from django.db.models import Q

from letsema.journal.queries import WITHDRAWN_WHOLE, country_or_none, in_order, window
from letsema.partners.models.organisations import Organisation
from letsema.partners.rules import OFFICE_TYPES


class Office(models.Model):
    """A place an organisation works from: one row for life, with its names over time."""

    journalled = True

    key = models.SlugField(max_length=80, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="offices")
    type = models.CharField(max_length=30)
    country = models.CharField(max_length=3, blank=True, help_text="Where it stands")
    place_name = models.CharField(max_length=200, blank=True, help_text="Town or district")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(type__in=OFFICE_TYPES), name="office_type"),
            models.CheckConstraint(condition=country_or_none(), name="office_country"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="office_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.key


class OfficeName(models.Model):
    """A name of an office in a language, since a date and until a date."""

    journalled = True

    office = models.ForeignKey(Office, models.PROTECT, related_name="names")
    text = models.CharField(max_length=300)
    language = models.CharField(max_length=10, default="en")
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    until_precision = models.CharField(max_length=12, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    until_source = models.ForeignKey(
        "documents.Source", models.PROTECT, null=True, related_name="+"
    )
    until_place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=window(), name="office_name_window"),
            models.CheckConstraint(condition=window("until_"), name="office_name_until_window"),
            models.CheckConstraint(condition=in_order(), name="office_name_in_order"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="office_name_withdrawn_whole"),
            models.UniqueConstraint(
                fields=("office", "text", "language"),
                condition=Q(withdrawn_at=None, latest=None),
                name="office_name_once",
            ),
            models.UniqueConstraint(
                fields=("office", "text", "language", "latest"),
                condition=Q(withdrawn_at=None),
                name="office_name_once_since",
            ),
        )

    def __str__(self) -> str:
        return self.text


class OfficeCoverage(models.Model):
    """A country, or a grouping of countries, an office covers since a date and until a date."""

    journalled = True

    office = models.ForeignKey(Office, models.PROTECT, related_name="coverages")
    country = models.CharField(max_length=3, blank=True)
    grouping = models.CharField(max_length=60, blank=True)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    until_precision = models.CharField(max_length=12, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    until_source = models.ForeignKey(
        "documents.Source", models.PROTECT, null=True, related_name="+"
    )
    until_place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(Q(country="") & ~Q(grouping="")) | (~Q(country="") & Q(grouping="")),
                name="coverage_of_one_thing",
            ),
            models.CheckConstraint(condition=country_or_none(), name="coverage_country"),
            models.CheckConstraint(condition=window(), name="coverage_window"),
            models.CheckConstraint(condition=window("until_"), name="coverage_until_window"),
            models.CheckConstraint(condition=in_order(), name="coverage_in_order"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="coverage_withdrawn_whole"),
            models.UniqueConstraint(
                fields=("office", "country", "grouping"),
                condition=Q(withdrawn_at=None, latest=None),
                name="coverage_once",
            ),
            models.UniqueConstraint(
                fields=("office", "country", "grouping", "latest"),
                condition=Q(withdrawn_at=None),
                name="coverage_once_since",
            ),
        )

    def __str__(self) -> str:
        return self.country or self.grouping
