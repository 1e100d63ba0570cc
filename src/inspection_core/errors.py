"""Every exception of the library.

    InspectionError                   anything below; carries the problems as Diagnostics
    ├── InvalidCaseError              the case contradicts itself or the model
    │   └── TransitionError           an event that the state table or a guard refuses
    ├── CaseFileError                 a file that can't be read or written, or is damaged
    ├── UnknownOfferError             no exporter, profile, calendar … of that name
    ├── OptionsError                  an option or argument that doesn't fit
    ├── ExportError                   an exporter could not make its document
    └── PluginError                   a plugin that breaks its contract
        ├── PluginLoadError           … while it was imported or asked
        ├── PluginConflictError       … because two offer the same name
        └── PluginContractError       … because what it offers is not an offer

An error is raised with one or more Diagnostics: what is wrong, where, and what to do.
Problems *in* a case that can be lived with are values instead: see `inspection_core.check`.
"""

from __future__ import annotations

from .diagnostics import Diagnostic, Location


class InspectionError(Exception):
    """Base of every error that the library raises on purpose."""

    def __init__(self, *problems: Diagnostic) -> None:
        """Of some problems, as a Rule makes them; TypeError for a text or a list of them."""
        given: tuple[object, ...] = problems
        for found in given:
            if not isinstance(found, Diagnostic):
                name = type(found).__name__
                raise TypeError(f"{type(self).__name__} takes Diagnostics, as a Rule makes them, not {name}")
        super().__init__(*problems)
        self.problems = problems

    @property
    def where(self) -> Location:
        """The place of the first problem."""
        return self.problems[0].where if self.problems else Location()

    def say(self, language: str) -> str:
        """All problems, a line each, in one language."""
        return "\n".join(problem.say(language) for problem in self.problems)

    def __str__(self) -> str:
        return self.say("en")


class InvalidCaseError(InspectionError):
    """The case contradicts itself or the model: unknown keys, wrong types, dangling references."""


class TransitionError(InvalidCaseError):
    """An event that the state table doesn't allow, or whose guard is not met; nothing was recorded."""


class CaseFileError(InspectionError):
    """A file or folder that can't be read or written, is no case, or was damaged."""


class UnknownOfferError(InspectionError):
    """No installed plugin offers a thing of that name."""


class OptionsError(InspectionError):
    """An option or argument that doesn't fit what it is for."""


class ExportError(InspectionError):
    """An exporter could not make its document; no file was left behind."""


class PluginError(InspectionError):
    """A plugin that breaks its contract."""


class PluginLoadError(PluginError):
    """A plugin that failed while it was imported or asked for its offers."""


class PluginConflictError(PluginError):
    """Two plugins offer a thing of the same name."""


class PluginContractError(PluginError):
    """What a plugin gave is not what its hook asks for."""
