"""Metres on Baidu's own map plane (BD-09 MC), as its links have them, as degrees on BD-09.

Baidu's plane is no plain Mercator: its maps approximate the latitude by a polynomial for each band of 15 degrees. The
coefficients are those of Baidu's published map program; the bands here reach from the equator to 60° north, which is all
of China.
"""

_BANDS: tuple[tuple[float, tuple[float, ...]], ...] = (
    (
        5591021.0,
        (
            -3.030883460898826e-8,
            8.98305509983578e-6,
            0.30071316287616,
            59.74293618442277,
            7.357984074871,
            -25.38371002664745,
            13.45380521110908,
            -3.29883767235584,
            0.32710905363475,
            6856817.37,
        ),
    ),
    (
        3481989.83,
        (
            -1.981981304930552e-8,
            8.983055099779535e-6,
            0.03278182852591,
            40.31678527705744,
            0.65659298677277,
            -4.44255534477492,
            0.85341911805263,
            0.12923347998204,
            -0.04625736007561,
            4482777.06,
        ),
    ),
    (
        1678043.12,
        (
            3.09191371068437e-9,
            8.983055096812155e-6,
            6.995724062e-5,
            23.10934304144901,
            -2.3663490511e-4,
            -0.6321817810242,
            -0.00663494467273,
            0.03430082397953,
            -0.00466043876332,
            2555164.4,
        ),
    ),
    (
        0.0,
        (
            2.890871144776878e-9,
            8.983055095805407e-6,
            -3.068298e-8,
            7.47137025468032,
            -3.53937994e-6,
            -0.02145144861037,
            -1.234426596e-5,
            1.0322952773e-4,
            -3.23890364e-6,
            826088.5,
        ),
    ),
)
"""From which northing on a band applies, and its coefficients: two of the longitude, seven of the latitude, its scale."""
_MOST_NORTHERN = 8362377.87


def from_metres(x: float, y: float) -> tuple[float, float] | None:
    """Latitude and longitude on BD-09; None for what lies in no band of China's."""
    if not 0 <= y < _MOST_NORTHERN or x <= 0:
        return None
    offset, per_metre, *powers, scale = next(terms for least, terms in _BANDS if y >= least)
    part = y / scale
    return sum(factor * part**power for power, factor in enumerate(powers)), offset + per_metre * x
