"""The numbers at the side of a chart."""

import math


def ticks(top: float, most: int = 5) -> list[int]:
    """Whole numbers from 0 to below ``top``, evenly spaced by 1, 2, 4 or 5 times a power of ten; at most ``most`` steps."""
    if top <= 0:
        return [0]
    power = 10 ** max(math.floor(math.log10(top / most)), 0)
    step = next(power * n for n in (1, 2, 4, 5, 10, 20) if top / (power * n) <= most)
    return list(range(0, math.floor(top) + 1, step))
