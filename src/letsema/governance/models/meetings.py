"""Meetings with who came, numbered decisions, steers."""

from django.db import models
from django.db.models import F, Q

from letsema.governance.models.bodies import Body, Membership
from letsema.governance.rules import ATTENDANCE, MEETING_NUMBER, PROCEDURES, STATES
from letsema.journal.queries import in_order, window


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
    until_decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="+")
    until_source = models.ForeignKey(
        "documents.Source", models.PROTECT, null=True, related_name="+"
    )
    until_place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(until_decision=None, until_source=None)
                | Q(until_latest__isnull=False) & (Q(until_decision=None) | Q(until_source=None)),
                name="steer_until_one_basis",
            ),
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
