"""Reading who makes up a programme's team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letsema.journal.queries import told_window
from letsema.partners import queries as partners
from letsema.programmes.models import TeamMember
from letsema.programmes.queries.partnering import rows_of, stands
from letsema.programmes.queries.standing import Bases
from letsema.programmes.queries.views import Basis, ElementView
from letsema.reference import queries as reference_queries
from letsema.values import Standing, When


@dataclass(frozen=True, slots=True)
class TeamView:
    """A role in a programme's team. `country` is alpha-3 or empty, `outcome` the one it is for.

    `contact` is who holds it, where that is on record; name and addresses only where they may be
    shown to whoever asked.
    """

    number: int
    reference: str
    role: str
    organisation: partners.OrganisationView | None
    country: str
    outcome: ElementView | None
    contact: partners.ContactView | None
    since: When | None
    until: When | None
    basis: Basis

    def standing_on(self, day: date | None) -> Standing:
        """Whether the role was in the team on a day; today's has no end."""
        return stands(self.since, self.until, day)


def team(
    reference: str, *, with_parts: bool = False, public_only: bool = True
) -> tuple[TeamView, ...]:
    """The roles in the team of a programme (and of its parts), in order of entry, with their
    dates.
    """
    told = rows_of(TeamMember, reference, parts=with_parts, public_only=public_only)
    rows = [row for _, row in told]
    bases = Bases.of(rows)
    known = partners.organisations_by_pk(row.organisation_id for row in rows if row.organisation_id)
    outcomes = {
        pk: ElementView(found.framework, found.code, found.title)
        for pk, found in reference_queries.elements_by_key(
            row.outcome_id for row in rows if row.outcome_id
        ).items()
    }
    numbers = (row.contact_id for row in rows if row.contact_id)
    contacts = partners.contacts_by_number(numbers, public_only=public_only)
    return tuple(
        TeamView(
            number=row.pk,
            reference=name,
            role=row.role,
            organisation=known.get(row.organisation_id),
            country=row.country,
            outcome=outcomes.get(row.outcome_id),
            contact=contacts.get(row.contact_id),
            since=told_window(row),
            until=told_window(row, "until_"),
            basis=bases.basis(row),
        )
        for name, row in told
    )
