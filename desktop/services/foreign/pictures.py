"""Pictures and PDFs from outside: the codes in them, and what layouts show of them."""

from pathlib import Path
from typing import TypeVar

from desktop.files.whole import unreadable
from desktop.posters.document.layout import Asset, Layout
from desktop.posters.document.layout_json import load
from desktop.printing.offset import Offset
from desktop.sandbox.readers import Reader
from desktop.sandbox.sandbox import Sandbox, Watch, no_watch
from desktop.services.foreign.kinds import DRAWINGS, PICTURES
from desktop.services.rights import open_to_all

T = TypeVar("T")
_CODES = "desktop.posters.codes.readcode"
CODE = Reader(PICTURES, _CODES, "read_code", str)
CODES = Reader(PICTURES, _CODES, "read_codes", tuple[str, ...])
CALIBRATION = Reader(PICTURES, "desktop.reports.calibration.reading", "read_calibration", Offset)
LAYOUT = Reader(PICTURES, "desktop.posters.document.untrusted", "read_layout", bytes)
PICTURE = Reader(PICTURES, "desktop.posters.document.pictures", "read_picture", Asset)
DRAWING = Reader(DRAWINGS, "desktop.ui.studio.drawings", "read_drawing", Asset)

READERS = (CODE, CODES, CALIBRATION, LAYOUT, PICTURE, DRAWING)


class ForeignPictures:
    """Reads them. Each call may take seconds: use a background thread."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    @open_to_all("It reads a file that somebody has chosen, and nothing of the desk.")
    def code(self, source: Path | bytes, name: str) -> str:
        """The content of the one code in a picture or PDF. Raises ``UserError`` for none, several, blurred; ``BadInput`` for
        no picture."""
        return self._of(CODE, source, name)

    @open_to_all("It reads a file that somebody has chosen, and nothing of the desk.")
    def codes(self, path: Path, watch: Watch = no_watch) -> tuple[str, ...]:
        """The contents of all codes in one, each once. Raises as ``code``."""
        return self._of(CODES, path, path.name, watch)

    @open_to_all("It reads a file that somebody has chosen, and nothing of the desk.")
    def calibration(self, path: Path) -> Offset:
        """What puts the printer right whose calibration sheet is in a picture. Raises ``UserError``, ``BadInput``."""
        return self._of(CALIBRATION, path, path.name)

    @open_to_all("It reads a file that somebody has chosen, and nothing of the desk.")
    def asset(self, path: Path) -> Asset:
        """A picture (PNG, JPEG or SVG) as layouts hold it. Raises ``BadInput``."""
        reader = DRAWING if path.suffix.casefold() == ".svg" else PICTURE
        try:
            return self._sandbox.read(reader, path, path.name)
        except OSError as error:
            raise unreadable(path, error) from error

    @open_to_all("It reads a file that somebody has chosen, and nothing of the desk.")
    def layout(self, path: Path) -> Layout:
        """The layout of a layout file. Raises ``UserError`` for what cannot be read or used."""
        try:
            return load(self._sandbox.read(LAYOUT, path, path.name))
        except OSError as error:
            raise unreadable(path, error) from error

    def _of(self, reader: Reader[T], source: Path | bytes, name: str, watch: Watch = no_watch) -> T:
        try:
            return self._sandbox.read(reader, source, name, watch)
        except OSError as error:
            raise unreadable(Path(name), error) from error
