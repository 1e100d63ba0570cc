"""Excel workbooks for inspection-core."""
