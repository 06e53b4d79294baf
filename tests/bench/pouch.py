"""A peer of the first sync: PouchDB replicating as many records to pouchdb-server, both on the disk of this machine.

It needs Node.js and a folder in which ``npm install pouchdb pouchdb-server`` was run; VENUEDESK_BENCH_POUCH names it.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import httpx

from tests.bench.figures import Figure, NotMeasured, Outcome
from tests.no_tls import NO_TLS

NAME = "first sync / PouchDB replication, time for a record"
COUNT = 10_000


def compare(rate: float) -> Outcome:
    """Our first sync, of so many records a second, beside PouchDB's best of three sizes of batches."""
    folder = os.environ.get("VENUEDESK_BENCH_POUCH", "")
    server = Path(folder) / "node_modules" / ".bin" / "pouchdb-server"
    if not shutil.which("node") or not folder or not server.exists():
        return NotMeasured(NAME, "VENUEDESK_BENCH_POUCH names no folder with pouchdb and pouchdb-server (npm)")
    with tempfile.TemporaryDirectory(prefix="bench-") as name, socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
        probe.close()
        data = Path(name) / "server"
        data.mkdir()
        command = [str(server), "--port", str(port), "--dir", str(data), "--no-stdout-logs"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=name) as process:
            try:
                _wait(f"http://127.0.0.1:{port}/")
                seconds = _replicate(folder, Path(name) / "local", f"http://127.0.0.1:{port}")
            finally:
                process.terminate()
    theirs = COUNT / seconds
    return Figure(NAME, theirs / rate, "ratio", 1, 0.2, f"{rate:.0f} / {theirs:.0f} records/s")


def _replicate(folder: str, local: Path, remote: str) -> float:
    script = Path(__file__).parent / "peers" / "replicate.mjs"
    done = subprocess.run(
        ["node", str(script), folder, str(local), remote, str(COUNT)],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return float(done.stdout.split()[-1])


def _wait(url: str) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            httpx.get(url, trust_env=False, verify=NO_TLS)
            return
        except httpx.TransportError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
