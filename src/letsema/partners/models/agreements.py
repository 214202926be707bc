"""Agreements with their parties, countries, goals and files; what befell them; reviews."""

from django.db import models
from django.db.models import F, Q

from letsema.journal.queries import ALPHA3, WITHDRAWN_WHOLE, in_order, window
from letsema.partners.models.organisations import Organisation
from letsema.partners.rules.agreements import AGREEMENT_KINDS, CHANGES, PARTY_ROLES


class Agreement(models.Model):
    """What parties agreed: when signed, when it starts, the end it had at first.

    Its state on a day is worked out from these and from its events. `terms` is the digest of all
    it was told with; a key belongs to one agreement that is not withdrawn.
    """

    journalled = True

    key = models.SlugField(max_length=80)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True, help_text="What it is about, in our words")
    publicity = models.TextField(blank=True, help_text="What it says of making it public")
    internal = models.BooleanField(default=False)
    signed_precision = models.CharField(max_length=12, blank=True)
    signed_earliest = models.DateField(null=True)
    signed_latest = models.DateField(null=True)
    starts_precision = models.CharField(max_length=12, blank=True)
    starts_earliest = models.DateField(null=True)
    starts_latest = models.DateField(null=True)
    until_precision = models.CharField(max_length=12, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
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
                fields=("key",), condition=Q(withdrawn_at=None), name="agreement_key_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=AGREEMENT_KINDS), name="agreement_kind"),
            models.CheckConstraint(condition=~Q(title=""), name="agreement_title"),
            models.CheckConstraint(condition=window("signed_"), name="agreement_signed_window"),
            models.CheckConstraint(condition=window("starts_"), name="agreement_starts_window"),
            models.CheckConstraint(condition=window("until_"), name="agreement_until_window"),
            models.CheckConstraint(
                condition=Q(starts_earliest=None)
                | Q(until_latest=None)
                | Q(until_latest__gte=F("starts_earliest")),
                name="agreement_in_order",
            ),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="agreement_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.key


class AgreementParty(models.Model):
    """A party: an organisation, a government (`country`), or somebody told in words."""

    journalled = True

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parties")
    position = models.SmallIntegerField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    country = models.CharField(max_length=3, blank=True)
    role = models.CharField(max_length=20, default="party")
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(role__in=PARTY_ROLES), name="party_role"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, country="")
                | Q(organisation=None, country__regex=ALPHA3)
                | (Q(organisation=None, country="") & ~Q(words="")),
                name="party_somebody",
            ),
            models.UniqueConstraint(
                fields=("agreement", "organisation", "role"), name="party_organisation_once"
            ),
            models.UniqueConstraint(
                fields=("agreement", "country", "role"),
                condition=~Q(country=""),
                name="party_country_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id or self.country or self.words}"


class AgreementCountry(models.Model):
    """A country an agreement covers."""

    journalled = True

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="countries")
    country = models.CharField(max_length=3, db_index=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(country__regex=ALPHA3), name="agreement_country_code"
            ),
            models.UniqueConstraint(fields=("agreement", "country"), name="agreement_country_once"),
        )

    def __str__(self) -> str:
        return self.country


class Goal(models.Model):
    """What an agreement is to reach, in words, in its order."""

    journalled = True

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="goals")
    position = models.SmallIntegerField()
    words = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("agreement", "position"), name="goal_position"),
            models.CheckConstraint(condition=~Q(words=""), name="goal_words"),
        )

    def __str__(self) -> str:
        return self.words


class AgreementFile(models.Model):
    """A file kept with an agreement: its text, an annex."""

    journalled = True

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="files")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "file"),
                condition=Q(withdrawn_at=None),
                name="agreement_file_once",
            ),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="agreement_file_withdrawn_whole"
            ),
        )

    def __str__(self) -> str:
        return self.title


class AgreementEvent(models.Model):
    """An agreement amended, renewed or terminated on a day; `until_…` the new end it was given."""

    journalled = True

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=12)
    words = models.TextField(blank=True)
    precision = models.CharField(max_length=12)
    earliest = models.DateField(null=True)
    latest = models.DateField()
    until_precision = models.CharField(max_length=12, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    terms = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=CHANGES), name="agreement_event_kind"),
            models.CheckConstraint(
                condition=window() & ~Q(precision=""), name="agreement_event_window"
            ),
            models.CheckConstraint(condition=window("until_"), name="agreement_event_until_window"),
            models.CheckConstraint(condition=in_order(), name="agreement_event_in_order"),
            models.CheckConstraint(
                condition=~Q(kind="terminated") | Q(until_latest=None),
                name="agreement_event_terminated_no_end",
            ),
            models.UniqueConstraint(
                fields=("agreement",),
                condition=Q(kind="terminated", withdrawn_at=None),
                name="agreement_terminated_once",
            ),
            models.UniqueConstraint(
                fields=("terms",),
                condition=Q(withdrawn_at=None),
                name="agreement_event_once",
            ),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="agreement_event_withdrawn_whole"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.latest}"


class AgreementReview(models.Model):
    """A review of an agreement: due on a day, and held on one with what was found."""

    journalled = True

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="reviews")
    due_on = models.DateField(db_index=True)
    held_on = models.DateField(null=True)
    findings = models.TextField(blank=True)
    internal = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "due_on"),
                condition=Q(withdrawn_at=None),
                name="agreement_review_once",
            ),
            models.CheckConstraint(
                condition=Q(held_on=None, findings="")
                | (Q(held_on__isnull=False) & ~Q(findings="")),
                name="agreement_review_held_whole",
            ),
            models.CheckConstraint(
                condition=WITHDRAWN_WHOLE, name="agreement_review_withdrawn_whole"
            ),
        )

    def __str__(self) -> str:
        return f"review {self.due_on}"
