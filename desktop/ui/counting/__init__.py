"""Counting people and temperatures at the gates, and typing in tally sheets."""
