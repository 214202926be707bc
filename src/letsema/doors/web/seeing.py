"""Who may see what of a programme that is not public, and what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from letsema.doors.web import acting
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Entry
from letsema.programmes.rules.acts import judge_act, judge_held
from letsema.values import Actor, Refusal, Scope, may_see_internal, may_see_register
from letsema.values.permissions import SEE_INTERNAL


def sees_judgements(by: Actor, scope: Scope) -> bool:
    """Whether somebody sees scores, recommendations and internal words.

    Who submits sees their own note and what is asked of them, not how it was judged. [set]
    """
    return any(by.reaches(role, scope) for role in SEE_INTERNAL)


def sees_register(by: Actor) -> bool:
    """Whether somebody sees what of the register all funds share is internal."""
    return may_see_register(by)


def sees_everything(by: Actor) -> bool:
    """Whether somebody sees what is internal of every programme."""
    return may_see_internal(by, Scope())


def scope_of(entry: Entry) -> Scope:
    """What an entry of a list concerns, without asking the record again."""
    return Scope(
        fund=entry.fund or "",
        programme=entry.reference,
        organisations=tuple(part.organisation for part in entry.participants or ()),
        countries=tuple(part.code for part in entry.countries),
    )


@dataclass(frozen=True, slots=True)
class Here:
    """A programme as somebody who may see it inside meets it: who, where it stands."""

    reference: str
    by: Actor
    scope: Scope
    stage: str | None

    @property
    def roles(self) -> frozenset[str]:
        """The roles they hold for it."""
        return self.by.roles(self.scope)

    @property
    def sees_judgements(self) -> bool:
        """Whether they see how it was judged."""
        return sees_judgements(self.by, self.scope)

    def refusals(self, act: str) -> list[Refusal]:
        """Why they may not do an act with it now: stage, role, a suspension, open conditions."""
        return judge_act(self.stage, act, self.roles) + self.held(act)

    def held(self, act: str) -> list[Refusal]:
        """Why an act waits though stage and role allow it."""
        return judge_held(
            act,
            suspended=programmes.suspended(self.reference) is not None,
            unreleased=len(programmes.open_release_conditions(self.reference)),
        )


def inside(by: Actor, reference: str) -> Here | None:
    """The programme for somebody who may see what of it is not public, else None."""
    scope = programmes.scope(reference)
    if not programmes.references_known([reference]):
        return None
    if not may_see_internal(by, scope):
        return None
    return Here(reference, by, scope, programmes.stage_now(reference))


def here(request: HttpRequest, reference: str) -> Here:
    """The same for who asks. A programme they may not know of is no page; a public one is theirs
    to read, but not to work on.
    """
    found = inside(acting.actor(request), reference)
    if found is not None:
        return found
    if programmes.is_public(reference):
        raise PermissionDenied(Refusal("not-yours", "this is for those who hold a role for it"))
    raise Http404(_("No programme has the reference “%(ref)s”.") % {"ref": reference[:60]})
