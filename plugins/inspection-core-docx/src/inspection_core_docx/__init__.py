"""Word documents for inspection-core."""
