"""Initiatives: what a programme does in a place, and what grew out of it."""

from django.db import models
from django.db.models import F, Q

from letsema.journal.queries import (
    ALPHA3,
    WITHDRAWN_WHOLE,
    country_or_none,
    in_order,
    window,
)
from letsema.results.models.instruments import Instrument


class Initiative(models.Model):
    """Work on the ground: where, who leads it, what it scales up, what it costs."""

    journalled = True

    key = models.SlugField(max_length=120, unique=True)
    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, to_field="reference", related_name="+"
    )
    country = models.CharField(max_length=3, blank=True)
    place_name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300)
    lead = models.ForeignKey("partners.Organisation", models.PROTECT, null=True, related_name="+")
    lead_words = models.CharField(max_length=300, blank=True)
    scales_up = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    scales_up_words = models.CharField(max_length=300, blank=True)
    cost = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    words = models.TextField(blank=True)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    until_precision = models.CharField(max_length=12, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="initiative_title"),
            models.CheckConstraint(condition=country_or_none(), name="initiative_country"),
            models.CheckConstraint(
                condition=Q(scales_up=None) | ~Q(scales_up=F("id")), name="initiative_not_itself"
            ),
            models.CheckConstraint(
                condition=Q(cost=None, currency="")
                | Q(cost__isnull=False, cost__gte=0, currency__regex=ALPHA3),
                name="initiative_cost",
            ),
            models.CheckConstraint(condition=window(), name="initiative_window"),
            models.CheckConstraint(condition=window("until_"), name="initiative_until_window"),
            models.CheckConstraint(condition=in_order(), name="initiative_in_order"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="initiative_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.key


class InitiativeSector(models.Model):
    """A sector an initiative works in, as an element of a framework."""

    journalled = True

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="sectors")
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
                fields=("initiative", "element"),
                condition=Q(withdrawn_at=None),
                name="initiative_sector_once",
            ),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="initiative_sector_withdrawn_whole"
            ),
        )

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.element_id}"


class InitiativeInstrument(models.Model):
    """A policy that an initiative informed."""

    journalled = True

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="instruments")
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="+")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("initiative", "instrument"),
                condition=Q(withdrawn_at=None),
                name="initiative_instrument_once",
            ),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="initiative_instrument_withdrawn_whole"
            ),
        )

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.instrument_id}"
