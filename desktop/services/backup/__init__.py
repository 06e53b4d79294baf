"""Backups: copies of an open desk, and putting them back."""
