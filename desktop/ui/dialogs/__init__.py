"""Dialogs, each opened without a nested event loop."""
