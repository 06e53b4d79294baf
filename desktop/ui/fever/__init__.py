"""Fever worksheets: shared by the green channel and the counting page."""
