"""What each document is given besides the report: a module for each, with its title and its own names.

A module has `title(view)`, the words at the head of the document, and `context(view, options)`, the names that only
this document's template knows. Whatever a template prints is made here as text or plain values: it can call nothing.
"""
