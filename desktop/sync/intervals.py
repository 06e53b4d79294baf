"""How often a desk syncs by itself. In a module of its own: every start reads it, and nothing else of ``schedule``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SyncIntervals:
    """All in seconds. ``poll``: between two observations. ``debounce``: without a new record before a sync begins, but no
    longer than ``debounce_limit`` after the first new one. ``interval``: between two syncs without anything new; each
    is drawn between half of it and the whole. ``jitter``: over which desks spread that start, or whose network comes
    back, at the same moment."""

    poll: float = 5.0
    debounce: float = 20.0
    debounce_limit: float = 120.0
    interval: float = 30 * 60.0
    jitter: float = 20.0
