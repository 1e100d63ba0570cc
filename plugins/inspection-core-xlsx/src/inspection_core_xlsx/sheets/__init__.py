"""The workbooks: a module for each, which says what sheets a view becomes."""
