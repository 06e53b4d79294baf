"""Posters and papers handed to a printer."""
