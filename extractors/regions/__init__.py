"""Regions and municipalities that a text names, in sentences and tables."""
