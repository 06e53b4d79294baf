"""Python's collector of circles, on the window's thread alone.

It runs on whichever thread makes an object at the wrong moment. On a worker's it would end widgets that hang in a circle
(a slot that knows its dialog), and Qt's widgets live and die on the window's thread: elsewhere that hangs or crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


def collect_due() -> None:
    """Collect the oldest generation whose turn it is by Python's own thresholds, on this thread."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


class Collector(QObject):
    """Collects from now on until ``stop``, in the pauses of the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
