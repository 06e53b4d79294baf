"""How eagerly a desk syncs by itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds: between two looks, of calm after the last new record, after the first of them at most, between two
    syncs that nothing calls for, and how long desks are spread when their network comes back."""

    look: float = 5.0
    calm: float = 20.0
    most: float = 120.0
    beat: float = 30 * 60.0
    spread: float = 20.0
