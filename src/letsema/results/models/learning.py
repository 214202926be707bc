"""Stories and practices, and the events where people learn from each other."""

from django.db import models
from django.db.models import Q

from letsema.journal.queries import ALPHA3, WITHDRAWN_WHOLE, country_or_none, window
from letsema.results.models.instruments import Instrument
from letsema.results.rules.learning import (
    EVENT_GROUPS,
    EVENT_KINDS,
    MOST_PEOPLE,
    SEXES,
    STORY_KINDS,
)
from letsema.values.quantity import QUALIFIERS


class Story(models.Model):
    """A case study, or a practice with what it takes to do it elsewhere.

    `terms` is the digest of all it was told with: told again, it is the same row.
    """

    journalled = True

    kind = models.CharField(max_length=12)
    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, to_field="reference", null=True, related_name="+"
    )
    title = models.CharField(max_length=300)
    country = models.CharField(max_length=3, blank=True)
    words = models.TextField()
    lessons = models.TextField(blank=True)
    conditions = models.TextField(blank=True, help_text="What replication takes")
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
        verbose_name_plural = "stories"
        constraints = (
            models.UniqueConstraint(
                fields=("terms",), condition=Q(withdrawn_at=None), name="story_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=STORY_KINDS) & ~Q(title="") & ~Q(words=""), name="story_told"
            ),
            models.CheckConstraint(condition=country_or_none(), name="story_country"),
            models.CheckConstraint(condition=window(), name="story_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="story_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        """What the journal calls it."""
        return f"story {self.pk}"


class StoryCountry(models.Model):
    """A country where what a story tells could be done again."""

    journalled = True

    story = models.ForeignKey(Story, models.PROTECT, related_name="countries")
    country = models.CharField(max_length=3, db_index=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(country__regex=ALPHA3), name="story_country_code"),
            models.UniqueConstraint(fields=("story", "country"), name="story_country_once"),
        )

    def __str__(self) -> str:
        return self.country


class LearningEvent(models.Model):
    """A training, a workshop, an exchange between peers: where, by whom, for whom.

    `terms` is the digest of all it was told with but the numbers of people.
    """

    journalled = True

    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, to_field="reference", related_name="+"
    )
    kind = models.CharField(max_length=16)
    title = models.CharField(max_length=300)
    country = models.CharField(max_length=3, blank=True)
    place_name = models.CharField(max_length=200, blank=True)
    organiser = models.ForeignKey(
        "partners.Organisation", models.PROTECT, null=True, related_name="+"
    )
    words = models.TextField(blank=True)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
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
                fields=("terms",), condition=Q(withdrawn_at=None), name="learning_event_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=EVENT_KINDS) & ~Q(title=""), name="learning_event_told"
            ),
            models.CheckConstraint(condition=country_or_none(), name="learning_event_country"),
            models.CheckConstraint(condition=window(), name="learning_event_window"),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="learning_event_withdrawn_whole"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        """What the journal calls it."""
        return f"event {self.pk}"


class EventGroup(models.Model):
    """How many of a group took part: women, men, or (empty) people not told apart by sex.

    Shown to the public only as `rules.suppression` lets it.
    """

    journalled = True

    event = models.ForeignKey(LearningEvent, models.PROTECT, related_name="groups")
    group = models.CharField(max_length=20)
    sex = models.CharField(max_length=5, blank=True)
    number = models.PositiveIntegerField()
    qualifier = models.CharField(max_length=12, default="exactly")
    recorded_at = models.DateTimeField(
        null=True,
        help_text="What was told in one act was shown together; empty before this was kept",
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(group__in=EVENT_GROUPS, sex__in=SEXES),
                name="learning_event_group_named",
            ),
            models.CheckConstraint(
                condition=Q(number__lt=MOST_PEOPLE, qualifier__in=QUALIFIERS),
                name="learning_event_group_number",
            ),
            models.UniqueConstraint(
                fields=("event", "group", "sex"), name="learning_event_group_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.event_id} {self.group} {self.sex}"


class EventCountry(models.Model):
    """A country that took part in an event between countries."""

    journalled = True

    event = models.ForeignKey(LearningEvent, models.PROTECT, related_name="countries")
    country = models.CharField(max_length=3, db_index=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(country__regex=ALPHA3), name="learning_event_country_code"
            ),
            models.UniqueConstraint(
                fields=("event", "country"), name="learning_event_country_once"
            ),
        )

    def __str__(self) -> str:
        return self.country
