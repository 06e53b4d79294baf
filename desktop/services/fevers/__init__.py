"""Fever worksheets (发热处置)."""
