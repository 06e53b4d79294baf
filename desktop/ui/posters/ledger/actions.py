"""The commands of the ledger on the posters page, and the menu that they are found in."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from desktop.domain.wall_round import WallRound
from desktop.services.desk import Desk
from desktop.ui.kit.files import SaveFolder
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page
from desktop.ui.kit.print_dialog import PaperPrintDialog
from desktop.ui.posters.examine import Choice
from desktop.ui.posters.gates import PosterGatesCard
from desktop.ui.posters.ledger.history import HistoryDialog
from desktop.ui.posters.ledger.reprint import ReprintDialog, ReprintParts
from desktop.ui.posters.wall.round_dialog import RoundDialog, round_paper


class LedgerActions(QObject):
    """Adds its commands to the page. ``finished_with`` says what came out, and the folder that was written to (None:
    paper)."""

    finished_with = Signal(object, object)

    def __init__(
        self,
        page: Page,
        desk: Desk,
        jobs: Jobs,
        folder: SaveFolder,
        choice: Callable[[], Choice],
        gates: PosterGatesCard,
    ) -> None:
        """``choice`` is the look that is chosen on the page, ``gates`` shows the gates, one of which is looked at."""
        super().__init__(page)
        self._page, self._desk, self._jobs, self._folder = page, desk, jobs, folder
        self._choice, self._gates = choice, gates
        self._actions = {
            "reprint": page.add_command("posters.reprint", self.reprint),
            "history": page.add_command("posters.history", self.show_history),
            "round": page.add_command("posters.round", self.go_round),
        }

    def menu(self) -> QMenu:
        """What can be done about the posters that hang."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._actions.values():
            menu.addAction(action)
        check = self._page.command_action("posters.check")
        if check is not None:
            menu.addAction(check)
        return menu

    def reprint(self) -> None:
        """Offer what must be printed again."""
        desk = self._desk
        parts = ReprintParts(desk.reprints, desk.posters, desk.paper_printer, desk.settings, self._jobs)
        dialog = ReprintDialog(parts, self._choice(), self._page)
        dialog.finished_with.connect(self.finished_with)
        dialog.open()

    def show_history(self) -> None:
        """Show what hung at the gate that is looked at."""
        current = self._gates.current
        if current is not None:
            gates = [poster.gate for poster in self._gates.posters]
            HistoryDialog(self._desk.poster_history, gates, current.gate, self._jobs, self._page).open()

    def go_round(self) -> None:
        """Look at the codes of all gates, or go on doing so."""
        desk = self._desk
        dialog = RoundDialog(desk.wall_rounds, desk.clock, self._jobs, self._page)
        dialog.ended.connect(self._print_report)
        dialog.report_wanted.connect(self._print_report)
        dialog.open()

    def _print_report(self, ended: WallRound) -> None:
        desk = self._desk
        paper = round_paper(desk.wall_rounds, ended)
        PaperPrintDialog(paper, desk.paper_printer, desk.settings, self._jobs, self._page).open()
