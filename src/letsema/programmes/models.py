"""Programmes, and what is said of them.

Columns that recur: `precision`, `earliest`, `latest` say when it was so; `source` or `decision`
with `place` and `stated` say what it rests on; `recorded_at` when the record learned it;
`withdrawn_at` with `withdrawn_why` that it no longer counts, from then on; `corrects` what it
corrects.
"""

from django.db import models
from django.db.models import F, Q

from letsema.programmes.rules.facts import COUNTRY_ROLES, FIELDS, PARTICIPANT_ROLES
from letsema.programmes.rules.stages import EXIT_REASONS, EXITS, STAGES, STATUSES
from letsema.values.citation import PRECISIONS

WINDOW = (
    Q(precision__in=PRECISIONS)
    & (
        Q(precision="not-after", earliest=None)
        | Q(earliest__isnull=False, earliest__lte=F("latest"))
    )
    & (~Q(precision="day") | Q(earliest=F("latest")))
)
WITHDRAWN_WHOLE = Q(withdrawn_at=None, withdrawn_why="") | (
    Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")
)
ONE_BASIS = Q(source__isnull=False, decision=None) | Q(source=None, decision__isnull=False)


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


class StageRow(models.Model):
    """A programme stood at a stage (or under a printed label) from a date on."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="stage_rows")
    stage = models.CharField(max_length=30, null=True)
    status = models.CharField(max_length=30, null=True)
    reason = models.CharField(max_length=30, blank=True)
    public_words = models.TextField(blank=True)
    internal_words = models.TextField(blank=True)
    precision = models.CharField(max_length=12)
    earliest = models.DateField(null=True)
    latest = models.DateField()
    decision = models.ForeignKey("governance.Decision", models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey("documents.Source", models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    load = models.ForeignKey(Load, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = (models.Index(fields=("programme", "-latest", "-id"), name="stage_by_date"),)
        constraints = (
            models.CheckConstraint(condition=ONE_BASIS, name="stage_one_basis"),
            models.CheckConstraint(
                condition=Q(stage__isnull=False, stage__in=list(STAGES))
                | Q(stage=None, status__isnull=False),
                name="stage_known",
            ),
            models.CheckConstraint(
                condition=Q(status=None) | Q(status__in=list(STATUSES)), name="status_known"
            ),
            models.CheckConstraint(
                condition=Q(stage=None)
                | ~Q(stage__in=EXITS)
                | (Q(reason__in=EXIT_REASONS) & ~Q(public_words="")),
                name="stage_exit_reason",
            ),
            models.CheckConstraint(condition=WINDOW, name="stage_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="stage_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return f"{self.stage or self.status} {self.latest}"


class Claim(models.Model):
    """A field's value, as a source tells it. Lists stand in the rows that point at the claim."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="claims")
    field = models.CharField(max_length=30)
    value = models.JSONField(null=True)
    language = models.CharField(max_length=10, blank=True, help_text="Of a text; else empty")
    weight = models.SmallIntegerField(help_text="Of the source's kind, when it was recorded")
    precision = models.CharField(max_length=12)
    earliest = models.DateField(null=True)
    latest = models.DateField()
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    load = models.ForeignKey(Load, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = (
            models.Index(
                fields=("programme", "field", "-stated", "-latest", "-weight", "-id"),
                name="claim_in_order",
            ),
        )
        constraints = (
            models.CheckConstraint(condition=Q(field__in=list(FIELDS)), name="claim_field"),
            models.CheckConstraint(condition=WINDOW, name="claim_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="claim_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return f"{self.field} {self.latest}"


class ClaimCountry(models.Model):
    """A country of a claim, in the claim's order."""

    journalled = True

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="country_rows")
    position = models.SmallIntegerField()
    code = models.CharField(max_length=3, db_index=True)
    role = models.CharField(max_length=20, null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("claim", "code", "role"), name="claim_country_once"),
            models.UniqueConstraint(
                fields=("claim", "code"), condition=Q(role=None), name="claim_country_bare_once"
            ),
            models.CheckConstraint(
                condition=Q(role=None) | Q(role__in=COUNTRY_ROLES), name="claim_country_role"
            ),
        )

    def __str__(self) -> str:
        return self.code


class ClaimParticipant(models.Model):
    """An organisation of a claim with its role, in the claim's order."""

    journalled = True

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="participant_rows")
    position = models.SmallIntegerField()
    organisation = models.ForeignKey("partners.Organisation", models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("claim", "organisation", "role"), name="claim_participant_once"
            ),
            models.UniqueConstraint(
                fields=("claim", "organisation"),
                condition=Q(role=None),
                name="claim_participant_bare_once",
            ),
            models.CheckConstraint(
                condition=Q(role=None) | Q(role__in=PARTICIPANT_ROLES),
                name="claim_participant_role",
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation_id)


class ClaimPartner(models.Model):
    """A key partner of a claim as the source prints it, in its order."""

    journalled = True

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="partner_rows")
    position = models.SmallIntegerField()
    name = models.TextField()
    heading = models.CharField(max_length=200, null=True)
    group = models.CharField(max_length=40, null=True)
    country = models.CharField(max_length=3, null=True)
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return self.name


class ClaimElement(models.Model):
    """An element of a framework that a claim names, in its order."""

    journalled = True

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="element_rows")
    position = models.SmallIntegerField()
    element = models.ForeignKey("reference.Element", models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("claim", "element"), name="claim_element_once"),
        )

    def __str__(self) -> str:
        return str(self.element_id)


class Event(models.Model):
    """Something that happened to a programme, in a short sentence."""

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="events")
    words = models.TextField()
    precision = models.CharField(max_length=12)
    earliest = models.DateField(null=True)
    latest = models.DateField()
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=WINDOW, name="event_window"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="event_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return self.words


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
                condition=Q(kind__in=("concept-note", "programme-document")),
                name="submission_kind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
