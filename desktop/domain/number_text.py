"""Numbers as people read them, the same on screens, papers and in the console, in every language.

Counts are parted by thousands, averages have one decimal, shares are whole percentages unless less than one matters.
Cells of files, identifiers, serial numbers, years and lines of a file are no counts: they are written as they are.
"""


def count_text(count: int) -> str:
    """``3,214``."""
    return f"{count:,}"


def average_text(average: float) -> str:
    """``3,214.0``: one decimal, so that nobody takes an average for a count."""
    return f"{average:,.1f}"


def percent_text(share: float, decimals: int = 0) -> str:
    """``12%``, from a share of 1."""
    return f"{share * 100:,.{decimals}f}%"
