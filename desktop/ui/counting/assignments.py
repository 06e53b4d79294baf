"""Who checks at which gate, on the Counting page."""

from collections.abc import Sequence

from desktop.domain.gate import Gate
from desktop.domain.messages import Message, message
from desktop.domain.people import Member
from desktop.services.counting.choices import Choices, suggested
from desktop.services.counting.counting import CountingBoard


class GateAssignments:
    """Who checks at which gate: as chosen today, else as first suggested to ``me``; somebody who has left is nobody."""

    def __init__(self, me: Member) -> None:
        self._me = me
        self._chosen: dict[str, str] = {}
        self._named: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._scanner = ""
        self.is_restored = False
        """Whether it is known what was chosen before."""

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
        """Set the inspector whom somebody chose for a gate; empty for nobody."""
        self._chosen[gate_id] = self._named[gate_id] = inspector

    def set_scanner(self, gate_id: str) -> None:
        self._scanner = gate_id

    def restore(self, kept: Choices) -> None:
        """Begin with what was chosen today, before the window came up."""
        self._chosen, self._scanner, self.is_restored = dict(kept.inspectors), kept.scanner, True
        self._named = dict(self._chosen)

    def follow(self, board: CountingBoard) -> list[tuple[str, str]]:
        """Follow the gates and inspectors of a board; gives gate and name of those who have left the venue."""
        bound = {member.id for member in board.inspectors}
        left = []
        for gate in board.gates:
            named = self._named.get(gate.id, "")
            if named in self._names and named not in bound:
                left.append((gate.id, self._names[named]))
                self.choose(gate.id, "")
            elif named not in bound and self._chosen.get(gate.id) != "":
                self._named[gate.id] = suggested(gate.id, self._me, board.inspectors)
        self._names = {member.id: member.name for member in board.inspectors}
        return left


def about_retired(gates: Sequence[Gate]) -> Message:
    """That gates were retired meanwhile."""
    return message(
        "CountingPage",
        "{gates} was retired: nobody is counted there any more, and its people stay counted.",
        gates="、".join(gate.name for gate in gates),
    )


def about_who_left(name: str, gate: str) -> Message:
    """That somebody who was named at a gate has left the venue."""
    return message(
        "CountingPage",
        "{name} is not of this venue any more. People at {gate} count without a name until you choose who checks.",
        name=name,
        gate=gate,
    )
