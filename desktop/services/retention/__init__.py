"""Retention: purge, early erasure, and the shredding of paper slips."""
