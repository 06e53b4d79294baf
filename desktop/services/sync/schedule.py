"""When the desk is to sync by itself, for the loop of the window; nothing of HTTP is imported before a sync is due."""

from desktop.sync.intervals import SyncIntervals
from desktop.sync.schedule import Observation, SyncSchedule

__all__ = ["Observation", "SyncIntervals", "SyncSchedule", "network_address"]


def network_address(url: str) -> str:
    """The address of this PC that packets to a hub would leave from; empty while there is no network."""
    from desktop.sync.network import local_address

    return local_address(url)
