"""The studio's page: tools, the poster, and beside it properties, checks and layers."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.changes import PEOPLE_AND_PLACES, Kind
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.posters.editing.editor import Editor
from desktop.posters.editing.mends import is_text_of_venue
from desktop.posters.editing.new_elements import Block
from desktop.printing.spooler import Printer
from desktop.services.desk import Desk
from desktop.services.posters.studio import VenueValues
from desktop.services.posters.studio_drafts import StudioDraft
from desktop.services.printing.posters import PrintService
from desktop.settings import POSTER_LANGUAGE, POSTER_TEMPLATE
from desktop.ui.kit.cards import EmptyState
from desktop.ui.kit.draft_keeper import DraftKeeper
from desktop.ui.kit.files import SaveFolder
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.page import Page
from desktop.ui.kit.poster_commands import NEW_LAYOUT
from desktop.ui.kit.studio_commands import STUDIO, TOOLS
from desktop.ui.studio.actions import ACTIONS, obstacle
from desktop.ui.studio.canvas.view import StudioCanvas, Tool
from desktop.ui.studio.checks import StudioChecksCard
from desktop.ui.studio.dialogs import NewDialog
from desktop.ui.studio.head import StudioHead
from desktop.ui.studio.layers import LayersCard
from desktop.ui.studio.mending import Mender
from desktop.ui.studio.opening import Opened, Reader
from desktop.ui.studio.properties import PropertiesCard
from desktop.ui.studio.saving import Saver
from desktop.ui.studio.scope import ScopeLine
from desktop.ui.studio.session import StudioSession
from desktop.ui.studio.tools import SELECT, ToolColumn
from desktop.ui.studio.transfer import Transfer
from desktop.ui.studio.work import StudioWork

_CARDS_MS = 40
"""How soon the cards follow the canvas, which moves at every frame of a drag."""
_MENU = (
    ("cut", "copy", "paste", "duplicate", "delete"),
    ("top", "up", "down", "bottom"),
    ("group", "ungroup"),
    ("lock", "hide", "reset"),
)


class StudioPage(Page):
    """Edits one layout at a time. It stays as it is while another page is looked at, and is kept against a crash."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = desk.settings
        self._reader = Reader(desk.studio, desk.typesetting, desk.own_templates, desk.studio_drafts)
        self._latest = Latest(jobs, self)
        self._asks_for_paper = False
        self._printers = Latest(jobs, self)
        self._read_printer = partial(_printer_in_use, desk.printing)
        self._selected: frozenset[str] | None = None
        self._drawn: Editor | None = None
        """What the canvas shows."""
        self.session = StudioSession(desk.studio, jobs, self)
        self.saver = Saver(self, self.session, desk.own_templates, desk.settings, jobs)
        self.transfer = Transfer(self, self.session, desk.foreign_pictures, SaveFolder(desk.settings), jobs)
        self._drafts: DraftKeeper[StudioDraft] = DraftKeeper(desk.studio_drafts, jobs, self.session.left_over, self)
        self._cards = QTimer(self)
        self._cards.setSingleShot(True)
        self._cards.setInterval(_CARDS_MS)
        self._cards.timeout.connect(self._show_cards)
        self._add_commands()
        self._build()
        self._connect()
        self.retranslate()
        self.follow(desk.subscribe, PEOPLE_AND_PLACES | {Kind.POSTER})

    def _add_commands(self) -> None:
        own: Mapping[str, Callable[[], object]] = {
            "new": self._on_new,
            "save": self.saver.save,
            "save_as": self.saver.save_as,
            "done": lambda: self.saver.leave(lambda: self.wanted.emit("go.posters")),
            "copy": self.transfer.copy,
            "cut": self.transfer.cut,
            "paste": self.transfer.paste,
            "paste_in_place": partial(self.transfer.paste, in_place=True),
            "add_picture": self.transfer.ask_for_picture,
            "select": lambda: self._choose_tool(None),
            "words": self.edit_words,
            "field": self._on_field,
            "previous_gate": partial(self.session.step, -1),
            "next_gate": partial(self.session.step, 1),
            "language": self.session.step_language,
            "only_gate": lambda: self.session.set_only(only=not self._is_for_one),
            "reset": self._on_reset,
            "zoom_in": lambda: self.canvas.zoom_in(),
            "zoom_out": lambda: self.canvas.zoom_out(),
            "fit": lambda: self.canvas.fit(),
            "actual_size": lambda: self.canvas.actual_size(),
        }
        for command in STUDIO:
            name = command.id.removeprefix("studio.")
            self.add_command(command.id, own.get(name) or partial(self._act, command.id))
        self.action("redo").setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.action("zoom_in").setShortcuts([QKeySequence("Ctrl+="), QKeySequence("Ctrl++")])

    def _build(self) -> None:
        tools = {c.id.removeprefix("studio.").removeprefix("add_"): self.command_action(c.id) for c in TOOLS}
        self.head = StudioHead(self.header, self.action)
        self.tools = ToolColumn({name: action for name, action in tools.items() if action is not None})
        self.scope = ScopeLine([self.action(name) for name in ("zoom_out", "zoom_in", "fit")])
        self.canvas = StudioCanvas(self.session.render)
        self.properties = PropertiesCard(self.transfer.ask_for_other_picture)
        self.checks, self.layers = StudioChecksCard(), LayersCard()
        self.mender = Mender(self, self.session, self.canvas.setFocus)
        self.work = StudioWork(self.tools, self.scope, self.canvas, (self.properties, self.checks, self.layers))
        self.empty = EmptyState("gate", with_button=True)
        self.body.addWidget(self.work, 1)
        self.body.addWidget(self.empty, 1)
        self.empty.hide()
        for action in tools.values():
            if action is not None:
                # The letters of tools are letters wherever something is typed.
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                self.canvas.addAction(action)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.session.checked.connect(self._show_checks)
        self.session.failed.connect(self.banner.show_error)
        self.canvas.rendered.connect(lambda _poster: self._cards.start())
        self.canvas.zoom_changed.connect(self.scope.show_zoom)
        self.canvas.edit_wanted.connect(lambda _id: self.edit_words())
        self.canvas.menu_wanted.connect(self.open_menu)
        self.canvas.drawn.connect(lambda: self._choose_tool(None))
        self.tools.chosen.connect(self._choose_tool)
        self.tools.picture_wanted.connect(self.action("add_picture").trigger)
        self.tools.block_wanted.connect(self._on_block)
        self.head.gate_chosen.connect(self.session.look_at)
        self.head.language_chosen.connect(self.session.set_language)
        self.scope.only_changed.connect(lambda only: self.session.set_only(only=only))
        self.scope.reset_wanted.connect(lambda: self._reset(self.session.differing))
        self.checks.shown.connect(self.mender.show_element)
        self.checks.mend_wanted.connect(self.mender.mend)
        self._drafts.failed.connect(self.banner.show_error)
        if self.empty.button is not None:
            self.empty.button.clicked.connect(lambda: self.wanted.emit("gates.add"))

    def action(self, name: str) -> QAction:
        """The action of one of the studio's commands."""
        found = self.command_action(f"studio.{name}")
        assert found is not None, name
        return found

    # Opening.

    def refresh(self) -> None:
        """Read the venue's values again; the first time, open what was left or the template that is printed."""
        self._printers.ask(self._read_printer, self.session.set_printer, lambda _none: self.session.set_printer(None))
        if self.session.opened is None:
            self.open(self._settings.get(POSTER_TEMPLATE))
        else:
            self._latest.ask(self._reader.values, self._on_values, self.banner.until(self._latest.answered))

    def run_about(self, command_id: str, about: str) -> None:
        """The way to this page, about a template or an empty page (``new:a3``): edit it."""
        if command_id != "go.studio":
            super().run_about(command_id, about)
        else:
            self.saver.leave(lambda: self.open(about))

    def open(self, about: str) -> None:
        """Edit a template, or, the first time, what was left unsaved; ``NEW_LAYOUT`` asks for the paper of an empty one."""
        is_first = self.session.opened is None
        self._asks_for_paper = about == NEW_LAYOUT
        if self._asks_for_paper and not is_first:
            self._on_new()
            return

        def read() -> tuple[Opened, Mapping[Language, VenueValues]]:
            return self._reader.opened(about, draft_first=is_first), self._reader.values()

        self._latest.ask(read, self._on_opened, self.banner.until(self._latest.answered))

    def _on_opened(self, read: tuple[Opened, Mapping[Language, VenueValues]]) -> None:
        opened, values = read
        self._show_empty(values)
        if not values[Language.ZH].gates:
            return
        if self.session.opened is None:
            self._drafts.take(opened.draft)
        editor = self.session.editor
        language = editor.language if editor is not None else Language(self._settings.get(POSTER_LANGUAGE))
        self.session.open(opened, values, language)
        if opened.draft is not None:
            words = message("StudioPage", "Changes to “{name}” that were not saved are back.", name=opened.draft.name)
            self.banner.show_message("attention", words, message("StudioPage", "Discard them"), self.session.discard)
        self._on_read()
        if self._asks_for_paper:
            self._on_new()

    def _on_values(self, values: Mapping[Language, VenueValues]) -> None:
        self._show_empty(values)
        if values[Language.ZH].gates:
            self.session.set_values(values)
        self._on_read()

    def _show_empty(self, values: Mapping[Language, VenueValues]) -> None:
        none = not values[Language.ZH].gates
        self.work.setVisible(not none)
        self.empty.setVisible(none)

    def focus_first(self) -> None:
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        self.action("save").setText(self.tr("Save"))
        self.action("done").setText(self.tr("Done"))
        self.canvas.setAccessibleName(self.tr("The poster"))
        self.empty.set_words(
            self.tr("No gate is in use"),
            self.tr("A poster is that of a gate. Add one on the Venue page, then lay its poster out here."),
            self.tr("Add a gate"),
        )
        self._selected = None
        self._show_head()
        self._show_cards()

    # Showing.

    def _on_changed(self) -> None:
        editor = self.session.editor
        if editor is None or not self.session.gates:
            return
        self.canvas.edge = self.session.edge
        if self._drawn is editor:
            self.canvas.refresh()
        else:
            self._drawn, self._selected = editor, None
            self.canvas.set_editor(editor)
        self._show_head()
        if editor.selected != self._selected:
            self._show_cards()
        else:
            self._cards.start()
        self._drafts.touch()
        self.session.check()

    def _show_head(self) -> None:
        session, editor = self.session, self.session.editor
        name = ""
        if session.opened is not None:
            name = sentence(session.opened.name)
            if session.opened.origin.startswith(NEW_LAYOUT):
                name = self.tr("not saved yet")
            elif not session.opened.template_id:
                name = self.tr("{name} (a copy of your own)").format(name=name)
        self.header.set_words(self.tr("Edit layout"), name)
        if editor is None or not session.gates:
            return
        self.head.show_history(editor.history)
        self.head.show_gates(session.gates, session.gate, editor.language)
        self.scope.fill(session.gate, len(session.gates), len(session.differing), only=self._is_for_one)

    def _show_cards(self) -> None:
        self._cards.stop()
        looked = self.session.looked()
        if looked is None:
            return
        self._selected = looked.editor.selected
        self.properties.fill(looked)
        self.layers.fill(looked.editor, {gate.id: gate.name for gate in self.session.gates})
        self._show_checks()

    def _show_checks(self) -> None:
        editor = self.session.editor
        if editor is not None:
            gates = {gate.id: gate.name for gate in self.session.gates}
            names = frozenset(e.id for e in editor.elements if is_text_of_venue(e, editor.language))
            self.checks.fill(self.session.findings, self.session.reading_distance, gates, names)

    @property
    def is_settled(self) -> bool:
        """Whether everything that stands on the page is about the present document."""
        return not (self._cards.isActive() or self._latest.is_waiting or self.session.is_checking)

    @property
    def _is_for_one(self) -> bool:
        """Whether changes are for one gate alone."""
        return self.session.editor is not None and self.session.editor.gate_id is not None

    # Commands.

    def _act(self, command_id: str) -> None:
        editor, action = self.session.editor, ACTIONS[command_id]
        if editor is None:
            return
        why = obstacle(action, editor)
        if why is not None:
            self.banner.show_message("attention", why)
        else:
            action.do(editor)

    def _on_new(self) -> None:
        dialog = NewDialog(self)
        dialog.chosen.connect(lambda about: self.saver.leave(lambda: self.open(about)))
        dialog.open()

    def _choose_tool(self, kind: object) -> None:
        self.canvas.tool = Tool(str(kind)) if kind is not None else Tool(SELECT)
        self.tools.show_tool(kind)  # type: ignore[arg-type]
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_block(self, block: Block) -> None:
        if self.session.editor is not None:
            self.session.editor.add_block(block)

    def edit_words(self) -> None:
        """Put the keys into the words of the selected text."""
        self._show_cards()
        if not self.properties.text.edit_words():
            self.banner.show_message("attention", message("StudioPage", "Select one text first."))

    def _on_field(self) -> None:
        self._show_cards()
        if not self.properties.text.offer_fields():
            self.banner.show_message("attention", message("StudioPage", "Select one text first."))

    def _on_reset(self) -> None:
        editor = self.session.editor
        if editor is not None:
            self._reset(editor.selected or self.session.differing)

    def _reset(self, ids: frozenset[str]) -> None:
        editor, gate = self.session.editor, self.session.gate
        if editor is None or gate is None:
            return
        if editor.gate_id is None:
            self.session.set_only(only=True)
        editor.reset_at_gate(ids)

    def menu(self) -> QMenu:
        """What can be done with the selection, for the right mouse button and the menu key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for names in _MENU:
            menu.addActions([self.action(name) for name in names])
            menu.addSeparator()
        return menu

    def open_menu(self, at: QPoint) -> None:
        """Show that menu at a place of the screen."""
        self.menu().popup(at)


def _printer_in_use(printing: PrintService) -> Printer | None:
    """The printer that posters go to, as the print system describes it now."""
    return printing.preferred(printing.printers())
