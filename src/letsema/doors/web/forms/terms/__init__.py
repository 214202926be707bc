"""The terms of an act as a form: what a committee decides, or what is asked of it.

One form for each shape of terms, the same whoever writes it. `Offered` says what there is to choose
from, and what the form begins with.
"""

from __future__ import annotations

from collections.abc import Callable

from letsema.doors.web.forms.terms import kinds
from letsema.doors.web.forms.terms.frame import CONDITIONS, Choices, Offered, TermsForm
from letsema.doors.web.forms.terms.revision import Revision
from letsema.proceedings.rules.acts import ACTS
from letsema.proceedings.rules.terms import Terms

__all__ = ["CONDITIONS", "FORMS", "Choices", "Offered", "TermsForm", "form_of"]

FORMS: dict[type[Terms], type[TermsForm]] = {
    each.made: each
    for each in (
        kinds.NoTerms,
        kinds.Conditions,
        kinds.BelowRequest,
        kinds.Shares,
        kinds.TopUp,
        kinds.Deferral,
        kinds.Return,
        kinds.Decline,
        kinds.Removal,
        kinds.Extension,
        kinds.CostedExtension,
        Revision,
        kinds.Joining,
        kinds.Leaving,
        kinds.Convening,
        kinds.Wording,
        kinds.Steer,
    )
}
"""By class of terms, its form. A correction asks for the right act first: see `form_of`."""


def form_of(act: str) -> Callable[..., TermsForm] | None:
    """The form of an act's terms; None where it has none of its own: a correction, a matter."""
    return FORMS.get(ACTS[act].terms) if act in ACTS else None
