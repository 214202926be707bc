"""What a decision lays upon a programme, what holds it up, and how its note was judged."""

from django.db import models
from django.db.models import F, Q

from letsema.journal.queries import WITHDRAWN_WHOLE
from letsema.programmes.models.programme import Programme, Submission
from letsema.programmes.rules.assessments import RECOMMENDATIONS


class Condition(models.Model):
    """What a decision asks before or after it takes effect: an obligation with an owner."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="conditions")
    decision = models.ForeignKey("governance.Decision", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    words = models.TextField()
    owner = models.ForeignKey("partners.Organisation", models.PROTECT, null=True, related_name="+")
    owner_words = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True)
    release = models.BooleanField(default=False, help_text="Nothing is signed or paid before")
    met_on = models.DateField(null=True)
    met_at = models.DateTimeField(null=True, help_text="When the record learned that it is met")
    met_words = models.TextField(blank=True)
    met_file = models.ForeignKey(
        "documents.StoredFile", models.PROTECT, null=True, related_name="+"
    )
    waived_by = models.ForeignKey(
        "governance.Decision", models.PROTECT, null=True, related_name="+"
    )
    waived_at = models.DateTimeField(null=True, help_text="When the record learned of it")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "decision", "position"),
                condition=Q(withdrawn_at=None),
                name="condition_once",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="condition_words"),
            models.CheckConstraint(
                condition=Q(met_on=None, met_at=None, met_words="", met_file=None)
                | (Q(met_on__isnull=False, met_at__isnull=False) & ~Q(met_words="")),
                name="condition_met_whole",
            ),
            models.CheckConstraint(
                condition=Q(waived_by=None, waived_at=None)
                | Q(waived_by__isnull=False, waived_at__isnull=False, met_on=None),
                name="condition_waived_or_met",
            ),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="condition_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.words


class Suspension(models.Model):
    """A programme is held up from a day on, over whatever stage it stands at."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="suspensions")
    words = models.TextField()
    since = models.DateField()
    decision = models.ForeignKey("governance.Decision", models.PROTECT, related_name="+")
    lifted_on = models.DateField(null=True)
    lifted_by = models.ForeignKey(
        "governance.Decision", models.PROTECT, null=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, help_text="When the record learned of it")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("programme",),
                condition=Q(lifted_on=None, withdrawn_at=None),
                name="suspension_one_open",
            ),
            models.CheckConstraint(
                condition=Q(lifted_on=None, lifted_by=None, lifted_at=None)
                | Q(
                    lifted_on__gte=F("since"),
                    lifted_on__isnull=False,
                    lifted_by__isnull=False,
                    lifted_at__isnull=False,
                ),
                name="suspension_lifted_whole",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="suspension_words"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="suspension_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.words


class Assessment(models.Model):
    """A reviewer's judgement of a note by the fund's criteria. Never public."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="assessments")
    submission = models.ForeignKey(Submission, models.PROTECT, null=True, related_name="+")
    reviewer = models.CharField(max_length=80, help_text="An opaque key, never a name")
    on = models.DateField()
    eligible = models.BooleanField()
    ineligible_reason = models.TextField(blank=True)
    scores = models.JSONField(default=dict, help_text="Criterion to points")
    recommendation = models.CharField(max_length=30)
    words = models.TextField(blank=True)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(recommendation__in=list(RECOMMENDATIONS)),
                name="assessment_recommendation",
            ),
            models.CheckConstraint(
                condition=Q(eligible=True, ineligible_reason="")
                | (Q(eligible=False) & ~Q(ineligible_reason="")),
                name="assessment_ineligible_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.recommendation} {self.on}"


class SteerAnswer(models.Model):
    """How a programme answers a steer of its committee; of several the last one counts."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="steer_answers")
    steer = models.ForeignKey("governance.Steer", models.PROTECT, related_name="+")
    words = models.TextField()
    on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(words=""), name="answer_words"),)

    def __str__(self) -> str:
        return self.words
