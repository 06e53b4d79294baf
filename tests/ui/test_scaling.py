"""The layout of every page on a screen whose pixels are scaled, as the system does for dense ones."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
WALK = "tests/ui/test_layout.py::test_nothing_on_any_page_is_cut_covered_or_out_of_reach[zh]"


def test_pages_hold_at_a_fractional_scale() -> None:
    """A process of its own, since Qt reads the factor once. Whole factors round nothing; half ones do."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", WALK],
        env=os.environ | {"QT_SCALE_FACTOR": "1.5"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
