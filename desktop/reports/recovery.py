"""The recovery sheet: one page for the safe, with the code that opens the desk when the password is lost, or what was
sealed for the health office when its key is.

Both languages stand on it, since whoever opens the safe in two years is not known today. The code appears on
this page only; it is in no file name, title or other property of the document.
"""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.catalogue import Catalogue
from desktop.domain.codes import show_code
from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.domain.posters import Language
from desktop.posters.document.bindings import written

_FILES = {"VenueDesk": "NotoSansSC_400Regular.ttf", "VenueDesk-Bold": "NotoSansSC_700Bold.ttf"}
_REGULAR, _BOLD = _FILES
_MISSING = "〓"  # the geta mark: printers' sign for a character that is not to hand
_GREEN, _INK, _GREY, _LINE = (HexColor(c) for c in ("#0B6E63", "#14211E", "#4E5F5A", "#B9C7C3"))
_LEFT, _RIGHT = 25 * mm, A4[0] - 25 * mm

_KEPT_BY, _KEPT_AT = (
    message("recovery-sheet", "Kept by"),
    message("recovery-sheet", "Kept at"),
)
_PROGRAM = message("recovery-sheet", "VenueDesk")


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a recovery sheet says beside the code: its title, and three steps for whoever finds it."""

    title: Message
    steps: tuple[Message, Message, Message]


OF_DESK = SheetWords(
    message("recovery-sheet", "Recovery code"),
    (
        message("recovery-sheet", "Lock this sheet away. Take no photo, keep no copy on a computer."),
        message(
            "recovery-sheet",
            "If the password is lost: press 'Forgot the password', type the code above, set a new password.",
        ),
        message("recovery-sheet", "Whoever has the code can open the desk. If in doubt, let the manager renew it."),
    ),
)
OF_OFFICE = SheetWords(
    message("recovery-sheet", "Recovery code of the office key"),
    (
        message("recovery-sheet", "Lock this sheet away, elsewhere than the stick with the key file. Keep no copy."),
        message("recovery-sheet", "If the key file or its passphrase is lost: sealed lists open with this code."),
        message(
            "recovery-sheet",
            "Whoever has the code can read all visitors. If in doubt, make another key.",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What the sheet says: whose code it is, the code in canonical form, the day it was made."""

    venue: str
    code: str
    made_on: dt.date
    words: SheetWords = OF_DESK


def recovery_pdf(sheet: RecoverySheet, fonts: Path, catalogue: Catalogue) -> bytes:
    """The sheet as an A4 PDF; ``fonts`` is the folder of the bundled faces. The same sheet gives the same bytes.

    Raises ``UserError`` when the fonts cannot be read.
    """
    printable = _load(fonts)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, initialFontName=_REGULAR)
    canvas.setTitle("VenueDesk")
    _head(canvas, sheet, printable(sheet.venue), catalogue)
    _code(canvas, sheet.code)
    _advice(canvas, sheet.words, catalogue)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _load(folder: Path) -> Callable[[str], str]:
    """Make the faces known to reportlab; gives what replaces characters that they lack."""
    try:
        faces = [TTFont(name, folder / file) for name, file in _FILES.items()]
    except (OSError, TTFError) as error:
        raise UserError(
            message("posters", "The font {name} cannot be read. Install VenueDesk again.", name=_FILES[_REGULAR])
        ) from error
    for face in faces:
        pdfmetrics.registerFont(face)
    known = faces[0].face.charToGlyph
    # reportlab's own TrueType text garbles what lies beyond the basic plane, so that counts as lacking too.
    return lambda text: "".join(c if ord(c) in known and ord(c) <= 0xFFFF else _MISSING for c in text)


def _head(canvas: Canvas, sheet: RecoverySheet, venue: str, catalogue: Catalogue) -> None:
    title, made_on = sheet.words.title, sheet.made_on

    def chinese(one: Message) -> str:
        return catalogue.text(one, "zh")

    canvas.setFillColor(_GREEN)
    canvas.rect(0, A4[1] - 42 * mm, A4[0], 42 * mm, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#FFFFFF"))
    canvas.setFont(_BOLD, 26)
    canvas.drawString(_LEFT, A4[1] - 24 * mm, chinese(title))
    canvas.setFont(_REGULAR, 12)
    canvas.drawString(_LEFT, A4[1] - 33 * mm, str(title))
    canvas.drawRightString(_RIGHT, A4[1] - 24 * mm, f"{chinese(_PROGRAM)} {_PROGRAM}")
    canvas.drawRightString(_RIGHT, A4[1] - 33 * mm, f"{written(made_on, Language.ZH)}　{made_on}")
    canvas.setFillColor(_INK)
    size = 17.0
    while size > 9 and pdfmetrics.stringWidth(venue, _BOLD, size) > _RIGHT - _LEFT:
        size -= 0.5
    canvas.setFont(_BOLD, size)
    for number, line in enumerate(_lines(venue, _BOLD, size)):
        canvas.drawString(_LEFT, A4[1] - 62 * mm - number * size * 1.5, line)


def _lines(text: str, face: str, size: float) -> list[str]:
    """The text cut into lines that fit between the margins, anywhere: names of venues have few spaces."""
    lines = [""]
    for character in text:
        if pdfmetrics.stringWidth(lines[-1] + character, face, size) > _RIGHT - _LEFT:
            lines.append("")
        lines[-1] += character
    return lines


def _code(canvas: Canvas, code: str) -> None:
    """The groups, four and three to a line, each numbered as it is asked for when it is typed."""
    top, gap, per_line = A4[1] - 88 * mm, 6 * mm, 4
    width, height = (_RIGHT - _LEFT - 3 * gap) / per_line, 24 * mm
    for number, group in enumerate(show_code(code).split()):
        line, place = divmod(number, per_line)
        x, y = _LEFT + place * (width + gap), top - (line + 1) * height - line * gap
        canvas.setStrokeColor(_LINE)
        canvas.roundRect(x, y, width, height, 3 * mm)
        canvas.setFillColor(_GREY)
        canvas.setFont(_REGULAR, 9)
        canvas.drawCentredString(x + width / 2, y + height - 6 * mm, str(number + 1))
        canvas.setFillColor(_INK)
        canvas.setFont(_BOLD, 24)
        canvas.drawCentredString(x + width / 2, y + 5.5 * mm, group)


def _advice(canvas: Canvas, words: SheetWords, catalogue: Catalogue) -> None:
    y = A4[1] - 165 * mm
    for number, step in enumerate(words.steps, 1):
        canvas.setFillColor(_GREEN)
        canvas.setFont(_BOLD, 14)
        canvas.drawString(_LEFT, y, str(number))
        canvas.setFillColor(_INK)
        canvas.setFont(_REGULAR, 12)
        canvas.drawString(_LEFT + 9 * mm, y, catalogue.text(step, "zh"))
        canvas.setFillColor(_GREY)
        canvas.setFont(_REGULAR, 9.5)
        canvas.drawString(_LEFT + 9 * mm, y - 6 * mm, str(step))
        y -= 19 * mm
    canvas.setStrokeColor(_LINE)
    for label, x in ((_KEPT_BY, _LEFT), (_KEPT_AT, _LEFT + 85 * mm)):
        canvas.setFont(_REGULAR, 10)
        canvas.drawString(x, 38 * mm, f"{catalogue.text(label, 'zh')} {label}")
        canvas.line(x + 28 * mm, 37 * mm, x + 75 * mm, 37 * mm)
