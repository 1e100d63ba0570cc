"""Running exporters: one document, or the recipes of a case, each file whole or not there at all."""

from ._export import export, read_options, split
from ._jobs import Job, Reports, build, jobs, parted, require_withheld, run_job
from ._recipes import RECIPES_FORMAT, Output, Recipes, read_recipes, require_distinct
from ._views import View, earlier, view_for

__all__ = [
    "RECIPES_FORMAT",
    "Job",
    "Output",
    "Recipes",
    "Reports",
    "View",
    "build",
    "earlier",
    "export",
    "jobs",
    "parted",
    "read_options",
    "read_recipes",
    "require_distinct",
    "require_withheld",
    "run_job",
    "split",
    "view_for",
]
