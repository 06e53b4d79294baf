"""Posters: layout document → placed glyphs and paths → PDF, checked before and read back after.

``templates`` gives a layout, ``compose`` places it for each gate, ``preflight`` judges it, ``pdf`` paints it,
``verify`` proves that every code in the file scans.
"""
