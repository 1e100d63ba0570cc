"""What each document is given besides the report: a module for each, with its title and its own names.

A module has `title(view)`, the words at the head of the document, and `context(view, options)`, the names that only
this document's template knows; a title that hangs on the options is one of them, as `title`. Whatever a template
prints is made here as text or plain values: it can call nothing.

`NAMES` says the type of each of these names, as `{"rows": tuple[EvidenceRow, ...]}`: from it `inspection docx fields`
lists what a template may use, and `inspection docx lint` knows what it may not. Its classes are frozen attrs classes;
what a field is called in both languages stands in `_meanings.py`, unless the core has a field of that name.
"""
