"""``python tests/bench/run.py``: measures what the product promises, and prints always the same table.

    python tests/bench/run.py [--runs 7] [--only startup|declarations|counting|purge|charts|posters|studio|memory|sync|herd|million|exposure|office|cases|check-in|visits|backup]… [--json]

Ratios are taken within one run, on the same machine at the same time. Nothing here is a test: a slow machine gives
slow figures, not a failure. The exit code is 1 when something that was started did not come up.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import (
    backup,
    cases,
    charts,
    check_in,
    counting,
    declarations,
    exposure,
    memory,
    office,
    posters,
    purge,
    startup,
    studio,
    sync,
    sync_million,
    thundering_herd,
    visits,
)
from tests.bench.figures import Bench, Figure, NotMeasured, Outcome, table
from tests.bench.screen import NeverSeen

BENCHES: dict[str, Bench] = {
    "startup": startup.measure,
    "declarations": declarations.measure,
    "counting": counting.measure,
    "purge": purge.measure,
    "charts": charts.measure,
    "posters": posters.measure,
    "studio": studio.measure,
    "memory": memory.measure,
    "sync": sync.measure,
    "herd": thundering_herd.measure,
    "check-in": check_in.measure,
}
LONG: dict[str, Bench] = {
    "million": sync_million.measure,
    "exposure": exposure.measure,
    "office": office.measure,
    "cases": cases.measure,
    "visits": visits.measure,
    "backup": backup.measure,
}
"""Measured only where they are asked for by name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure VenueDesk.")
    parser.add_argument("--runs", type=int, default=7, help="how often each thing is measured (default 7)")
    parser.add_argument("--only", action="append", choices=[*BENCHES, *LONG], help="only this; may be repeated")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args(arguments)
    outcomes: list[Outcome] = []
    failed = False
    for name in options.only or BENCHES:
        print(f"measuring {name} …", file=sys.stderr)
        try:
            outcomes += (BENCHES | LONG)[name](options.runs)
        except (NeverSeen, subprocess.SubprocessError) as error:
            outcomes.append(NotMeasured(name, str(error)))
            failed = True
    if options.json:
        print(json.dumps({"figures": [_as_json(outcome) for outcome in outcomes]}, ensure_ascii=False))
    else:
        print(table(outcomes))
    return 1 if failed else 0


def _as_json(outcome: Outcome) -> dict[str, object]:
    rating = {"verdict": outcome.rating} if isinstance(outcome, Figure) else {}
    return asdict(outcome) | rating


if __name__ == "__main__":
    sys.exit(main())
