"""Retention: the purge, early erasure, scrubbing of logs, and the shredding of paper slips."""
