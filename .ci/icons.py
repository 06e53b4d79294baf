"""The program's icons as pictures of every size that systems ask for, drawn by Qt from the SVG.

icons.py FOLDER     FOLDER/{16x16…256x256,scalable}/{apps,mimetypes}/venuedesk….{png,svg}, as icon themes are laid out
"""

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256)
DRAWN = Path(__file__).resolve().parent.parent / "resources" / "icons" / "program"


def png(drawing: Path, size: int) -> bytes:
    """A drawing as a PNG, ``size`` pixels square."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    del app
    return bytes(buffer.data().data())


def write_ico(drawing: Path, target: Path) -> None:
    """All sizes in one file, for Windows."""
    pictures = [Image.open(io.BytesIO(png(drawing, size))) for size in SIZES]
    pictures[-1].save(target, sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])


def write_theme(folder: Path) -> None:
    """The program's icon and that of its files."""
    for name, kind in (("venuedesk", "apps"), ("venuedesk-file", "mimetypes")):
        drawing = DRAWN / f"{name}.svg"
        for size in SIZES:
            target = folder / f"{size}x{size}" / kind / f"{name}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(png(drawing, size))
        target = folder / "scalable" / kind / f"{name}.svg"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(drawing, target)


if __name__ == "__main__":
    write_theme(Path(sys.argv[1]))
