"""Editing a layout document: what each action of the studio makes of it, with undo, without a screen.

A document is a frozen value; every action gives a new one. ``actions`` changes elements, ``arrange`` and ``snapping``
find places for them, ``hits`` finds what lies at a point, ``history`` keeps what can be undone.
"""
