"""Follow-ups, proposals supported, works made with partners, and what people said."""

from django.db import models
from django.db.models import Q

from letsema.journal.queries import ALPHA3, WITHDRAWN_WHOLE, country_or_none, window
from letsema.partners.models.agreements import Agreement
from letsema.partners.models.organisations import Organisation
from letsema.partners.rules.engagement import (
    CONSENTS,
    FOLLOW_UP_KINDS,
    OUTCOMES,
    WORK_KINDS,
    WORK_ROLES,
)


class FollowUp(models.Model):
    """What somebody is to do: an obligation of an agreement, or what was said with a partner."""

    journalled = True

    kind = models.CharField(max_length=12)
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    owner_words = models.CharField(max_length=300, blank=True)
    words = models.TextField()
    due_on = models.DateField(null=True, db_index=True)
    done_on = models.DateField(null=True)
    done_words = models.TextField(blank=True)
    internal = models.BooleanField(default=True)
    terms = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("terms",), condition=Q(withdrawn_at=None), name="follow_up_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=FOLLOW_UP_KINDS) & ~Q(words=""), name="follow_up_kind"
            ),
            models.CheckConstraint(
                condition=Q(agreement__isnull=False)
                | (Q(organisation__isnull=False) & ~Q(kind="obligation")),
                name="follow_up_about",
            ),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | ~Q(owner_words=""), name="follow_up_owner"
            ),
            models.CheckConstraint(
                condition=Q(done_on=None, done_words="")
                | (Q(done_on__isnull=False) & ~Q(done_words="")),
                name="follow_up_done_whole",
            ),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="follow_up_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Proposal(models.Model):
    """A proposal partners made to somebody who funds: our role in it, what came of it."""

    journalled = True

    title = models.CharField(max_length=300)
    to_organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    to_words = models.CharField(max_length=300, blank=True)
    role_words = models.CharField(max_length=300, blank=True, help_text="Our role in it")
    outcome = models.CharField(max_length=12, default="not-stated")
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
                fields=("terms",), condition=Q(withdrawn_at=None), name="proposal_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=OUTCOMES) & ~Q(title=""), name="proposal_outcome"
            ),
            models.CheckConstraint(condition=window(), name="proposal_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="proposal_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.title


class ProposalCountry(models.Model):
    """A country a proposal is for."""

    journalled = True

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="countries")
    country = models.CharField(max_length=3, db_index=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(country__regex=ALPHA3), name="proposal_country_code"
            ),
            models.UniqueConstraint(fields=("proposal", "country"), name="proposal_country_once"),
        )

    def __str__(self) -> str:
        return self.country


class ProposalOrganisation(models.Model):
    """An organisation that took part in a proposal; its role in words."""

    journalled = True

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="organisations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("proposal", "organisation"), name="proposal_organisation_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation_id)


class Work(models.Model):
    """A study, film, award, campaign, publication or performance made or won with partners."""

    journalled = True

    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    country = models.CharField(max_length=3, blank=True)
    url = models.URLField(max_length=1000, blank=True)
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
                fields=("terms",), condition=Q(withdrawn_at=None), name="work_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=WORK_KINDS) & ~Q(title=""), name="work_kind"
            ),
            models.CheckConstraint(condition=country_or_none(), name="work_country"),
            models.CheckConstraint(condition=window(), name="work_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="work_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.title


class WorkParty(models.Model):
    """Who has to do with a work: an organisation, or somebody told in words."""

    journalled = True

    work = models.ForeignKey(Work, models.PROTECT, related_name="parties")
    position = models.SmallIntegerField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=12)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=WORK_ROLES) & (Q(organisation__isnull=False) | ~Q(words="")),
                name="work_party_somebody",
            ),
            models.UniqueConstraint(
                fields=("work", "organisation", "role"), name="work_party_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id or self.words}"


class Quotation(models.Model):
    """What somebody said, word for word or not, and whether they agree to its being shown.

    A survivor's name is never kept, only a pseudonym.
    """

    journalled = True

    said = models.TextField()
    verbatim = models.BooleanField(default=True)
    speaker = models.CharField(max_length=200, blank=True)
    pseudonym = models.CharField(max_length=200, blank=True)
    speaker_role = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    survivor = models.BooleanField(default=False)
    consent = models.CharField(max_length=12, default="unknown")
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="+")
    country = models.CharField(max_length=3, blank=True)
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
                fields=("terms",), condition=Q(withdrawn_at=None), name="quotation_once"
            ),
            models.CheckConstraint(
                condition=Q(consent__in=CONSENTS) & ~Q(said=""), name="quotation_consent"
            ),
            models.CheckConstraint(
                condition=Q(survivor=False) | Q(speaker=""), name="quotation_survivor"
            ),
            models.CheckConstraint(condition=country_or_none(), name="quotation_country"),
            models.CheckConstraint(condition=window(), name="quotation_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="quotation_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return f"quotation {self.pk}"
