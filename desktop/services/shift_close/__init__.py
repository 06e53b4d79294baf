"""The end of a shift: what is still open, and who was there."""
