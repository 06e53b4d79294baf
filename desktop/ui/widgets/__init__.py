"""Widgets that pages are made of; each module is imported by whoever needs it, so start-up stays short."""
