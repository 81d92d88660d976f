"""Findings to what a reader receives. Counts and sorts; lays nothing out and judges nothing."""
