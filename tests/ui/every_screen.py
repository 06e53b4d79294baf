"""Every page and dialog of the real window, one after the other, for what must be true of all of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Problem, UserError
from desktop.domain.fever import FeverDraft
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker
from desktop.printing.media import Media
from desktop.printing.spooler import Printer, PrinterState
from desktop.reports.recovery import RecoverySheet
from desktop.services.desk import Desk
from desktop.services.exposure.results import ExposureRequest, HourCrowd
from desktop.services.green_channel.drafts import Pile
from desktop.services.imports.outcome import ImportOutcome, NotRead, Rejected
from desktop.store.queries.destructions import Destruction
from desktop.ui.entry.correction import CORRECT, CorrectDialog
from desktop.ui.exposure.actions import ExposureActions
from desktop.ui.exposure.call_dialog import CallDialog
from desktop.ui.exposure.counted import CountedDialog
from desktop.ui.exposure.export import ExportListDialog
from desktop.ui.exposure.print_list import PrintListDialog
from desktop.ui.fever.waiting import FeverListDialog
from desktop.ui.fever.worksheet import FeverDialog
from desktop.ui.find.actions import EraseDialog, FindActions
from desktop.ui.green_channel.actions import EntryActions
from desktop.ui.green_channel.card_dialogs import CardVoidDialog
from desktop.ui.green_channel.import_lines import ImportLinesDialog
from desktop.ui.green_channel.import_result import ImportResultDialog
from desktop.ui.green_channel.pile import PileListDialog
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.dialogs import Dialog, confirm, show_error
from desktop.ui.kit.files import SaveFolder, documents_folder
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.print_dialog import PaperPrintDialog
from desktop.ui.kit.reason_dialog import ReasonDialog
from desktop.ui.place.dialog import PlaceDialog
from desktop.ui.posters.calibration import CalibrationDialog
from desktop.ui.posters.print_options import PaperOptions, PrintOptionsDialog
from desktop.ui.retention.shredding import ShredCertificatesDialog, certificate_paper
from desktop.ui.shell.desk_view import Shell
from desktop.ui.shell.fault_report import ReportDialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.palette import Palette
from desktop.ui.shell.shortcuts import ShortcutSheet
from desktop.ui.sync.joining import EnrolDialog
from desktop.ui.venue.gate_panel import GateRenameDialog
from desktop.ui.venue.member_dialogs import MemberPasswordDialog, RebindDialog, RecoveryDialog
from desktop.ui.venue.official_code import AdoptDialog
from desktop.ui.venue_form.recovery import recovery_papers
from tests.ui.desk_window import make_sync
from tests.ui.find.find_page import enter

CERTIFICATE = Destruction(3, 1_795_400_760_000, "", "2026-11-01", "2026-11-22", 28, 1674, 2, "2026-12-20", ())
A4 = Media("iso_a4_210x297mm", 210, 297)
PRINTER = Printer("desk", "大厅激光打印机 HP LaserJet M437", True, PrinterState.IDLE, (), (A4,), 600, True)
COUNTED = tuple(HourCrowd(1_795_400_760_000 + 3_600_000 * hour, "急诊入口", 31, True) for hour in range(30))
OFFICIAL = "https://code.health.example/v/9f8d7a6s5d4f3g2h1j?place=441302004"
_ELSEWHERE = frozenset(
    {
        "window.lock",
        "window.quit",
        "window.language",
        "window.big",
        "window.privacy",
        "window.rail",  # of the window, and without a dialog
        "window.palette",
        "window.shortcuts",  # opened by the window; below by hand
        "window.help",  # a window of its own: tests/journeys/test_help.py
        "settings.folder",
        "venue.copy_code",  # to another program
        "posters.print",
        "posters.save",
        "posters.save_for_shop",
        "posters.calibrate",  # there is no printer; below by hand
        "statistics.export",
        "exposure.stays",
        "audit.export",
        "backup.second",
        "backup.file",
        "venue.adopt",
        "studio.add_picture",
        "posters.export_template",
        "posters.import_template",
        "entry.import",
        "entry.template",
        "sync.export",
        "sync.receipt",  # to paper, or by Qt's own dialog for files
    }
)


class EveryScreen:
    """The window over a desk; ``pages`` and ``dialogs`` show one thing after the other."""

    def __init__(self, qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs) -> None:
        self._qtbot, self._program, self._desk, self._jobs = qtbot, program, desk, jobs
        self.shell: Shell = Pages(
            desk, jobs, make_sync(desk, program.settings, jobs), lambda _key: None, lambda: None
        ).shell()
        self.window = MainWindow(program.settings)
        self.window.enter(self.shell)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        with qtbot.waitExposed(self.window):
            self.window.show()

    def pages(self) -> Iterator[tuple[str, QWidget]]:
        """Each page, settled; the tabs of Venue one by one."""
        for command in self.shell.available():
            if command.id.startswith("go."):
                self.shell.open_page(command.page)
                page = self.shell.page(command.page)
                tabs = getattr(page, "tabs", None)
                for number in range(3 if tabs is not None else 1):
                    if tabs is not None:
                        page.show_tab(("details", "gates", "members")[number])
                    self._settle()
                    yield f"{command.page}-{number}" if tabs is not None else command.page, self.window

    def dialogs(self) -> Iterator[tuple[str, QDialog]]:
        """Each dialog, open and settled. Every command that opens one is among them, of itself."""
        for name, opener in self._openers().items():
            opener()
            self._settle()
            for dialog in self.window.findChildren(QDialog):
                if isValid(dialog) and dialog.isVisible():
                    yield name, dialog
                    if isValid(dialog):
                        dialog.done(QDialog.DialogCode.Rejected)
            self._settle()

    def submit_wrong(self, dialog: QDialog, text: str) -> bool:
        """Type the same text into all that a dialog asks for and press its button; whether it is still there to be asked."""
        asked: list[QLineEdit | QPlainTextEdit] = [
            *dialog.findChildren(QLineEdit),
            *dialog.findChildren(QPlainTextEdit),
        ]
        asked = [f for f in asked if f.window() is dialog and f.isVisible() and f.isEnabled() and not f.isReadOnly()]
        if not asked or not isinstance(dialog, Dialog):
            return False
        for field in asked:
            if isinstance(field, QLineEdit):
                field.setText(text)
                field.textEdited.emit(text)
            else:
                field.setPlainText(text)
        dialog.action.click()
        self._settle()
        return isValid(dialog) and dialog.isVisible()

    def open_all_dialogs(self) -> list[tuple[str, QDialog]]:
        """All of them, open at the same time, for what would take long one after the other."""
        opened: list[tuple[str, QDialog]] = []
        # The palette closes as soon as another window has the keyboard.
        for name, opener in sorted(self._openers().items(), key=lambda one: one[0] == "palette"):
            opener()
            self._settle()
            fresh = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
            opened += [(name, dialog) for dialog in fresh]
            for dialog in fresh:
                dialog.hide()  # a command does nothing while a dialog waits for an answer
        for _, dialog in opened:
            dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # laid out, and not painted
            dialog.show()
        return opened

    def commands(self) -> Iterator[tuple[str, Banner]]:
        """Each command of a page that the member may give: done, settled, and what it has opened closed again."""
        for command in self.shell.available():
            if command.page and command.id not in _ELSEWHERE:
                self.shell.run(command.id)
                self._settle()
                yield command.id, self.shell.page(command.page).banner
                for dialog in self.window.findChildren(QDialog):
                    if dialog.isVisible():
                        dialog.done(QDialog.DialogCode.Rejected)

    def _openers(self) -> dict[str, Callable[[], object]]:
        commands: dict[str, Callable[[], object]] = {
            command.id: lambda name=command.id: self.shell.run(name)
            for command in self.shell.available()
            if not command.id.startswith("go.") and command.id not in _ELSEWHERE
        }
        return commands | self._by_hand()

    def _by_hand(self) -> dict[str, Callable[[], object]]:
        """Those that no command opens, or that ask for a file first."""
        desk, jobs, window = self._desk, self._jobs, self.window
        gate: Gate = desk.gates.list()[0]
        member = desk.members.list()[-1]
        offered = self.shell.available()
        sheet = RecoverySheet(desk.venue.get().name, "ABCD-EFGH-JKLM-NPQR-STUV", self._program.clock.today())
        no_file = message("CodePicture", "{path} cannot be read.", path=Path("a-folder-of-some-length/" * 6))
        return {
            "palette": lambda: Palette(offered, lambda _id: None, jobs, window).open(),
            "shortcuts": lambda: ShortcutSheet(offered, window).open(),
            "place": lambda: PlaceDialog(desk.maps, jobs, "441302004", (22.5431, 114.0579), window).open(),
            "report": lambda: ReportDialog(ValueError(), window).open(),
            "calibrate": lambda: CalibrationDialog(
                desk.calibration, PRINTER, (210, 297), Language.ZH, jobs, window
            ).open(),
            "print-options": lambda: PrintOptionsDialog(
                PaperOptions(ink_saving=True, smaller=A4),
                "A3",
                (A4,),
                lambda _: 3,
                jobs,
                window,
                labels=1,
                has_printer=True,
            ).open(),
            "adopt": lambda: AdoptDialog(OFFICIAL, desk.venue, desk.gates.list(), CodeMaker(), jobs, window).open(),
            "correct-reason": lambda: ReasonDialog(CORRECT, lambda _reason: None, jobs, window).open(),
            "correct": self._open_correction,
            "import-result": self._open_import,
            "import-mend": self._open_mending,
            "import-taken": lambda: ImportResultDialog(ImportOutcome("名单.xlsx", 16, 12, 3), window).open(),
            "pile-list": self._open_pile,
            "enrol": self._open_joining,
            "exposure-call": lambda: self._about_lookup(
                lambda actions, lookup: CallDialog(actions, lookup, lookup.contacts[0], jobs, window)
            ),
            "exposure-export": lambda: self._about_lookup(
                lambda actions, lookup: ExportListDialog(
                    actions.exports, lookup.kept.case, "7QK4 M2WX", SaveFolder(self._program.settings), jobs, window
                )
            ),
            "exposure-print": lambda: self._about_lookup(
                lambda actions, lookup: PrintListDialog(
                    actions.exports, lookup.kept.case, actions.printer, actions.settings, jobs, window
                )
            ),
            "counted": lambda: CountedDialog(COUNTED, self._program.clock, window).open(),
            "fever": self._open_worksheet,
            "fevers": lambda: FeverListDialog(desk.fevers.open(), window).open(),
            "card-void": self._void_card,
            "erase": self._erase,
            "shred-certificates": lambda: ShredCertificatesDialog((CERTIFICATE,), lambda _row: None, window).open(),
            "shred-paper": lambda: PaperPrintDialog(
                certificate_paper(desk.destruction, CERTIFICATE),
                desk.paper_printer,
                self._program.settings,
                jobs,
                window,
            ).open(),
            "rename": lambda: GateRenameDialog(gate, desk.gates, jobs, window).open(),
            "password": lambda: MemberPasswordDialog(member, desk.members, jobs, window).open(),
            "rebind": lambda: RebindDialog(
                desk.venue.get().declaration_code, member, desk.members, jobs, window
            ).open(),
            "recovery": lambda: RecoveryDialog(
                sheet, jobs, recovery_papers(self._program.resources / "fonts", self._program.catalogue), window
            ).open(),
            "failure": lambda: show_error(window, UserError(no_file)),
            "unbind": lambda: confirm(
                window,
                message("MembersTab", "Unbind {name}?", name=member.name),
                message(
                    "MembersTab",
                    "{name} is taken off all gates and cannot sign in any more. What was recorded "
                    "stays, and the declaration code binds again.",
                    name=member.name,
                ),
                message("MembersTab", "Unbind"),
                lambda: None,
            ),
        }

    def _about_lookup(self, make: Callable[[ExposureActions, Any], QDialog]) -> None:
        """A dialog about a case that is kept, with a contact."""
        case = enter(self._desk, time="09:00-10:00")
        enter(
            self._desk,
            time="09:10-09:20",
            name="麦小田",
            id_type="passport",
            id_number="PX1234567",
            phone="13600136111",
        )
        actions = ExposureActions.of(self._desk)
        person = actions.begin(case.id)
        lookup = actions.look_up(ExposureRequest(person.stays, case.id), "疾控来电", person)
        make(actions, actions.keep(lookup)).open()

    def _open_worksheet(self) -> None:
        """A worksheet with all that it may ask: somebody without a declaration, let in with a fever."""
        desk, program = self._desk, self._program
        fever = desk.fevers.open_at_gate(desk.gates.list()[0].id, 384)
        desk.fevers.keep(fever, FeverDraft("38.5", waits_at="一楼隔离观察室", called="120", outcome="cleared"))
        FeverDialog(
            desk.fevers.worksheet(fever),
            desk.fevers,
            desk.fever_printing,
            desk.paper_printer,
            program.settings,
            program.clock,
            self._jobs,
            self.window,
        ).open()

    def _open_joining(self) -> None:
        """The ways to join again, over the network or by stick."""
        enrolment, jobs = self._desk.enrolment, self._jobs
        EnrolDialog(
            lambda asked, *ends: jobs.run(lambda: enrolment.enroll(asked.url, asked.ticket), *ends),
            lambda asked, *ends: jobs.run(lambda: enrolment.accept(asked.path), *ends),
            documents_folder,
            "https://hub.example",
            self.window,
        ).open()

    def _open_import(self) -> None:
        """What became of a file that has nothing right in it."""
        draft = DeclarationDraft(visited_on="2026-02-30", gate="南门", name="刘福")
        problem = Problem("visited_on", message("declaration", "There is no such date as {date}.", date="2026-02-30"))
        rejected = tuple(Rejected(line, draft, problems=(problem,)) for line in range(2, 700))
        outcome = ImportOutcome(
            "名单.xlsx", 714, 12, 3, rejected, (NotRead(1, 1, message("tables", "The headings, and blank lines.")),)
        )
        mending = EntryActions.of(self._desk).mending
        opened = mending.open(self._desk.import_drafts.keep(outcome))
        assert opened is not None
        ImportLinesDialog(mending, opened, SaveFolder(self._program.settings), self._jobs, self.window, outcome).open()

    def _open_mending(self) -> None:
        """A line that is mended, of a file with several sheets."""
        self._open_import()
        lines = self.window.findChildren(ImportLinesDialog)[-1]
        lines.table.opened.emit(lines.table.current())

    def _open_pile(self) -> None:
        """The end of a pile whose slips lie in two boxes."""
        pile = Pile("2026-11-20", "", "", 3, 7, ("JB-000007", "JB-000008"))
        boxes = {"JB-000007": "2026-10", "JB-000008": "2026-11 A"}
        PileListDialog(pile, self._desk.declarations.context(), boxes, "2026-11 B", self.window).open()

    def _void_card(self) -> None:
        """The question before a card is voided."""
        person = DeclarationDraft(
            name="刘福", id_type="none", phone="13900139999", address="下埔路1号", category="no_phone"
        )
        card = self._desk.cards.issue(person, consent=True)
        CardVoidDialog(self._desk.cards, card, self._jobs, self.window).open()

    def _erase(self) -> None:
        """All of somebody of whom one declaration is held."""
        desk = self._desk
        entered = enter(desk, time="16:00")
        desk.retention.hold(entered.id, "公安来函")
        found = replace(desk.erasure.look(entered.id), declarations=28, cards=(7,))
        EraseDialog(desk.erasure, found, desk.store.clock, self._jobs, self.window).open()

    def _open_correction(self) -> None:
        """The form of a declaration, as its correction opens it."""
        desk = self._desk
        entered = enter(desk)
        opened = FindActions.of(desk).correction.open(entered.id, "来访者更正电话")
        CorrectDialog(
            opened.draft,
            opened.entry_context,
            opened.reason,
            lambda _draft: None,
            lambda _field: "",
            self._program.clock,
            self._jobs,
            self.window,
        ).open()

    def _settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self._jobs.is_busy, timeout=15_000)
        for _ in range(3):
            QApplication.processEvents()


def cut_words(root: QWidget) -> list[str]:
    """Visible labels that have less room than their words need."""
    return [
        f"{label.width()}×{label.height()} for {_needed(label)}: {label.text()}"
        for label in root.findChildren(QLabel)
        if label.isVisible() and label.wordWrap() and label.text() and label.height() < _needed(label)
    ]


def _needed(label: QLabel) -> int:
    return label.heightForWidth(label.width())
