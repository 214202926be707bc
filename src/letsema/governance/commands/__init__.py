"""Every write to funds, bodies, meetings and decisions: judge, write, record."""

from letsema.governance.commands.bodies import (
    establish_body,
    keep_listing,
    name_body,
    name_successor,
)
from letsema.governance.commands.decisions import end_steer, enter_decision, give_steer
from letsema.governance.commands.funds import change_setting, register_fund
from letsema.governance.commands.meetings import (
    amend_meeting,
    cancel_meeting,
    close_meeting,
    enter_meeting,
    open_meeting,
    plan_meeting,
    record_attendance,
)
from letsema.governance.commands.members import (
    admit_member,
    end_membership,
    withdraw_end,
    withdraw_member,
)

__all__ = [
    "admit_member",
    "amend_meeting",
    "cancel_meeting",
    "change_setting",
    "close_meeting",
    "end_membership",
    "end_steer",
    "enter_decision",
    "enter_meeting",
    "establish_body",
    "give_steer",
    "keep_listing",
    "name_body",
    "name_successor",
    "open_meeting",
    "plan_meeting",
    "record_attendance",
    "register_fund",
    "withdraw_end",
    "withdraw_member",
]
