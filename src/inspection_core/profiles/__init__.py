"""The rules and words of bodies as data: states' names, guards, approvals, lights, columns, deadlines."""

from ._profile import (
    AUDIENCE_KINDS,
    PROFILE_FORMAT,
    AgeBand,
    ApprovalStep,
    Column,
    CommentRules,
    Condition,
    DeadlineRules,
    FollowUpRule,
    Light,
    MetBy,
    NoticeRule,
    Policy,
    Profile,
    StateWord,
    TimeLimit,
)
from ._resolve import BUILT_IN, RawProfile, built_in, resolve

__all__ = [
    "AUDIENCE_KINDS",
    "BUILT_IN",
    "PROFILE_FORMAT",
    "AgeBand",
    "ApprovalStep",
    "Column",
    "CommentRules",
    "Condition",
    "DeadlineRules",
    "FollowUpRule",
    "Light",
    "MetBy",
    "NoticeRule",
    "Policy",
    "Profile",
    "RawProfile",
    "StateWord",
    "TimeLimit",
    "built_in",
    "resolve",
]
