"""Kinds of bodies and roles of members. Pure."""

BODY_KINDS = (
    "steering-committee",
    "inter-agency-group",
    "working-group",
    "task-force",
    "consultative-forum",
    "coordination-mechanism",
    "network",
)
MEMBER_ROLES = (
    "member",
    "chair",
    "co-chair",
    "co-convenor",
    "observer",
    "ex-officio",
    "secretariat",
)
