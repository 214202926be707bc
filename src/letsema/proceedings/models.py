"""A sitting's items, what is said of them, what is resolved.

Keys into other rooms are what those rooms call things: a meeting's number, a programme's
reference, a fund's slug, a decision's number.
"""

from django.db import models
from django.db.models import F, Q

from letsema.proceedings.rules.acts import ACTS, REQUESTABLE
from letsema.proceedings.rules.sitting import GROUNDS, ITEM_STATES, REQUEST_STATES, STANDS
from letsema.proceedings.rules.subjects import KINDS

CONSEQUENCES = ("declare", "no-scoring", "leave")


class Request(models.Model):
    """Something asked of a committee: about a programme, or a matter of the fund itself."""

    journalled = True

    fund = models.ForeignKey("governance.Fund", models.PROTECT, to_field="slug", related_name="+")
    kind = models.CharField(max_length=40)
    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, to_field="reference", null=True, related_name="+"
    )
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    terms = models.JSONField(null=True, help_text="The terms asked for, as the act tells them")
    requested_on = models.DateField()
    state = models.CharField(max_length=12, default="open")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=list(REQUESTABLE)), name="request_kind"),
            models.CheckConstraint(condition=Q(state__in=REQUEST_STATES), name="request_state"),
            models.CheckConstraint(
                condition=Q(kind__in=("fund-matter", "correct")) | Q(programme__isnull=False),
                name="request_of_something",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_why="")
                | ~Q(state="withdrawn") & Q(withdrawn_at=None, withdrawn_why=""),
                name="request_withdrawn_whole",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Sitting(models.Model):
    """A meeting as proceedings keep it: one row, locked by whoever changes anything of it."""

    journalled = True

    meeting = models.OneToOneField(
        "governance.Meeting", models.PROTECT, to_field="number", related_name="+"
    )
    shown = models.ForeignKey("Item", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.meeting_id)


class Item(models.Model):
    """Something on a meeting's list, in its place."""

    journalled = True

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, to_field="reference", null=True, related_name="+"
    )
    request = models.ForeignKey(Request, models.PROTECT, null=True, related_name="items")
    condition = models.ForeignKey(
        "programmes.Condition", models.PROTECT, null=True, related_name="+"
    )
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, help_text="Time set aside for it")
    ineligible_reason = models.TextField(blank=True)
    state = models.CharField(max_length=20, default="listed")
    why = models.TextField(blank=True, help_text="Why it was deferred, sent on or taken off")
    deferred_to = models.CharField(max_length=20, blank=True, help_text="A meeting, or the next")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=list(KINDS), state__in=ITEM_STATES), name="item_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("note", "document"), programme__isnull=False)
                & Q(request=None, condition=None)
                | Q(kind__in=("request", "fund-matter"), request__isnull=False, condition=None)
                | Q(kind="condition", condition__isnull=False, request=None),
                name="item_of_something",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("listed", "decided"), why="", deferred_to="")
                | ~Q(state__in=("listed", "decided")) & ~Q(why=""),
                name="item_why",
            ),
            models.UniqueConstraint(
                fields=("sitting", "position"),
                condition=Q(state="listed"),
                name="item_one_in_a_place",
            ),
            models.UniqueConstraint(
                fields=("programme",),
                condition=Q(state="listed", kind__in=("note", "document")),
                name="item_programme_listed_once",
            ),
            models.UniqueConstraint(
                fields=("request",), condition=Q(state="listed"), name="item_request_listed_once"
            ),
            models.UniqueConstraint(
                fields=("condition",),
                condition=Q(state="listed"),
                name="item_condition_listed_once",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Paper(models.Model):
    """A file put before the committee with an item."""

    journalled = True

    item = models.ForeignKey(Item, models.PROTECT, related_name="papers")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("item", "file"), name="paper_once"),
            models.UniqueConstraint(fields=("item", "position"), name="paper_in_a_place"),
        )

    def __str__(self) -> str:
        return self.title


class Interest(models.Model):
    """A member has an interest in an item, and what follows from it by the fund's setting."""

    journalled = True

    item = models.ForeignKey(Item, models.PROTECT, related_name="interests")
    membership = models.ForeignKey("governance.Membership", models.PROTECT, related_name="+")
    ground = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    consequence = models.CharField(max_length=20)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ground__in=list(GROUNDS), consequence__in=CONSEQUENCES),
                name="interest_known",
            ),
            models.UniqueConstraint(
                fields=("item", "membership"),
                condition=Q(withdrawn_at=None),
                name="interest_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
                name="interest_withdrawn_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.membership_id} {self.consequence}"


class Position(models.Model):
    """What a member says of an item; the last row of a member counts."""

    journalled = True

    item = models.ForeignKey(Item, models.PROTECT, related_name="positions")
    membership = models.ForeignKey("governance.Membership", models.PROTECT, related_name="+")
    stand = models.CharField(max_length=12)
    words = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(stand__in=list(STANDS)), name="position_stand"),
            models.CheckConstraint(
                condition=~Q(stand__in=("object", "comment")) | ~Q(words=""),
                name="position_in_words",
            ),
        )

    def __str__(self) -> str:
        return f"{self.membership_id} {self.stand}"


class Resolution(models.Model):
    """What is to be decided of one or many items: a draft with a number until the sitting closes.

    `decision` and `settled_at` stand once it was applied; a struck one keeps its number.
    """

    journalled = True

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="resolutions")
    number = models.CharField(max_length=40, unique=True)
    act = models.CharField(max_length=40)
    terms = models.JSONField()
    words = models.TextField()
    internal_words = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    decision = models.OneToOneField(
        "governance.Decision", models.PROTECT, to_field="number", null=True, related_name="+"
    )
    struck_at = models.DateTimeField(null=True)
    struck_why = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(act__in=list(ACTS)), name="resolution_act"),
            models.CheckConstraint(
                condition=Q(settled_at=None, decision=None)
                | Q(settled_at__isnull=False, decision=F("number"), struck_at=None),
                name="resolution_settled_whole",
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_why="")
                | Q(struck_at__isnull=False) & ~Q(struck_why=""),
                name="resolution_struck_whole",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="resolution_words"),
        )

    def __str__(self) -> str:
        return self.number


class ResolutionItem(models.Model):
    """An item a resolution decides; one standing resolution per item."""

    journalled = True

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="rows")
    item = models.ForeignKey(Item, models.PROTECT, related_name="resolution_rows")
    dropped_at = models.DateTimeField(null=True, help_text="Struck, amended or sent on since")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("item",), condition=Q(dropped_at=None), name="item_resolved_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.item_id}"


class SignedMinutes(models.Model):
    """The signed copy of a meeting's minutes, kept with its hash."""

    journalled = True

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="signed_minutes")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    signed_on = models.DateField()
    words = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "signed minutes"
        constraints = (
            models.UniqueConstraint(fields=("sitting", "file"), name="signed_minutes_once"),
        )

    def __str__(self) -> str:
        return str(self.signed_on)
