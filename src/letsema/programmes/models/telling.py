"""What is said of programmes: stages, facts, events."""

from django.db import models
from django.db.models import Q

from letsema.journal.queries import WITHDRAWN_WHOLE
from letsema.programmes.models.constraints import ONE_BASIS, WINDOW
from letsema.programmes.models.programme import Load, Programme
from letsema.programmes.rules.stages import DUE_AGAIN, EXIT_REASONS, EXITS, STAGES, STATUSES


class StageRow(models.Model):
    """A programme stood at a stage (or under a printed label) from a date on."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="stage_rows")
    stage = models.CharField(max_length=30, null=True)
    status = models.CharField(max_length=30, null=True)
    reason = models.CharField(max_length=30, blank=True)
    public_words = models.TextField(blank=True)
    internal_words = models.TextField(blank=True)
    due_on = models.DateField(null=True, help_text="When what was returned is due again")
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
        indexes = (models.Index(fields=("programme", "-latest", "-id"), name="stage_by_date"),)
        constraints = (
            models.CheckConstraint(condition=ONE_BASIS, name="stage_one_basis"),
            models.CheckConstraint(
                condition=Q(stage__isnull=False, stage__in=list(STAGES))
                | Q(stage=None, status__isnull=False),
                name="stage_known",
            ),
            models.CheckConstraint(
                condition=Q(status=None) | Q(status__in=list(STATUSES)), name="status_known"
            ),
            models.CheckConstraint(
                condition=Q(stage=None)
                | ~Q(stage__in=EXITS)
                | (Q(reason__in=EXIT_REASONS) & ~Q(public_words="")),
                name="stage_exit_reason",
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(stage__isnull=False, stage__in=DUE_AGAIN),
                name="stage_due_when_returned",
            ),
            models.CheckConstraint(condition=WINDOW, name="stage_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="stage_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return f"{self.stage or self.status} {self.latest}"


class Event(models.Model):
    """Something that happened to a programme, in a short sentence."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="events")
    words = models.TextField()
    precision = models.CharField(max_length=12)
    earliest = models.DateField(null=True)
    latest = models.DateField()
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=WINDOW, name="event_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="event_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.words
