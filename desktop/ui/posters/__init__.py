"""Posters: chosen, looked at, proved, printed; single codes."""
