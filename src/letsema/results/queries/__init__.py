"""Reading results: the register of policy, and figures that are stated only."""

from letsema.results.queries.achievements import (
    AchievementsPage,
    AchievementView,
    Doing,
    ProcessView,
    achievement,
    achievements,
    processes,
)
from letsema.results.queries.figures import (
    FigureView,
    OverlapView,
    stated_figure,
    stated_figures,
    sum_of_figures,
)
from letsema.results.queries.frameworks import (
    IndicatorView,
    StatementView,
    ValueView,
    results_framework,
)
from letsema.results.queries.initiatives import (
    Informed,
    InitiativeLink,
    InitiativeView,
    WorkingIn,
    initiative,
    initiatives,
)
from letsema.results.queries.instruments import (
    instrument,
    instrument_keys,
    instrument_pks,
    instruments_by_pk,
)
from letsema.results.queries.learning import (
    EventView,
    StoryView,
    event,
    events,
    stories,
    story,
)
from letsema.results.queries.register import counted, register
from letsema.results.queries.views import (
    AnswerView,
    InstrumentLink,
    InstrumentView,
    NameTold,
    RegisterPage,
    SectorTold,
    StageView,
    SupportView,
)
from letsema.results.queries.withdrawn import withdrawn

__all__ = [
    "AchievementView",
    "AchievementsPage",
    "AnswerView",
    "Doing",
    "EventView",
    "FigureView",
    "IndicatorView",
    "Informed",
    "InitiativeLink",
    "InitiativeView",
    "InstrumentLink",
    "InstrumentView",
    "NameTold",
    "OverlapView",
    "ProcessView",
    "RegisterPage",
    "SectorTold",
    "StageView",
    "StatementView",
    "StoryView",
    "SupportView",
    "ValueView",
    "WorkingIn",
    "achievement",
    "achievements",
    "counted",
    "event",
    "events",
    "initiative",
    "initiatives",
    "instrument",
    "instrument_keys",
    "instrument_pks",
    "instruments_by_pk",
    "processes",
    "register",
    "results_framework",
    "stated_figure",
    "stated_figures",
    "stories",
    "story",
    "sum_of_figures",
    "withdrawn",
]
