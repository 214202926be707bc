"""Achievements of programmes, and what was brought to processes and fora."""

from django.db import models
from django.db.models import Q

from letsema.journal.queries import ALPHA3, WITHDRAWN_WHOLE, country_or_none, window
from letsema.results.models.instruments import Instrument
from letsema.values.quantity import DIGITS, PLACES, QUALIFIERS


class Achievement(models.Model):
    """What a programme brought about, as a source says it.

    No country and not certain: the source leaves open which country it speaks of. No country and
    certain: it is of no one country (a region, the world). `terms` is the digest of all it was
    told with: told again, it is the same row; `folded` the statement as it is searched.
    """

    journalled = True

    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, to_field="reference", related_name="+"
    )
    kind = models.ForeignKey("reference.Element", models.PROTECT, related_name="+")
    country = models.CharField(max_length=3, blank=True, db_index=True)
    certain = models.BooleanField(default=True)
    region_words = models.CharField(max_length=200, blank=True)
    statement = models.TextField()
    folded = models.TextField()
    number = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True)
    qualifier = models.CharField(max_length=12, blank=True)
    unit = models.CharField(max_length=80, blank=True)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    instrument = models.ForeignKey(Instrument, models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(
        "governance.Body", models.PROTECT, to_field="slug", null=True, related_name="+"
    )
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    terms = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("terms",), condition=Q(withdrawn_at=None), name="achievement_once"
            ),
            models.CheckConstraint(condition=country_or_none(), name="achievement_country"),
            models.CheckConstraint(
                condition=Q(country="") | Q(certain=True) | Q(stated=False),
                name="achievement_country_not_guessed",
            ),
            models.CheckConstraint(condition=~Q(statement=""), name="achievement_statement"),
            models.CheckConstraint(
                condition=Q(number=None, qualifier="", unit="")
                | Q(number__isnull=False, number__gte=0, qualifier__in=QUALIFIERS),
                name="achievement_quantity",
            ),
            models.CheckConstraint(condition=window(), name="achievement_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="achievement_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.subject

    @property
    def subject(self) -> str:
        """What the journal calls it."""
        return f"achievement {self.pk}"


class AchievementCandidate(models.Model):
    """A country an achievement may be of, where the layout of its source leaves it open."""

    journalled = True

    achievement = models.ForeignKey(Achievement, models.PROTECT, related_name="candidates")
    country = models.CharField(max_length=3, db_index=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(country__regex=ALPHA3), name="achievement_candidate_code"
            ),
            models.UniqueConstraint(
                fields=("achievement", "country"), name="achievement_candidate_once"
            ),
        )

    def __str__(self) -> str:
        return self.country


class AchievementOrganisation(models.Model):
    """An organisation an achievement was reached with, and what it did."""

    journalled = True

    achievement = models.ForeignKey(Achievement, models.PROTECT, related_name="organisations")
    organisation = models.ForeignKey("partners.Organisation", models.PROTECT, related_name="+")
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("achievement", "organisation"), name="achievement_organisation_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.achievement_id} {self.organisation_id}"


class ProcessContribution(models.Model):
    """What a programme, an organisation or a body brought to a process or forum, and what followed.

    `body` is the forum where it is one in the record, or who contributed where nobody else is
    named. `terms` is the digest of all it was told with.
    """

    journalled = True

    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, to_field="reference", null=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, null=True, related_name="+"
    )
    forum = models.CharField(max_length=300)
    body = models.ForeignKey(
        "governance.Body", models.PROTECT, to_field="slug", null=True, related_name="+"
    )
    country = models.CharField(max_length=3, blank=True)
    brought = models.TextField(blank=True)
    followed = models.TextField(blank=True)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    instrument = models.ForeignKey(Instrument, models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    terms = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("terms",), condition=Q(withdrawn_at=None), name="process_once"
            ),
            models.CheckConstraint(
                condition=Q(programme__isnull=False)
                | Q(organisation__isnull=False)
                | Q(body__isnull=False),
                name="process_by_somebody",
            ),
            models.CheckConstraint(condition=country_or_none(), name="process_country"),
            models.CheckConstraint(
                condition=~Q(forum="") & ~Q(brought="", followed=""), name="process_told"
            ),
            models.CheckConstraint(condition=window(), name="process_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="process_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.forum

    @property
    def subject(self) -> str:
        """What the journal calls it."""
        return f"process {self.pk}"
