"""Figures for whoever watches over the hub, in Prometheus' text format. They name no venue."""

import threading
from collections import Counter
from dataclasses import dataclass, field

_HELP = {
    "venuedesk_hub_requests_total": "Requests by endpoint and status.",
    "venuedesk_hub_records_total": "Records taken, whatever became of them.",
    "venuedesk_hub_apart_total": "Records that were kept apart, by fate.",
    "venuedesk_hub_expired_total": "Records whose content was dropped at the end of its retention.",
}


@dataclass
class Metrics:
    """Counters since the process started."""

    _counts: Counter[tuple[str, tuple[tuple[str, str], ...]]] = field(default_factory=Counter)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, amount: int = 1, **labels: str) -> None:
        """Count; ``name`` without the prefix. Labels have few values: no identifiers."""
        with self._turn:
            self._counts[f"venuedesk_hub_{name}_total", tuple(sorted(labels.items()))] += amount

    def text(self) -> str:
        """All counters, every one with its help."""
        with self._turn:
            counts = dict(self._counts)
        lines: list[str] = []
        for name, words in _HELP.items():
            lines += [f"# HELP {name} {words}", f"# TYPE {name} counter"]
            lines += [
                f"{name}{_labels(labels)} {count}" for (of, labels), count in sorted(counts.items()) if of == name
            ]
        return "\n".join(lines) + "\n"


def _labels(labels: tuple[tuple[str, str], ...]) -> str:
    return "{" + ",".join(f'{key}="{value}"' for key, value in labels) + "}" if labels else ""
