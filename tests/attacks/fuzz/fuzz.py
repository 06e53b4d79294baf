"""Fuzzes one reader, guided by what of our code an input reaches: ``python -m tests.attacks.fuzz.fuzz TARGET INPUTS``.

With atheris (``pip install atheris``; Linux) inputs are bred from those that reached something new; without it honest
ones are changed at random. Half of the changes leave an input well-formed (``changes.py``). ``--corpus DIR`` keeps those, and takes up there the next time. A crash, an input that takes more than a
second of the processor, and one that needs more than a gigabyte end it, and leave the input in a file ``crash-…``. What
was found is mended where it arose, and the input put into ``corpus/TARGET``, which every test run reads
(``test_corpus.py``).
"""

import argparse
import random
import resource
import sys
import time
from pathlib import Path

from tests.attacks.fuzz.changes import changed

SLOWEST = 1.0
"""Seconds of a processor for one input."""
MOST_MEMORY = 1 << 30
LONGEST = {"xlsx": 6000, "ods": 6000, "csv": 3000, "template": 9000}
"""Bytes of an input."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("inputs", type=int)
    parser.add_argument("--corpus", type=Path, default=Path("fuzz-corpus"))
    options = parser.parse_args()
    try:
        import atheris
    except ImportError:
        _at_random(options)
    else:
        _guided(atheris, options)


def _guided(atheris: object, options: argparse.Namespace) -> None:
    with atheris.instrument_imports(include=["desktop"]):  # type: ignore[attr-defined]
        from tests.attacks.fuzz import targets
    folder = _corpus(options)
    arguments = [
        sys.argv[0],
        str(folder),
        f"-runs={options.inputs}",
        f"-max_len={LONGEST.get(options.target, 2000)}",
        f"-rss_limit_mb={MOST_MEMORY >> 20}",
        "-timeout=20",  # on the wall; a busy machine is no fault of the input
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    read = targets.TARGETS[options.target]

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        """Half of the inputs stay well-formed, the others are changed as libFuzzer does."""
        chance = random.Random(seed)
        if chance.random() < 0.5:
            return atheris.Mutate(data, most)  # type: ignore[attr-defined, no-any-return]
        return changed(data, chance)[:most]

    atheris.Setup(arguments, lambda data: timed(read, data), custom_mutator=mutated)  # type: ignore[attr-defined]
    atheris.Fuzz()  # type: ignore[attr-defined]


def _at_random(options: argparse.Namespace) -> None:
    from tests.attacks.fuzz import targets

    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    read = targets.TARGETS[options.target]
    known = [one.read_bytes() for one in _corpus(options).iterdir()]
    chance = random.Random(options.inputs)
    for number in range(options.inputs):
        data = changed(chance.choice(known), chance)
        try:
            timed(read, data)
        except Exception:
            Path(f"crash-{options.target}-{targets.checksum(data)}").write_bytes(data)
            raise
        if number % 10_000 == 0:
            sys.stdout.write(f"{number}\n")


def timed(read: object, data: bytes) -> None:
    """Raises ``AssertionError`` where an input takes too long."""
    began = time.process_time()
    read(data)  # type: ignore[operator]
    assert time.process_time() - began < SLOWEST, "too slow"


def _corpus(options: argparse.Namespace) -> Path:
    """The folder of inputs to begin with: honest ones, those that are kept, those of earlier runs."""
    from tests.attacks.fuzz import targets

    folder: Path = options.corpus / options.target
    folder.mkdir(parents=True, exist_ok=True)
    kept = Path(__file__).parent / "corpus" / options.target
    for data in (*targets.seeds(options.target), *(one.read_bytes() for one in sorted(kept.glob("*")))):
        (folder / targets.checksum(data)).write_bytes(data)
    return folder


if __name__ == "__main__":
    main()
