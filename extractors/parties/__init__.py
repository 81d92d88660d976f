"""Whom a document is about and of: names, numbers, and whose they are."""
