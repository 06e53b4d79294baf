"""Which print system this computer has."""

import sys

from desktop.printing.spooler import Spooler


def system_spooler() -> Spooler:
    """CUPS on Linux, Qt's printing elsewhere. Loaded only now: the other one may not even be installed."""
    if sys.platform == "linux":
        from desktop.printing.cups import CupsSpooler

        return CupsSpooler()
    from desktop.printing.qt import QtSpooler

    return QtSpooler()
