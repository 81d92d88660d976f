"""Originals to pages, pieces and facts with places. Knows documents; knows nothing of rounds, bids or verdicts."""
