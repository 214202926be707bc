"""Reading agreements: their parties, what befell them, their state on a day, their reviews."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from letsema.documents import queries as documents
from letsema.journal.queries import told_window
from letsema.partners.models import (
    Agreement,
    AgreementCountry,
    AgreementParty,
    AgreementReview,
)
from letsema.partners.queries.organisations import (
    OrganisationView,
    organisation_pks,
    organisations_by_pk,
)
from letsema.partners.rules.agreements import IN_FORCE, Change, state, terms_on
from letsema.values import When

PARTS = ("parties", "countries", "goals", "files", "events", "reviews")


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party: an organisation, a government (`country`, alpha-3), or words."""

    organisation: OrganisationView | None
    country: str
    role: str
    words: str


@dataclass(frozen=True, slots=True)
class AgreementFileView:
    """A file kept with an agreement; `number` is what a command calls it."""

    number: int
    sha256: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """An amendment, renewal or termination; `until` is the new end, None where not changed."""

    number: int
    kind: str
    on: When
    until: When | None
    words: str
    sha256: str | None
    source: int
    place: str
    stated: bool


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review of an agreement; `held_on` is None while it is to come, findings empty then."""

    number: int
    agreement: str
    title: str
    due_on: date
    held_on: date | None
    findings: str
    internal: bool


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement as others may read it, with everything that befell it, oldest first.

    `until` is the end it had at first, None where none is stated. `source` is the row number of
    the source it rests on.
    """

    pk: int
    key: str
    kind: str
    title: str
    words: str
    publicity: str
    internal: bool
    signed: When | None
    starts: When | None
    until: When | None
    parties: tuple[PartyView, ...]
    countries: tuple[str, ...]
    goals: tuple[str, ...]
    files: tuple[AgreementFileView, ...]
    changes: tuple[ChangeView, ...]
    reviews: tuple[ReviewView, ...]
    source: int
    place: str
    stated: bool

    def terms_on(self, day: date) -> tuple[When | None, When | None]:
        """(end, termination) that stand at the end of a day."""
        changes = (Change(each.kind, each.on, each.until) for each in self.changes)
        return terms_on(self.until, changes, day)

    def end_on(self, day: date) -> When | None:
        """When it ends, as it stands on a day; None where no end is stated."""
        until, terminated = self.terms_on(day)
        return terminated or until

    def state_on(self, day: date) -> str:
        """Its state at the end of a day, one of `rules.agreements.STATES`."""
        return state(self.signed, self.starts, *self.terms_on(day), day)

    def in_force_on(self, day: date) -> bool:
        """Whether it holds at the end of a day."""
        return self.state_on(day) in IN_FORCE


def _rows(public_only: bool) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(withdrawn_at=None)
    return (rows.filter(internal=False) if public_only else rows).order_by("key")


def of_public_agreement() -> Q:
    """What rests on no agreement, or on one that is public: the one that stands under its key."""
    standing = Agreement.objects.filter(key=OuterRef("agreement__key"), withdrawn_at=None)
    return (
        Q(agreement=None)
        | Q(Exists(standing.filter(internal=False)))
        | (Q(agreement__internal=False) & ~Q(Exists(standing)))
    )


def _views(rows: QuerySet[Agreement], public_only: bool) -> tuple[AgreementView, ...]:
    """Agreements with all their parts, in a fixed number of questions."""
    rows = list(rows.prefetch_related(*PARTS))
    pks = (p.organisation_id for row in rows for p in row.parties.all() if p.organisation_id)
    organisations = organisations_by_pk(pks)
    names = documents.file_names(file.file_id for row in rows for file in row.files.all())
    return tuple(_view(row, organisations, names, public_only) for row in rows)


def _view(
    row: Agreement,
    organisations: dict[int, OrganisationView],
    names: dict[str, str],
    public_only: bool,
) -> AgreementView:
    files = (each for each in _standing(row.files.all()))
    reviews = sorted(_standing(row.reviews.all()), key=lambda each: (each.due_on, each.pk))
    return AgreementView(
        pk=row.pk,
        key=row.key,
        kind=row.kind,
        title=row.title,
        words=row.words,
        publicity=row.publicity,
        internal=row.internal,
        signed=told_window(row, "signed_"),
        starts=told_window(row, "starts_"),
        until=told_window(row, "until_"),
        parties=tuple(
            PartyView(organisations.get(p.organisation_id), p.country, p.role, p.words)
            for p in sorted(row.parties.all(), key=lambda each: each.position)
        ),
        countries=tuple(sorted(each.country for each in row.countries.all())),
        goals=tuple(g.words for g in sorted(row.goals.all(), key=lambda each: each.position)),
        files=tuple(
            AgreementFileView(f.pk, f.file_id, names.get(f.file_id, ""), f.title) for f in files
        ),
        changes=_changes(row),
        reviews=tuple(
            _review(each, row, public_only)
            for each in reviews
            if not (public_only and each.internal and each.held_on is None)
        ),
        source=row.source_id,
        place=row.place,
        stated=row.stated,
    )


def _standing(rows: Iterable) -> list:
    """The rows that are not withdrawn, in order of entry."""
    return sorted((each for each in rows if each.withdrawn_at is None), key=lambda each: each.pk)


def _changes(row: Agreement) -> tuple[ChangeView, ...]:
    return tuple(
        ChangeView(
            number=each.pk,
            kind=each.kind,
            on=told_window(each),
            until=told_window(each, "until_"),
            words=each.words,
            sha256=each.file_id,
            source=each.source_id,
            place=each.place,
            stated=each.stated,
        )
        for each in sorted(_standing(row.events.all()), key=lambda each: each.latest)
    )


def _review(row: AgreementReview, of: Agreement, public_only: bool) -> ReviewView:
    hidden = public_only and row.internal
    return ReviewView(
        number=row.pk,
        agreement=of.key,
        title=of.title,
        due_on=row.due_on,
        held_on=row.held_on,
        findings="" if hidden else row.findings,
        internal=row.internal,
    )


def agreement(key: str, *, public_only: bool = True) -> AgreementView | None:
    """The agreement of that key, or None; None too for an internal one where only the public is
    asked for.
    """
    return next(iter(_views(_rows(public_only).filter(key=key), public_only)), None)


def agreements(
    *,
    organisation: str | None = None,
    country: str | None = None,
    state: str | None = None,
    on: date | None = None,
    public_only: bool = True,
) -> tuple[AgreementView, ...]:
    """Agreements by key: with an organisation, of or with a country, in a state on a day.

    `state` needs its day, `on`. A government that is party counts as its country.
    """
    rows = _rows(public_only)
    if organisation is not None:
        pks = organisation_pks(organisation)
        ours = AgreementParty.objects.filter(agreement=OuterRef("pk"), organisation_id__in=pks)
        rows = rows.filter(Exists(ours))
    if country is not None:
        here = {"agreement": OuterRef("pk"), "country": country}
        covered = Exists(AgreementCountry.objects.filter(**here))
        rows = rows.filter(Q(covered) | Q(Exists(AgreementParty.objects.filter(**here))))
    found = _views(rows, public_only)
    if state is None:
        return found
    if on is None:
        raise ValueError("a state is one on a day: name it")
    return tuple(each for each in found if each.state_on(on) == state)


def agreements_by_pk(pks: Iterable[int], *, public_only: bool = True) -> dict[int, AgreementView]:
    """Agreements by row number, for rooms above that point at them.

    A row withdrawn and entered anew is told as the one that stands under its key; one that stands
    no more is left out.
    """
    keys = dict(Agreement.objects.filter(pk__in=set(pks)).values_list("pk", "key"))
    rows = _rows(public_only).filter(key__in=set(keys.values()))
    standing = {each.key: each for each in _views(rows, public_only)}
    return {pk: standing[key] for pk, key in keys.items() if key in standing}


def agreement_keys(keys: Iterable[str]) -> dict[str, int]:
    """Row number by key, for those that stand; internal ones too."""
    rows = Agreement.objects.filter(key__in=set(keys), withdrawn_at=None)
    return dict(rows.values_list("key", "pk"))


def agreements_of_file(sha256: str, *, public_only: bool = True) -> tuple[AgreementView, ...]:
    """The agreements a file is kept with, or one of their events: who sees one may see it."""
    rows = _rows(public_only).filter(
        Q(files__file_id=sha256, files__withdrawn_at=None)
        | Q(events__file_id=sha256, events__withdrawn_at=None)
    )
    return _views(rows.distinct(), public_only)


def agreements_ending(*, by: date, on: date, public_only: bool = True) -> tuple[AgreementView, ...]:
    """Agreements in force on a day that end by another, the soonest first."""
    found = [
        (end.latest, each.key, each)
        for each in _views(_rows(public_only), public_only)
        if each.in_force_on(on) and (end := each.terms_on(on)[0]) and end.latest <= by
    ]
    return tuple(each for *_, each in sorted(found, key=lambda told: told[:2]))


def reviews_due(*, by: date, public_only: bool = True) -> tuple[ReviewView, ...]:
    """Reviews due by a day and not yet held, the longest due first."""
    rows = AgreementReview.objects.filter(
        due_on__lte=by, held_on=None, withdrawn_at=None, agreement__withdrawn_at=None
    )
    if public_only:
        rows = rows.filter(internal=False, agreement__internal=False)
    found = rows.select_related("agreement").order_by("due_on", "pk")
    return tuple(_review(row, row.agreement, public_only) for row in found)
