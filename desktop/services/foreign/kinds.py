"""The kinds of processes in which what comes from outside is read: the one list of the modules that do so, and their limits.

Honest files need far less: a table of a million cells 200 MiB, a picture of 24 million pixels with transparency 400 MiB.
Files of sticks (bundles, receipts, invitations) are not among them: they are opened with keys, which such a process is not
to have, are bounded before they are read, and nothing of them is unpacked that the hub or a desk has not signed.
"""

from desktop.sandbox.readers import ProcessKind

_MIB = 1 << 20

SHEETS = ProcessKind("sheets", ("desktop.tables.reading",), memory=600 * _MIB, cpu_seconds=600)
PICTURES = ProcessKind(
    "pictures",
    (
        "desktop.maps.pictures",
        "desktop.posters.codes.readcode",
        "desktop.posters.document.pictures",
        "desktop.posters.document.untrusted",
        "desktop.reports.calibration.reading",
        "numpy.ma",  # which numpy loads at the first call of some functions
    ),
    memory=1024 * _MIB,
    cpu_seconds=60,
    silence=90.0,
)
DRAWINGS = ProcessKind("drawings", ("desktop.ui.studio.drawings",), memory=600 * _MIB, cpu_seconds=8, silence=12.0)
"""By itself, and named only: it is the one that needs Qt."""

KINDS = (SHEETS, PICTURES, DRAWINGS)
