"""Every write to programmes: judge, write, record."""

from letsema.programmes.commands.correcting import (
    merge_programmes,
    split_programme,
    undo_load,
    withdraw_claim,
    withdraw_event,
    withdraw_stage,
)
from letsema.programmes.commands.registering import (
    file_submission,
    name_predecessor,
    open_load,
    register_programme,
)
from letsema.programmes.commands.telling import enter_stage, state_facts, tell_event

__all__ = [
    "enter_stage",
    "file_submission",
    "merge_programmes",
    "name_predecessor",
    "open_load",
    "register_programme",
    "split_programme",
    "state_facts",
    "tell_event",
    "undo_load",
    "withdraw_claim",
    "withdraw_event",
    "withdraw_stage",
]
