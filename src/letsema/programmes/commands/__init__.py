"""Every write to programmes: judge, write, record."""

from letsema.programmes.commands.correcting import (
    merge_programmes,
    split_programme,
    undo_load,
    withdraw_claim,
    withdraw_event,
    withdraw_stage,
)
from letsema.programmes.commands.deciding import (
    change_facts,
    lift_suspension,
    meet_condition,
    set_conditions,
    suspend_programme,
    waive_condition,
)
from letsema.programmes.commands.registering import (
    file_submission,
    name_predecessor,
    open_load,
    register_programme,
)
from letsema.programmes.commands.reviewing import (
    answer_steer,
    assess_note,
    open_review,
    return_note,
    sign_document,
)
from letsema.programmes.commands.submitting import (
    register_note,
    submit_again,
    submit_document,
    withdraw_programme,
)
from letsema.programmes.commands.telling import enter_stage, state_facts, tell_event
from letsema.programmes.commands.unsaying import Unsaid, unsay_decision

__all__ = [
    "Unsaid",
    "answer_steer",
    "assess_note",
    "change_facts",
    "enter_stage",
    "file_submission",
    "lift_suspension",
    "meet_condition",
    "merge_programmes",
    "name_predecessor",
    "open_load",
    "open_review",
    "register_note",
    "register_programme",
    "return_note",
    "set_conditions",
    "sign_document",
    "split_programme",
    "state_facts",
    "submit_again",
    "submit_document",
    "suspend_programme",
    "tell_event",
    "undo_load",
    "unsay_decision",
    "waive_condition",
    "withdraw_claim",
    "withdraw_event",
    "withdraw_programme",
    "withdraw_stage",
]
