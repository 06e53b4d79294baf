"""What the Counting page works with: the services, and who checks at which gate."""

from dataclasses import dataclass

from desktop.domain.clock import Clock
from desktop.services.counting.choices import Choices, CountingChoices, suggested
from desktop.services.counting.counting import CountingBoard, CountingService
from desktop.services.counting.hour_sheets import HourSheetService, SheetDrafts
from desktop.services.fevers.fevers import FeverService
from desktop.services.fevers.printing import FeverPrintService


@dataclass(frozen=True)
class CountingDesk:
    """The services that the Counting page works with."""

    counting: CountingService
    choices: CountingChoices
    sheets: HourSheetService
    sheet_drafts: SheetDrafts
    fevers: FeverService
    fever_papers: FeverPrintService
    clock: Clock


class Posts:
    """Who checks at which gate: as chosen today, else as first suggested; somebody who has left is nobody."""

    def __init__(self, choices: CountingChoices) -> None:
        self._source = choices
        self._chosen: dict[str, str] = {}
        self._named: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._scanner = ""
        self._is_read = False

    @property
    def choices(self) -> Choices:
        """What is to be remembered."""
        return Choices(dict(self._chosen), self._scanner)

    @property
    def scanner(self) -> str:
        """The gate that a scanner counts at; empty for the first one."""
        return self._scanner

    def inspector(self, gate_id: str) -> str:
        """Who is named at a gate, empty for nobody."""
        return self._named.get(gate_id, "")

    def choose(self, gate_id: str, inspector: str) -> None:
        """Somebody chose, nobody included."""
        self._chosen[gate_id] = self._named[gate_id] = inspector

    def set_scanner(self, gate_id: str) -> None:
        self._scanner = gate_id

    def follow(self, board: CountingBoard) -> list[tuple[str, str]]:
        """Bring everything to how things stand; gives gate and name of whom is not of the venue any more."""
        if not self._is_read:
            kept = self._source.kept()
            self._chosen, self._scanner, self._is_read = dict(kept.inspectors), kept.scanner, True
            self._named = dict(self._chosen)
        bound = {member.id for member in board.inspectors}
        left = []
        for gate in board.gates:
            named = self._named.get(gate.id, "")
            if named in self._names and named not in bound:
                left.append((gate.id, self._names[named]))
                self.choose(gate.id, "")
            elif named not in bound and self._chosen.get(gate.id) != "":
                self._named[gate.id] = suggested(gate.id, self._source.me, board.inspectors)
        self._names = {member.id: member.name for member in board.inspectors}
        return left
