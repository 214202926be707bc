"""Facts of programmes as sources and decisions tell them, with the rows behind their lists."""

from django.db import models
from django.db.models import Q

from letsema.journal.queries import WITHDRAWN_WHOLE
from letsema.programmes.models.constraints import ONE_BASIS, WINDOW
from letsema.programmes.models.programme import Load, Programme
from letsema.programmes.rules.facts import COUNTRY_ROLES, FIELDS, PARTICIPANT_ROLES


class Claim(models.Model):
    """A field's value, as a source or a decision tells it. Lists stand in rows that point here."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="claims")
    field = models.CharField(max_length=30)
    value = models.JSONField(null=True)
    language = models.CharField(max_length=10, blank=True, help_text="Of a text; else empty")
    weight = models.SmallIntegerField(help_text="Of what it rests on, when it was recorded")
    precision = models.CharField(max_length=12)
    earliest = models.DateField(null=True)
    latest = models.DateField()
    decision = models.ForeignKey("governance.Decision", models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey("documents.Source", models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    load = models.ForeignKey(Load, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = (
            models.Index(
                fields=("programme", "field", "-stated", "-latest", "-weight", "-id"),
                name="claim_in_order",
            ),
        )
        constraints = (
            models.CheckConstraint(condition=Q(field__in=list(FIELDS)), name="claim_field"),
            models.CheckConstraint(condition=ONE_BASIS, name="claim_one_basis"),
            models.CheckConstraint(condition=WINDOW, name="claim_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="claim_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return f"{self.field} {self.latest}"


class ClaimCountry(models.Model):
    """A country of a claim, in the claim's order."""

    journalled = True

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="country_rows")
    position = models.SmallIntegerField()
    code = models.CharField(max_length=3, db_index=True)
    role = models.CharField(max_length=20, null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("claim", "code", "role"), name="claim_country_once"),
            models.UniqueConstraint(
                fields=("claim", "code"), condition=Q(role=None), name="claim_country_bare_once"
            ),
            models.CheckConstraint(
                condition=Q(role=None) | Q(role__in=COUNTRY_ROLES), name="claim_country_role"
            ),
        )

    def __str__(self) -> str:
        return self.code


class ClaimParticipant(models.Model):
    """An organisation of a claim with its role, in the claim's order."""

    journalled = True

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="participant_rows")
    position = models.SmallIntegerField()
    organisation = models.ForeignKey("partners.Organisation", models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("claim", "organisation", "role"), name="claim_participant_once"
            ),
            models.UniqueConstraint(
                fields=("claim", "organisation"),
                condition=Q(role=None),
                name="claim_participant_bare_once",
            ),
            models.CheckConstraint(
                condition=Q(role=None) | Q(role__in=PARTICIPANT_ROLES),
                name="claim_participant_role",
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation_id)


class ClaimPartner(models.Model):
    """A key partner of a claim as the source prints it, in its order."""

    journalled = True

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="partner_rows")
    position = models.SmallIntegerField()
    name = models.TextField()
    heading = models.CharField(max_length=200, null=True)
    group = models.CharField(max_length=40, null=True)
    country = models.CharField(max_length=3, null=True)
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return self.name


class ClaimElement(models.Model):
    """An element of a framework that a claim names, in its order."""

    journalled = True

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="element_rows")
    position = models.SmallIntegerField()
    element = models.ForeignKey("reference.Element", models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("claim", "element"), name="claim_element_once"),
        )

    def __str__(self) -> str:
        return str(self.element_id)
