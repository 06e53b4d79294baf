"""PDFium crashes the process when two threads use it at once; whatever printing does with it stands that."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MANY_AT_ONCE = """
import threading
from desktop.printing.offset import Offset, calibrated_pdf
from desktop.printing.raster import RasterDocument
from tests.printing.sheets import sheets

pdf = sheets(pages=3)

def work():
    for _ in range(15):
        with RasterDocument(calibrated_pdf(pdf, Offset(1.0, 1.0))) as document:
            for page in range(document.page_count):
                assert sum(strip.height for strip in document.strips(page, 50)) == 585

threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all done")
"""


def test_pages_are_prepared_in_several_threads_at_once() -> None:
    done = subprocess.run([sys.executable, "-c", MANY_AT_ONCE], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "all done\n"), done.stderr
