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
from letsema.programmes.commands.matching import match_partner, set_partner_aside, unmatch_partner
from letsema.programmes.commands.partnering import (
    cite_agreement,
    cite_support,
    end_task,
    give_task,
    tie_body,
    withdraw_agreement_citation,
    withdraw_body_tie,
    withdraw_support_citation,
    withdraw_task,
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
from letsema.programmes.commands.team import end_team, join_team, withdraw_team_member
from letsema.programmes.commands.telling import enter_stage, state_facts, tell_event
from letsema.programmes.commands.unsaying import Unsaid, unsay_decision

__all__ = [
    "Unsaid",
    "answer_steer",
    "assess_note",
    "change_facts",
    "cite_agreement",
    "cite_support",
    "end_task",
    "end_team",
    "enter_stage",
    "file_submission",
    "give_task",
    "join_team",
    "lift_suspension",
    "match_partner",
    "meet_condition",
    "merge_programmes",
    "name_predecessor",
    "open_load",
    "open_review",
    "register_note",
    "register_programme",
    "return_note",
    "set_conditions",
    "set_partner_aside",
    "sign_document",
    "split_programme",
    "state_facts",
    "submit_again",
    "submit_document",
    "suspend_programme",
    "tell_event",
    "tie_body",
    "undo_load",
    "unmatch_partner",
    "unsay_decision",
    "waive_condition",
    "withdraw_agreement_citation",
    "withdraw_body_tie",
    "withdraw_claim",
    "withdraw_event",
    "withdraw_programme",
    "withdraw_stage",
    "withdraw_support_citation",
    "withdraw_task",
    "withdraw_team_member",
]
