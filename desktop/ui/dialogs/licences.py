"""What this program is made of, and under which licences."""

from PySide6.QtWidgets import QWidget

from desktop.ui.dialogs.base import Dialog
from desktop.ui.sizes import column, sized
from desktop.ui.tokens import Space
from desktop.ui.widgets.card import ListRow, scrolled
from desktop.ui.widgets.labels import label

PARTS: tuple[tuple[str, str], ...] = (
    ("VenueDesk", "MIT"),
    ("Noto Sans SC, HanaMinB (GlyphWiki)", "SIL Open Font License 1.1"),
    ("Qt, PySide6-Essentials, shiboken6", "LGPL 3.0"),
    ("Python, typing-extensions", "PSF License 2.0"),
    ("SQLCipher", "BSD 3-Clause"),
    ("sqlcipher3", "zlib"),
    ("SQLAlchemy, Alembic, Mako", "MIT"),
    ("MarkupSafe", "BSD 3-Clause"),
    ("cryptography", "Apache 2.0 / BSD 3-Clause"),
    ("OpenSSL", "Apache 2.0"),
    ("cffi", "MIT-0"),
    ("pycparser", "BSD 3-Clause"),
    ("ReportLab", "BSD 3-Clause"),
    ("charset-normalizer", "MIT"),
    ("PDFium, pypdfium2", "BSD 3-Clause / Apache 2.0"),
    ("ZXing-C++, zxing-cpp", "Apache 2.0"),
    ("qrcode", "BSD 3-Clause"),
    ("Pillow", "MIT-CMU"),
    ("fontTools, uniseg, pypinyin", "MIT"),
    ("NumPy", "BSD 3-Clause"),
    ("pyqtgraph, colorama", "MIT / BSD 3-Clause"),
    ("python-stdnum", "LGPL 2.1"),
    ("XlsxWriter", "BSD 2-Clause"),
    ("unicodedata2", "Apache 2.0"),
    ("uuid6, platformdirs, filelock", "MIT"),
    ("httpx, httpcore, idna, msgspec, zstandard", "BSD 3-Clause"),
    ("h11, anyio, pyrage", "MIT"),
    ("certifi", "MPL 2.0"),
    ("tzdata", "Apache 2.0"),
)
"""Names as their makers write them; a Python distribution is called as in ``pyproject.toml``."""


class LicencesDialog(Dialog):
    """A list of parts with their licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=520)
        inner = QWidget()
        rows = column(inner, gap=0, margins=(0, 0, Space.M, 0))
        for name, licence in PARTS:
            line = ListRow()
            line.add(label("body", name), 1)
            line.add(label("quiet", licence))
            rows.addWidget(line)
        rows.addStretch(1)
        area = scrolled(inner)
        sized(area, height=420)
        self.body.addWidget(area)
        self.action.hide()
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Licences"))
        self.cancel.set_words(self.tr("Close"))
