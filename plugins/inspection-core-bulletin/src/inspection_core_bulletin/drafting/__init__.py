"""Outline to case: a draft of a new one, or proposals for one that there is."""
