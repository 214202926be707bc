"""Instruments, stated figures, and what else programmes brought about."""

from letsema.results.models.achievements import (
    Achievement,
    AchievementCandidate,
    AchievementOrganisation,
    ProcessContribution,
)
from letsema.results.models.figures import FigureOverlap, FigureProgramme, StatedFigure
from letsema.results.models.frameworks import (
    Indicator,
    StatedValue,
    Statement,
)
from letsema.results.models.initiatives import (
    Initiative,
    InitiativeInstrument,
    InitiativeSector,
)
from letsema.results.models.instruments import (
    Instrument,
    InstrumentName,
    InstrumentSector,
    InstrumentStage,
    InstrumentSupport,
    Mainstreaming,
)
from letsema.results.models.learning import (
    EventCountry,
    EventGroup,
    LearningEvent,
    Story,
    StoryCountry,
)

__all__ = [
    "Achievement",
    "AchievementCandidate",
    "AchievementOrganisation",
    "EventCountry",
    "EventGroup",
    "FigureOverlap",
    "FigureProgramme",
    "Indicator",
    "Initiative",
    "InitiativeInstrument",
    "InitiativeSector",
    "Instrument",
    "InstrumentName",
    "InstrumentSector",
    "InstrumentStage",
    "InstrumentSupport",
    "LearningEvent",
    "Mainstreaming",
    "ProcessContribution",
    "StatedFigure",
    "StatedValue",
    "Statement",
    "Story",
    "StoryCountry",
]
