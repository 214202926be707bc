"""Funds with their settings; bodies, seats, listings; meetings, decisions, steers.

Columns that recur: `precision`, `earliest`, `latest` say when it was so, `until_…` until when;
`source` with `place` what it rests on; `recorded_at` when the record learned it.
"""

from django.db import models
from django.db.models import F, Q

from letsema.governance.rules import (
    ATTENDANCE,
    BODY_KINDS,
    GROUPS,
    MEETING_NUMBER,
    MEMBER_ROLES,
    PROCEDURES,
    STATES,
)
from letsema.values.citation import PRECISIONS

ALPHA3 = r"^[A-Z]{3}$"


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


def in_order() -> Q:
    """An end is not before its beginning, where both are known."""
    return Q(earliest=None) | Q(until_latest=None) | Q(until_latest__gte=F("earliest"))


def country_or_none() -> Q:
    """An alpha-3 code, or none."""
    return Q(country="") | Q(country__regex=ALPHA3)


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
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("body", "text"), name="body_name_once"),
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

    class Meta:
        constraints = (
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


class Meeting(models.Model):
    """A meeting or a no-objection round of a body: told by a source, or held in the record."""

    journalled = True

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    number = models.CharField(max_length=20, null=True, unique=True)
    label = models.CharField(max_length=200)
    procedure = models.CharField(max_length=20, default="meeting")
    state = models.CharField(max_length=20, default="told")
    precision = models.CharField(max_length=12)
    earliest = models.DateField(null=True)
    latest = models.DateField()
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    deadline = models.DateField(null=True)
    venue = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("body", "label"), condition=~Q(state="cancelled"), name="meeting_once"
            ),
            models.CheckConstraint(condition=window(), name="meeting_window"),
            models.CheckConstraint(
                condition=Q(procedure__in=PROCEDURES, state__in=STATES), name="meeting_known"
            ),
            models.CheckConstraint(
                condition=Q(state="told", number=None, starts_on=None, ends_on=None)
                | (
                    ~Q(state="told")
                    & Q(number__isnull=False, number__regex=MEETING_NUMBER)
                    & Q(starts_on__isnull=False, ends_on__isnull=False)
                    & Q(ends_on__gte=F("starts_on"))
                ),
                name="meeting_planned_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="told", deadline=None)
                | Q(procedure="meeting", deadline=None)
                | (
                    Q(procedure="no-objection", deadline__isnull=False)
                    & Q(deadline__gte=F("starts_on"), deadline=F("ends_on"))
                ),
                name="meeting_deadline",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("told", "planned", "cancelled"))
                & Q(opened_at=None, closed_at=None)
                | Q(state="open", opened_at__isnull=False, closed_at=None)
                | Q(state="closed", opened_at__isnull=False, closed_at__isnull=False)
                & Q(closed_at__gte=F("opened_at")),
                name="meeting_instants",
            ),
            models.CheckConstraint(
                condition=(Q(state="cancelled") & ~Q(cancelled_why=""))
                | (~Q(state="cancelled") & Q(cancelled_why="")),
                name="meeting_cancelled_why",
            ),
        )

    def __str__(self) -> str:
        return self.number or self.label


class Attendance(models.Model):
    """How a member took part in a meeting; the last row of a member counts."""

    journalled = True

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="attendance")
    how = models.CharField(max_length=20)
    words = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(how__in=ATTENDANCE), name="attendance_how"),
        )

    def __str__(self) -> str:
        return f"{self.membership_id} {self.how}"


class Decision(models.Model):
    """A numbered decision of a body. What it authorises cites it; it knows nothing of that."""

    journalled = True

    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="decisions")
    number = models.CharField(max_length=40, unique=True)
    taken_on = models.DateField()
    words = models.TextField()
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrected_by")
    internal = models.BooleanField(default=False, help_text="Concerns what is not public")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(corrects=F("id")), name="decision_not_itself"
            ),
        )

    def __str__(self) -> str:
        return self.number


class Steer(models.Model):
    """A dated interest of a body that notes answer; it rests on a decision or on a source."""

    journalled = True

    body = models.ForeignKey(Body, models.PROTECT, related_name="steers")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    precision = models.CharField(max_length=12)
    earliest = models.DateField(null=True)
    latest = models.DateField()
    until_precision = models.CharField(max_length=12, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey("documents.Source", models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("body", "code"), condition=Q(until_latest=None), name="steer_one_open"
            ),
            models.CheckConstraint(condition=window(), name="steer_window"),
            models.CheckConstraint(condition=window("until_"), name="steer_until_window"),
            models.CheckConstraint(condition=in_order(), name="steer_in_order"),
            models.CheckConstraint(
                condition=Q(source__isnull=False, decision=None)
                | Q(source=None, decision__isnull=False),
                name="steer_one_basis",
            ),
        )

    def __str__(self) -> str:
        return self.code
