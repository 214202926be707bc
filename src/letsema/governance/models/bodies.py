"""Bodies with their names and printed lists, funds with their settings, seats and roles."""

from django.db import models
from django.db.models import F, Q

from letsema.governance.rules import BODY_KINDS, GROUPS, MEMBER_ROLES
from letsema.journal.queries import (
    WITHDRAWN_WHOLE,
    country_or_none,
    in_order,
    window,
)


class Body(models.Model):
    """A committee, group or network: one row for life, with its names over time."""

    journalled = True

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=30)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")
    successor_source = models.ForeignKey(
        "documents.Source", models.PROTECT, null=True, related_name="+"
    )
    successor_place = models.CharField(max_length=300, blank=True)
    secretariat = models.ForeignKey(
        "partners.Organisation", models.PROTECT, null=True, related_name="+"
    )
    country = models.CharField(max_length=3, blank=True, help_text="Of a national mechanism")
    mandate = models.TextField(blank=True)
    note = models.TextField(blank=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "bodies"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=BODY_KINDS), name="body_kind"),
            models.CheckConstraint(condition=country_or_none(), name="body_country"),
            models.CheckConstraint(
                condition=~Q(parent=F("id")) & ~Q(successor=F("id")), name="body_not_itself"
            ),
        )

    def __str__(self) -> str:
        return self.slug


class BodyName(models.Model):
    """A name of a body, since a date and until a date."""

    journalled = True

    body = models.ForeignKey(Body, models.PROTECT, related_name="names")
    text = models.CharField(max_length=300)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    until_precision = models.CharField(max_length=12, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    decision = models.ForeignKey("Decision", models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey("documents.Source", models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("body", "text"), name="body_name_once"),
            models.CheckConstraint(
                condition=Q(decision=None) | Q(source=None), name="body_name_one_basis"
            ),
            models.CheckConstraint(condition=window(), name="body_name_window"),
            models.CheckConstraint(condition=window("until_"), name="body_name_until_window"),
            models.CheckConstraint(condition=in_order(), name="body_name_in_order"),
        )

    def __str__(self) -> str:
        return self.text


class Listing(models.Model):
    """A list of a body's members as a source prints it, kept beside the account in memberships.

    `lines` are `{"text": as printed, "organisation": key or ""}`.
    """

    journalled = True

    body = models.ForeignKey(Body, models.PROTECT, related_name="listings")
    title = models.CharField(max_length=200)
    lines = models.JSONField()
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("body", "source", "title"), name="listing_once"),
            models.CheckConstraint(condition=window(), name="listing_window"),
        )

    def __str__(self) -> str:
        return self.title


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


class Setting(models.Model):
    """What a fund has set under a key; the last row of a key counts."""

    journalled = True

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="settings")
    key = models.CharField(max_length=60)
    value = models.JSONField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("fund", "key", "-id"), name="setting_last"),)

    def __str__(self) -> str:
        return self.key


class Membership(models.Model):
    """A seat or role in a body, from a date and until a date, as a source says.

    Held by an organisation, a State (`country`) or a constituency; never by a person.
    One entered by mistake is withdrawn: it counts no more, and stays.
    """

    journalled = True

    body = models.ForeignKey(Body, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, null=True, related_name="+"
    )
    country = models.CharField(max_length=3, blank=True, help_text="Of a State's seat")
    constituency = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=20, blank=True)
    seat = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=20)
    alternate_for = models.ForeignKey("self", models.PROTECT, null=True, related_name="alternates")
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
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="member_withdrawn_whole"),
            models.CheckConstraint(condition=Q(role__in=MEMBER_ROLES), name="member_role"),
            models.CheckConstraint(condition=window(), name="member_window"),
            models.CheckConstraint(condition=window("until_"), name="member_until_window"),
            models.CheckConstraint(condition=in_order(), name="member_in_order"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(country="") | ~Q(constituency=""),
                name="member_somebody",
            ),
            models.CheckConstraint(condition=country_or_none(), name="member_country"),
            models.CheckConstraint(condition=Q(group__in=("", *GROUPS)), name="member_group"),
            models.CheckConstraint(
                condition=Q(role="alternate", alternate_for__isnull=False)
                | (~Q(role="alternate") & Q(alternate_for=None)),
                name="member_alternate_for",
            ),
            models.CheckConstraint(
                condition=Q(alternate_for=None) | ~Q(alternate_for=F("id")),
                name="member_not_own_alternate",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id or self.country or self.constituency}"
