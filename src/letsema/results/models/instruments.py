"""Instruments of policy: what they are called, where they stand, who is behind them."""

from django.db import models
from django.db.models import F, Q

from letsema.journal.queries import WITHDRAWN_WHOLE, country_or_none, window
from letsema.results.rules.instruments import (
    ANSWERS,
    CHANGES,
    CONTRIBUTIONS,
    INSTRUMENT_KINDS,
    INSTRUMENT_STAGES,
    LEVELS,
    QUESTIONS,
)


class Instrument(models.Model):
    """A law, policy, plan or mechanism: one row for life, whoever claims a part in it.

    `merged_into` is the one it was found to be the same as, `stands_as` the last of that chain;
    both are none where it stands for itself. What points at it goes on pointing at it.
    """

    journalled = True

    key = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20)
    country = models.CharField(max_length=3, blank=True)
    region_words = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=12)
    change = models.CharField(max_length=12)
    issuer = models.ForeignKey("partners.Organisation", models.PROTECT, null=True, related_name="+")
    issuer_words = models.CharField(max_length=300, blank=True)
    body = models.ForeignKey(
        "governance.Body", models.PROTECT, to_field="slug", null=True, related_name="+"
    )
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    stands_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = (models.Index(fields=("country", "key"), name="instrument_in_order"),)
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=INSTRUMENT_KINDS), name="instrument_kind"),
            models.CheckConstraint(condition=Q(level__in=LEVELS), name="instrument_level"),
            models.CheckConstraint(condition=Q(change__in=CHANGES), name="instrument_change"),
            models.CheckConstraint(condition=country_or_none(), name="instrument_country"),
            models.CheckConstraint(
                condition=Q(merged_into=None, stands_as=None)
                | Q(merged_into__isnull=False, stands_as__isnull=False),
                name="instrument_merged_whole",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | (~Q(merged_into=F("id")) & ~Q(stands_as=F("id"))),
                name="instrument_not_itself",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(withdrawn_at=None),
                name="instrument_merged_or_withdrawn",
            ),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="instrument_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.key


class InstrumentName(models.Model):
    """What an instrument is called, in a language, as a source writes it."""

    journalled = True

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="names")
    text = models.CharField(max_length=400)
    folded = models.CharField(max_length=400)
    language = models.CharField(max_length=10, default="en")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("instrument", "text", "language"),
                condition=Q(withdrawn_at=None),
                name="instrument_name_once",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="instrument_name_told"),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="instrument_name_withdrawn_whole"
            ),
        )

    def __str__(self) -> str:
        return self.text


class InstrumentSector(models.Model):
    """A sector an instrument falls under, as an element of a framework."""

    journalled = True

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="sectors")
    element = models.ForeignKey("reference.Element", models.PROTECT, related_name="+")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("instrument", "element"),
                condition=Q(withdrawn_at=None),
                name="instrument_sector_once",
            ),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="instrument_sector_withdrawn_whole"
            ),
        )

    def __str__(self) -> str:
        return f"{self.instrument_id} {self.element_id}"


class InstrumentStage(models.Model):
    """An instrument had come to a stage by a date; no date where the source gives none."""

    journalled = True

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=12)
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
            models.CheckConstraint(
                condition=Q(stage__in=INSTRUMENT_STAGES), name="instrument_stage"
            ),
            models.CheckConstraint(condition=window(), name="instrument_stage_window"),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="instrument_stage_withdrawn_whole"
            ),
        )

    def __str__(self) -> str:
        return f"{self.stage} {self.latest or ''}"


class Mainstreaming(models.Model):
    """How an instrument answers one question on migration, with the passage that says so.

    Two sources may answer differently: both stand.
    """

    journalled = True

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=20)
    answer = models.CharField(max_length=6)
    passage = models.TextField(blank=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "mainstreaming"
        constraints = (
            models.CheckConstraint(
                condition=Q(question__in=list(QUESTIONS)), name="mainstreaming_question"
            ),
            models.CheckConstraint(condition=Q(answer__in=ANSWERS), name="mainstreaming_answer"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="mainstreaming_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"


class InstrumentSupport(models.Model):
    """A programme's claim that it contributed to an instrument, as a source says it."""

    journalled = True

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="supports")
    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, to_field="reference", related_name="+"
    )
    contribution = models.CharField(max_length=12)
    words = models.TextField(blank=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(contribution__in=CONTRIBUTIONS), name="instrument_support_contribution"
            ),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="instrument_support_withdrawn_whole"
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme_id} {self.contribution}"
