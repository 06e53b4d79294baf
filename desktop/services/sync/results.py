"""What a sync has done, over the network or onto a stick, as callers of ``SyncService`` are given it."""

from desktop.sync.push import Pushed
from desktop.sync.stick import ExportedBundle

__all__ = ["ExportedBundle", "Pushed"]
