"""Funds, bodies, memberships, meetings and decisions."""

from django.db import models
from django.db.models import F, Q

from letsema.governance.rules import BODY_KINDS, MEMBER_ROLES
from letsema.values.citation import PRECISIONS


def window(prefix: str = "") -> Q:
    """A date with its precision stands whole, in order, or not at all."""
    precision, earliest, latest = (prefix + name for name in ("precision", "earliest", "latest"))
    return Q(**{precision: "", earliest: None, latest: None}) | (
        Q(**{f"{precision}__in": PRECISIONS, f"{latest}__isnull": False})
        & (
            Q(**{precision: "not-after", earliest: None})
            | Q(**{f"{earliest}__isnull": False, f"{earliest}__lte": F(latest)})
        )
    )


class Body(models.Model):
    """A committee, group or network: one row for life, with its names over time."""

    journalled = True

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=30)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    mandate = models.TextField(blank=True)
    note = models.TextField(blank=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "bodies"
        constraints = (models.CheckConstraint(condition=Q(kind__in=BODY_KINDS), name="body_kind"),)

    def __str__(self) -> str:
        return self.slug


class BodyName(models.Model):
    """A name of a body, since a date."""

    journalled = True

    body = models.ForeignKey(Body, models.PROTECT, related_name="names")
    text = models.CharField(max_length=300)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("body", "text"), name="body_name_once"),
            models.CheckConstraint(condition=window(), name="body_name_window"),
        )

    def __str__(self) -> str:
        return self.text


class Fund(models.Model):
    """A fund: pooled money under a committee, with its own thematic areas."""

    journalled = True

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    purpose = models.TextField(blank=True)
    areas = models.ForeignKey("reference.Framework", models.PROTECT, related_name="+")
    committee = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    contacts = models.TextField(blank=True)
    disclaimer = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """An organisation's seat or role in a body, from a date and until a date, as a source says."""

    journalled = True

    body = models.ForeignKey(Body, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey("partners.Organisation", models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    until_precision = models.CharField(max_length=12, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(role__in=MEMBER_ROLES), name="member_role"),
            models.CheckConstraint(condition=window(), name="member_window"),
            models.CheckConstraint(condition=window("until_"), name="member_until_window"),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id}"


class Meeting(models.Model):
    """A meeting of a body, as far as it is known."""

    journalled = True

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    label = models.CharField(max_length=200)
    precision = models.CharField(max_length=12)
    earliest = models.DateField(null=True)
    latest = models.DateField()
    source = models.ForeignKey("documents.Source", models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("body", "label"), name="meeting_once"),
            models.CheckConstraint(condition=window(), name="meeting_window"),
        )

    def __str__(self) -> str:
        return self.label


class Decision(models.Model):
    """A numbered decision of a body. What it authorises cites it; it knows nothing of that."""

    journalled = True

    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="decisions")
    number = models.CharField(max_length=40, unique=True)
    taken_on = models.DateField()
    words = models.TextField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.number
