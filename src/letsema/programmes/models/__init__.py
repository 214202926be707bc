"""Programmes, and what is said of them."""

from letsema.programmes.models.claims import (
    Claim,
    ClaimCountry,
    ClaimElement,
    ClaimParticipant,
    ClaimPartner,
)
from letsema.programmes.models.deciding import (
    Assessment,
    Condition,
    SteerAnswer,
    Suspension,
)
from letsema.programmes.models.partnering import (
    PartnerMatch,
    ProgrammeAgreement,
    ProgrammeBody,
    ProgrammeSupport,
    Task,
)
from letsema.programmes.models.programme import Lineage, Load, Programme, Submission
from letsema.programmes.models.team import TeamMember
from letsema.programmes.models.telling import Event, StageRow

__all__ = [
    "Assessment",
    "Claim",
    "ClaimCountry",
    "ClaimElement",
    "ClaimParticipant",
    "ClaimPartner",
    "Condition",
    "Event",
    "Lineage",
    "Load",
    "PartnerMatch",
    "Programme",
    "ProgrammeAgreement",
    "ProgrammeBody",
    "ProgrammeSupport",
    "StageRow",
    "SteerAnswer",
    "Submission",
    "Suspension",
    "Task",
    "TeamMember",
]
