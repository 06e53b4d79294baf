"""Ten fingers at the entry form, and what came of them; the keys are counted."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.people import Right, Role
from desktop.ui.entry.fields import LineEntry
from desktop.ui.green_channel.page import GreenChannelPage
from tests.conftest import MANAGER_PASSWORD
from tests.journeys.front import Front

ENTER, CONTROL, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
ALL_NO = Qt.Key.Key_Asterisk
ANSWERS = (ALL_NO, Qt.Key.Key_Y, *(Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10)))
"""Keys that say what the slip says: an answer, a choice. All others beside the text are control keys."""


@dataclass
class Hands:
    """Ten fingers. ``keys`` counts what is pressed beside the text of the slip, ``controls`` those among them that answer
    nothing, ``letters`` the text."""

    front: Front
    keys: int = 0
    controls: int = 0
    letters: int = 0
    counts: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def page(self) -> GreenChannelPage:
        page = self.front.shell.page("green-channel")
        assert isinstance(page, GreenChannelPage)
        return page

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.front.key(key, held)
            self.front.until(lambda: not self.front.cut())
            self.keys += 1
            self.controls += key not in ANSWERS or held != Qt.KeyboardModifier.NoModifier

    def write(self, text: str) -> None:
        """ASCII by its keys; Chinese is composed by an input method and then committed."""
        self.letters += len(text)
        if text.isascii():
            self.front.type(text)
        else:
            compose(text)
            commit(text)

    def fields(self, *texts: str) -> None:
        """Text and Enter, field after field; an empty text leaves a field as it is."""
        for text in texts:
            if text:
                self.write(text)
            self.press(ENTER)

    def fill(self, **texts: str) -> None:
        """Go down the form by Enter and say what stands in these fields; a choice is made by its digit, which goes on."""
        left = dict(texts)
        for _ in range(40):
            if not left:
                return
            at = self.at()
            if at in left and isinstance(QApplication.focusWidget(), LineEntry):
                self.write(left.pop(at))
                self.press(ENTER)
            elif at in left:
                self.press(Qt.Key(Qt.Key.Key_0 + int(left.pop(at))))
            else:
                self.press(ENTER)
        raise AssertionError(f"at {self.at()}, and not said: {left}")

    def back_to(self, field: str) -> None:
        """Shift+Enter, as often as it takes to come to a field."""
        for _ in range(12):
            if self.at() == field:
                return
            self.press(ENTER, held=SHIFT)
        raise AssertionError(f"{self.at()}, and not {field}")

    def answer(self) -> None:
        """No symptom, no to what is not answered yet, agreed, signed: the slip's lower half, by the keyboard alone."""
        if self.at() == "symptoms":
            self.press(Qt.Key.Key_0)
        self.to("travel_history")
        self.press(ALL_NO)
        self.sign(Qt.Key.Key_1)

    def sign(self, how: Qt.Key) -> None:
        """That the person agrees, and the signature."""
        assert self.at() == "consent"
        self.press(Qt.Key.Key_Y, how)

    def to(self, field: str) -> None:
        """Enter, as often as it takes to come to a field."""
        for _ in range(9):
            if self.at() == field:
                return
            self.press(ENTER)
        raise AssertionError(f"{self.at()}, and not {field}")

    def save(self) -> None:
        """Ctrl+Enter; the form must be empty for the next slip afterwards."""
        before = self.front.desk.desk.declarations.count() if self.front.desk.desk else 0
        self.press(ENTER, held=CONTROL)
        self.front.settle()
        QApplication.processEvents()
        assert self.front.desk.desk is not None
        names = {
            key: (row.note(), self.page.card.form.typed(key))
            for key, row in self.page.card.form.rows.items()
            if row.problem
        }
        assert self.front.desk.desk.declarations.count() == before + 1, names or self.page.banner.text()
        self.counts.append((self.keys, self.controls, self.letters))
        self.keys = self.controls = self.letters = 0

    def at(self) -> str:
        """The field that has the focus."""
        return self.page.card.form.field_of(QApplication.focusWidget())


def compose(text: str) -> None:
    """What an input method shows under composition; no field holds it yet."""
    QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(text, []))


def commit(text: str) -> None:
    """What it hands over in the end."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def sign_in(front: Front, role: Role, password: str) -> None:
    """Choose a member in the list before the password, by its arrow keys."""
    front.key(Qt.Key.Key_Backtab, SHIFT)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, *([Qt.Key.Key_Down] if role is Role.CLERK else [])):
        front.key(key)
    front.key(Qt.Key.Key_Tab)
    front.sign_in(password)
    front.settle()
    assert front.desk.desk is not None
    assert front.desk.desk.session.member.role is role


def entered(hands: Hands, *numbers: int) -> list[DeclarationDraft]:
    """What is stored for some slips. Who may see that signs in first."""
    desk = hands.front.desk.desk
    if desk is None or not desk.session.member.may(Right.SEE_PERSONAL_DATA):
        hands.front.desk.lock()
        sign_in(hands.front, Role.MANAGER, MANAGER_PASSWORD)
        desk = hands.front.desk.desk
    assert desk is not None
    found = [desk.declarations.find(f"JB-{number:06d}").rows[0] for number in numbers]
    assert [row.slip for row in found] == [f"JB-{number:06d}" for number in numbers]
    return [desk.declarations.unmasked(row.id, "journey") for row in found]
