"""Placed things become a PDF, and every code on its pages is read back."""
