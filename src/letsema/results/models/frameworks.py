"""A programme's results framework in its simple form."""

from django.db import models
from django.db.models import F, Q

from letsema.journal.queries import WITHDRAWN_WHOLE, window
from letsema.results.rules.frameworks import STATEMENT_KINDS, VALUE_KINDS
from letsema.values.quantity import DIGITS, PLACES, QUALIFIERS


class Statement(models.Model):
    """An impact, outcome or output a programme set out to bring about, under its code."""

    journalled = True

    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, to_field="reference", related_name="+"
    )
    code = models.CharField(max_length=20)
    kind = models.CharField(max_length=8)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    words = models.TextField()
    element = models.ForeignKey("reference.Element", models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "code"),
                condition=Q(withdrawn_at=None),
                name="statement_code_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=STATEMENT_KINDS) & ~Q(code="") & ~Q(words=""),
                name="statement_told",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="statement_not_itself"
            ),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="statement_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return f"{self.programme_id} {self.code}"

    @property
    def subject(self) -> str:
        """What the journal calls it."""
        return f"result {self.pk}"


class Indicator(models.Model):
    """What shows that a result is reached, and in what unit it is measured."""

    journalled = True

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="indicators")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)
    unit = models.CharField(max_length=80, blank=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("statement", "words"),
                condition=Q(withdrawn_at=None),
                name="indicator_once",
            ),
            models.UniqueConstraint(fields=("statement", "position"), name="indicator_position"),
            models.CheckConstraint(condition=~Q(words=""), name="indicator_told"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="indicator_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.words


class StatedValue(models.Model):
    """A baseline, a target or an achieved value of an indicator, as a source states it.

    Two sources may state different values: both stand.
    """

    journalled = True

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values")
    kind = models.CharField(max_length=8)
    number = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    qualifier = models.CharField(max_length=12)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=VALUE_KINDS), name="stated_value_kind"),
            models.CheckConstraint(
                condition=Q(number__gte=0, qualifier__in=QUALIFIERS), name="stated_value_number"
            ),
            models.CheckConstraint(condition=window(), name="stated_value_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="stated_value_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
