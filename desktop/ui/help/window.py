"""The manual in a window of its own, beside the one that asked for it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.manual.manual import Manual
from desktop.manual.sections import FIRST
from desktop.ui.help.contents import Contents
from desktop.ui.help.reader import SectionReader
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.icons import program_icon
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.sizes import column, px, row, sized
from desktop.ui.kit.tokens import Space

_SIZE = QSize(940, 700)
_LEFT = 260
_KEYS = {"back": "Alt+Left", "forward": "Alt+Right", "search": "Ctrl+F", "close": "Esc"}


class HelpWindow(Translated, QWidget):
    """Contents and a section. It stays open while one works, and goes above the window or dialog that asks last."""

    def __init__(self, make: Callable[[], Manual], jobs: Jobs) -> None:
        """``make`` gives the manual in the window's language."""
        super().__init__(None, Qt.WindowType.Window)
        self._make = make
        self.setObjectName("backdrop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowIcon(program_icon())
        self.contents = Contents(jobs)
        self.reader = SectionReader()
        self.back, self.forward = Button("secondary", "chevron-left"), Button("secondary", "chevron-right")
        sized(self.contents, width=_LEFT)
        head = row(gap=Space.S)
        head.addWidget(self.back)
        head.addWidget(self.forward)
        head.addStretch(1)
        right = column(gap=Space.M, margins=(0, Space.L, Space.L, Space.L))
        right.addLayout(head)
        right.addWidget(self.reader, 1)
        box = row(self, gap=Space.L)
        box.addWidget(self.contents)
        box.addLayout(right, 1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.contents.wanted.connect(self._on_wanted)
        self.reader.shown.connect(self._on_shown)
        self.reader.backwardAvailable.connect(self.back.setEnabled)
        self.reader.forwardAvailable.connect(self.forward.setEnabled)
        for button, act in ((self.back, self.reader.backward), (self.forward, self.reader.forward)):
            button.setEnabled(False)
            button.clicked.connect(act)
        for name, act in {
            "back": self.reader.backward,
            "forward": self.reader.forward,
            "search": self._on_search,
            "close": self._on_escape,
        }.items():
            action = QAction(self)
            action.setShortcut(QKeySequence(_KEYS[name]))
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)

    def open_section(self, section: str, host: QWidget) -> None:
        """Show a section beside a window, or above a dialog, which would keep the keyboard from it otherwise."""
        self.contents.field.clear()
        self.reader.open_section(section or FIRST)
        self._belong_to(host)
        if not self.isVisible():
            self._place(host)
            self.show()
        self.raise_()
        self.activateWindow()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Help"))
        self.back.set_words("", self.tr("Back (Alt+←)"))
        self.forward.set_words("", self.tr("Forward (Alt+→)"))
        manual = self._make()
        self.contents.set_manual(manual)
        self.reader.set_manual(manual)

    def _belong_to(self, host: QWidget) -> None:
        """A modal dialog takes the keyboard from every window but those that belong to it."""
        self.winId()
        own, above = self.windowHandle(), host.windowHandle()
        if own is not None and own.transientParent() is not above:
            if self.isVisible():
                self.hide()  # whether it is blocked is decided when it is shown
                own.setTransientParent(above)
                self.show()
            else:
                own.setTransientParent(above)

    def _place(self, host: QWidget) -> None:
        """To the right of the window where the screen has room, else over its right part."""
        screen, frame, inside = (
            host.screen().availableGeometry(),
            host.window().frameGeometry(),
            host.window().geometry(),
        )
        # As much as the other window's: this one's is not known before it is shown, and its title bar has to be in reach.
        border = frame.size() - inside.size()
        size = QSize(px(_SIZE.width()), px(_SIZE.height())).boundedTo(screen.size() - border)
        left = min(frame.right() + 1, screen.right() + 1 - size.width() - border.width())
        top = max(screen.top(), min(frame.top(), screen.bottom() + 1 - size.height() - border.height()))
        self.setGeometry(QRect(QPoint(left, top) + inside.topLeft() - frame.topLeft(), size))

    def _on_wanted(self, section: str, words: str) -> None:
        self.reader.open_section(section)
        if words:
            self.reader.mark_first(words)

    def _on_shown(self, section: str) -> None:
        self.contents.show_current(section)

    def _on_escape(self) -> None:
        """Esc first takes away what is searched for."""
        if self.contents.field.text():
            self.contents.field.clear()
        else:
            self.close()

    def _on_search(self) -> None:
        self.contents.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.contents.field.selectAll()
