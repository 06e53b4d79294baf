"""What an opening or a sync may find out about the past of a desk's audit log and keys, in sentences."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.clock import venue_time
from desktop.domain.messages import Message, message

_MARK_BYTES, _LONGEST_NUMBER = 6, 15


class FindingKind(StrEnum):
    """``behind``: the database is older than the anchor; ``rewritten``: the log has other entries than it had;
    ``unanchored``: the anchor is gone; ``old_keys``: the key file is older than the desk; ``only_at_hub``: the hub has
    records of this desk that are not here."""

    BEHIND = "behind"
    REWRITTEN = "rewritten"
    UNANCHORED = "unanchored"
    OLD_KEYS = "old_keys"
    ONLY_AT_HUB = "only_at_hub"


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """A finding. ``at``: when the anchor was written (UTC ms, 0 for unknown); ``count``: missing entries, or
    records."""

    kind: FindingKind
    at: int = 0
    count: int = 0

    @property
    def sentence(self) -> Message:
        """What was found, and what to do."""
        when = f"{venue_time(self.at):%Y-%m-%d %H:%M}" if self.at else ""
        match self.kind:
            case FindingKind.BEHIND:
                return message(
                    "audit",
                    "This desk is in an earlier state than on {when}: {count} entries of its audit log are missing, and what they were about. If nobody put a backup back, keep the folder as it is and call whoever looks after this PC.",
                    when=when,
                    count=self.count,
                )
            case FindingKind.REWRITTEN:
                return message(
                    "audit",
                    "The audit log has other entries than on {when}: somebody wrote it anew. Keep the folder as it is and call whoever looks after this PC.",
                    when=when,
                )
            case FindingKind.UNANCHORED:
                return message(
                    "audit",
                    "The file that says how far the audit log had come was removed from the desk's folder. If nobody tidied up there, somebody may want to put back an older state.",
                )
            case FindingKind.OLD_KEYS:
                return message(
                    "audit",
                    "The key file is older than on {when}: passwords that were changed since then open the desk again. If nobody put it back, change the passwords.",
                    when=when,
                )
            case FindingKind.ONLY_AT_HUB:
                return message(
                    "audit",
                    "This desk is in an earlier state, or its folder was copied and used elsewhere: the hub has {count} records of this desk that are not here. If nobody put a backup back, keep the folder as it is and call whoever looks after this PC.",
                    count=self.count,
                )


@dataclass(frozen=True, slots=True)
class AuditMark:
    """How far an audit log is, short enough for paper: the number of its last entry and 48 bits of the chain there, as
    ``1234 3F7A-91C0-22BE``."""

    seq: int
    digits: str

    @classmethod
    def of(cls, seq: int, chain: bytes) -> "AuditMark":
        """The mark of a log whose chain has this value after entry ``seq``."""
        return cls(seq, chain[:_MARK_BYTES].hex().upper())

    @classmethod
    def read(cls, text: str) -> "AuditMark | None":
        """The mark that somebody typed off a sheet; None for anything else."""
        number, _, digits = text.strip().partition(" ")
        digits = digits.replace("-", "").replace(" ", "").upper()
        if not number.isascii() or not number.isdigit() or len(number) > _LONGEST_NUMBER:
            return None
        if len(digits) != 2 * _MARK_BYTES or not set(digits) <= set("0123456789ABCDEF"):
            return None
        return cls(int(number), digits)

    def __str__(self) -> str:
        groups = (self.digits[start : start + 4] for start in range(0, len(self.digits), 4))
        return f"{self.seq} {'-'.join(groups)}"
