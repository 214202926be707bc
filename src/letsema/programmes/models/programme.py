"""Programmes, their kin, their versions, and the loads of documents."""

from django.db import models
from django.db.models import F, Q

from letsema.journal.queries import WITHDRAWN_WHOLE
from letsema.programmes.rules.submissions import SUBMISSION_KINDS


class Programme(models.Model):
    """A joint programme for life: its reference never changes."""

    journalled = True

    reference = models.CharField(max_length=80, unique=True)
    fund = models.ForeignKey("governance.Fund", models.PROTECT, null=True, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(reference__regex=r"^[A-Z0-9]+(-[A-Z0-9]+)*$"),
                name="programme_reference",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")) & ~Q(merged_into=F("id")), name="programme_not_itself"
            ),
        )

    def __str__(self) -> str:
        return self.reference


class Load(models.Model):
    """What one document brought in, as the state by a date. It can be undone as a whole."""

    journalled = True

    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    fund = models.ForeignKey("governance.Fund", models.PROTECT, related_name="+")
    on = models.DateField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="load_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return f"load {self.pk} on {self.on}"


class Lineage(models.Model):
    """A programme builds on an earlier one; it may build on several."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="builds_on")
    predecessor = models.ForeignKey(Programme, models.PROTECT, related_name="followed_by")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("programme", "predecessor"), name="lineage_once"),
            models.CheckConstraint(
                condition=~Q(programme=F("predecessor")), name="lineage_not_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme_id} after {self.predecessor_id}"


class Submission(models.Model):
    """A version of a programme's concept note or joint programme document, as a kept file."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="submissions")
    kind = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    submitted_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "kind", "version"), name="submission_version_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=list(SUBMISSION_KINDS)),
                name="submission_kind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
