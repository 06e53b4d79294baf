"""Posters: layout document → placed glyphs and paths → PDF, checked before and read back after.

``document.templates`` gives a layout, ``composition.compose`` places it for each gate, ``composition.preflight`` judges
it, ``output.pdf`` paints it, ``output.verify`` proves that every code in the file scans.
"""
