"""Rounds along the walls: every gate's code looked at, and a report of them."""
