"""What is wrong, where, and what to do about it: problems as values, in Chinese and English."""

from ._diagnostic import Diagnostic, Location, Rule, Severity, Text, worst
from ._system import os_reason

__all__ = ["Diagnostic", "Location", "Rule", "Severity", "Text", "os_reason", "worst"]
