"""Every write to results: judge, write, record."""

from letsema.results.commands.achievements import (
    record_achievement,
    record_process,
    withdraw_achievement,
    withdraw_process,
)
from letsema.results.commands.figures import (
    name_overlap,
    state_figure,
    withdraw_figure,
    withdraw_overlap,
)
from letsema.results.commands.frameworks import (
    add_indicator,
    state_result,
    state_value,
    withdraw_indicator,
    withdraw_statement,
    withdraw_value,
)
from letsema.results.commands.initiatives import (
    start_initiative,
    withdraw_initiative,
    withdraw_initiative_instrument,
    withdraw_initiative_sector,
)
from letsema.results.commands.instruments import (
    answer_mainstreaming,
    claim_support,
    name_instrument,
    place_in_sector,
    register_instrument,
    tell_stage,
)
from letsema.results.commands.learning import (
    record_event,
    record_story,
    withdraw_event,
    withdraw_story,
)
from letsema.results.commands.merging import (
    merge_instruments,
    unmerge_instrument,
    withdraw_answer,
    withdraw_instrument,
    withdraw_instrument_name,
    withdraw_instrument_sector,
    withdraw_instrument_stage,
    withdraw_support_claim,
)

__all__ = [
    "add_indicator",
    "answer_mainstreaming",
    "claim_support",
    "merge_instruments",
    "name_instrument",
    "name_overlap",
    "place_in_sector",
    "record_achievement",
    "record_event",
    "record_process",
    "record_story",
    "register_instrument",
    "start_initiative",
    "state_figure",
    "state_result",
    "state_value",
    "tell_stage",
    "unmerge_instrument",
    "withdraw_achievement",
    "withdraw_answer",
    "withdraw_event",
    "withdraw_figure",
    "withdraw_indicator",
    "withdraw_initiative",
    "withdraw_initiative_instrument",
    "withdraw_initiative_sector",
    "withdraw_instrument",
    "withdraw_instrument_name",
    "withdraw_instrument_sector",
    "withdraw_instrument_stage",
    "withdraw_overlap",
    "withdraw_process",
    "withdraw_statement",
    "withdraw_story",
    "withdraw_support_claim",
    "withdraw_value",
]
