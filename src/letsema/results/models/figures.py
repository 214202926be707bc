"""Figures that sources state without naming what they count."""

from django.db import models
from django.db.models import F, Q

from letsema.journal.queries import WITHDRAWN_WHOLE, window
from letsema.results.rules.figures import MEASURES
from letsema.values.quantity import DIGITS, PLACES, QUALIFIERS


class StatedFigure(models.Model):
    """A number a source states, not itemised: twelve laws, more than 5,000 officials."""

    journalled = True

    words = models.CharField(max_length=300, help_text="What is counted, in our words")
    measure = models.CharField(max_length=20)
    number = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    qualifier = models.CharField(max_length=12)
    unit = models.CharField(max_length=80, blank=True)
    countries = models.PositiveSmallIntegerField(
        null=True, help_text="In how many countries, where the source says"
    )
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    note = models.TextField(blank=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(measure__in=MEASURES), name="figure_measure"),
            models.CheckConstraint(condition=Q(qualifier__in=QUALIFIERS), name="figure_qualifier"),
            models.CheckConstraint(condition=Q(number__gte=0), name="figure_number"),
            models.CheckConstraint(condition=~Q(words=""), name="figure_words"),
            models.CheckConstraint(condition=window(), name="figure_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="figure_withdrawn_whole"),
            models.UniqueConstraint(
                fields=("source", "measure", "number", "qualifier", "unit", "words"),
                condition=Q(withdrawn_at=None),
                name="figure_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.words}"

    @property
    def subject(self) -> str:
        """What the journal calls it."""
        return f"figure {self.pk}"


class FigureProgramme(models.Model):
    """A programme a stated figure speaks of; a total over several has several."""

    journalled = True

    figure = models.ForeignKey(StatedFigure, models.PROTECT, related_name="programmes")
    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, to_field="reference", related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("figure", "programme"), name="figure_programme_once"),
        )

    def __str__(self) -> str:
        return f"{self.figure_id} {self.programme_id}"


class FigureOverlap(models.Model):
    """A stated figure may contain another: the two are never added."""

    journalled = True

    figure = models.ForeignKey(StatedFigure, models.PROTECT, related_name="overlaps")
    other = models.ForeignKey(StatedFigure, models.PROTECT, related_name="+")
    words = models.CharField(max_length=300, blank=True, help_text="Why it may")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("figure", "other"),
                condition=Q(withdrawn_at=None),
                name="figure_overlap_once",
            ),
            models.CheckConstraint(condition=~Q(figure=F("other")), name="figure_not_own_overlap"),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="figure_overlap_withdrawn_whole"
            ),
        )

    def __str__(self) -> str:
        return f"{self.figure_id} may contain {self.other_id}"
