"""Funds with their settings; bodies, seats, listings; meetings, decisions, steers."""

from letsema.governance.models.bodies import Body, BodyName, Fund, Listing, Membership, Setting
from letsema.governance.models.meetings import Attendance, Decision, Meeting, Steer

__all__ = [
    "Attendance",
    "Body",
    "BodyName",
    "Decision",
    "Fund",
    "Listing",
    "Meeting",
    "Membership",
    "Setting",
    "Steer",
]
