"""Typefaces and lines: reading and subsetting fonts, where lines break, which size fits a frame."""
