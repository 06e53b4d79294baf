"""A private CUPS for tests: a real ``cupsd`` with its own socket, folders and queues.

It needs neither root nor systemd and touches nothing of the machine's own CUPS. Its queues end in a back-end of a
few lines that keeps, as PDF, what a printer would have received. One kind of queue takes PDF and has the margins of
a laser printer; the other takes PostScript through the PPD of Debian's ``printer-driver-cups-pdf`` (the back-end of
that package works only for root, and writes only below ``/var/spool`` or a home).

Any test folder can use it: ``from tests.printing.cupsd import private_cups``.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest

SYSTEM_PATH = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"
SERVER_BIN = Path("/usr/lib/cups")
PATIENCE_S = 20.0

CUPSD_CONF = """\
LogLevel debug
MaxLogSize 0
Listen {root}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
JobRetryInterval 1
PreserveJobHistory Yes
PreserveJobFiles Yes
ErrorPolicy stop-printer
<Location />
  Order deny,allow
</Location>
<Policy default>
  <Limit Create-Job Print-Job Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Send-Document Cancel-Job Hold-Job Release-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

CUPS_FILES_CONF = """\
ServerRoot {root}/etc
ServerBin {root}/bin
DataDir /usr/share/cups
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/tmp
AccessLog {root}/access_log
ErrorLog {root}/error_log
PageLog {root}/page_log
FileDevice Yes
"""

# What comes is kept by job number. A file "hold" in the folder keeps the printer busy after its first sheet, a file
# "fail" makes it break down.
BACKEND = """\
#!/bin/sh
[ $# -eq 0 ] && exit 0
cat > {root}/out/$1.data
[ -e {root}/out/hold ] && {{ echo "PAGE: 1 1"; cat {root}/out/hold; }} >&2
while [ -e {root}/out/hold ]; do sleep 0.05; done
[ -e {root}/out/fail ] && exit 1
case "$(head -c 4 {root}/out/$1.data)" in
    %PDF) mv {root}/out/$1.data {root}/out/$1.part ;;
    *) gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=pdfwrite -dAutoRotatePages=/PageByPage \\
          -sOutputFile={root}/out/$1.part {root}/out/$1.data >&2 || exit 1 ;;
esac
mv {root}/out/$1.part {root}/out/$1.pdf
"""

# A laser printer that takes PDF: A4 and A3 with the margins that such machines have (points), no A5.
PDF_PPD = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "VDLASER.PPD"
*Manufacturer: "Test"
*Product: "(Test laser)"
*ModelName: "Test laser"
*ShortNickName: "Test laser"
*NickName: "Test laser"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*cupsManualCopies: True
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize A3/A3: "<</PageSize[842 1191]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion A3/A3: "<</PageSize[842 1191]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "12 18 583 830"
*ImageableArea A3/A3: "12 18 830 1179"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension A3/A3: "842 1191"
*OpenUI *Resolution/Resolution: PickOne
*DefaultResolution: 600dpi
*Resolution 600dpi/600 dpi: ""
*CloseUI: *Resolution
*OpenUI *Duplex/Two-sided: PickOne
*DefaultDuplex: DuplexNoTumble
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long edge: ""
*CloseUI: *Duplex
"""


class Driver(StrEnum):
    """What a queue turns the document into on the way to its printer."""

    PDF = "pdf"
    POSTSCRIPT = "postscript"


@dataclass(frozen=True)
class PrivateCups:
    """A running server; ``socket`` is what ``CUPS_SERVER`` has to be."""

    root: Path

    @property
    def socket(self) -> Path:
        """Where it listens."""
        return self.root / "cups.sock"

    def admin(self, *command: str) -> None:
        """Run one of CUPS's own administration tools on this server."""
        environment = {**os.environ, "PATH": SYSTEM_PATH, "CUPS_SERVER": str(self.socket), "LC_ALL": "C"}
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=PATIENCE_S)

    def add_queue(self, name: str, driver: Driver = Driver.PDF, title: str = "") -> str:
        """Set a queue up, started and taking jobs; its name."""
        ppd = _cups_pdf_ppd() if driver is Driver.POSTSCRIPT else self.root / "laser.ppd"
        self.admin("lpadmin", "-p", name, "-E", "-v", "keep:/", "-P", str(ppd), "-D", title or name)
        return name

    def hold(self, reason: str = "") -> None:
        """Printers get busy with the first sheet of their next job and stay so; ``reason`` is what they say."""
        (self.root / "out" / "hold").write_text(f"STATE: +{reason}\n" if reason else "")

    def release(self) -> None:
        """Held printers go on."""
        (self.root / "out" / "hold").unlink()

    def break_down(self) -> None:
        """Printers fail at their next job."""
        (self.root / "out" / "fail").touch()

    def jobs(self) -> tuple[int, ...]:
        """The numbers of the jobs that the server has received so far."""
        return tuple(sorted(int(path.name[1:6]) for path in (self.root / "spool").glob("d*-001")))

    def printed(self, job_id: int) -> bytes:
        """The PDF that came out for a job; ``FileNotFoundError`` when nothing did."""
        return (self.root / "out" / f"{job_id}.pdf").read_bytes()

    def options(self, job_id: int) -> str:
        """The options under which the server ran a job, as its log tells them."""
        log = (self.root / "error_log").read_text("utf-8", "replace")
        return next(line for line in log.splitlines() if f"[Job {job_id}] argv[5]=" in line)

    def received(self, job_id: int) -> bytes:
        """The document of a job as it was sent to the server."""
        return (self.root / "spool" / f"d{job_id:05}-001").read_bytes()


@contextmanager
def private_cups() -> Iterator[PrivateCups]:
    """Start a server and stop it; skips the test where CUPS is not installed."""
    cupsd = _need("cupsd")
    for tool in ("lpadmin", "cupsdisable", "gs"):
        _need(tool)
    # Not pytest's tmp_path: a Unix socket's path has at most 107 characters, and as root the filters run as "lp".
    with tempfile.TemporaryDirectory(prefix="cups-", ignore_cleanup_errors=True) as folder:
        cups = PrivateCups(Path(folder))
        _lay_out(cups.root)
        # A copy, since AppArmor confines the program at its own place to the machine's own folders.
        copied = shutil.copy(cupsd, cups.root / "cupsd")
        command = [str(copied), "-f", "-c", f"{folder}/etc/cupsd.conf", "-s", f"{folder}/etc/cups-files.conf"]
        with subprocess.Popen(command, stdin=subprocess.DEVNULL) as server:
            try:
                _wait_for(cups.socket, server)
                yield cups
            finally:
                (cups.root / "out" / "hold").unlink(missing_ok=True)
                server.terminate()
                try:
                    server.wait(PATIENCE_S)
                except subprocess.TimeoutExpired:
                    server.kill()


def _need(tool: str) -> str:
    path = shutil.which(tool, path=SYSTEM_PATH)
    if path is None:
        pytest.skip(f"{tool} is not installed (Debian: cups printer-driver-cups-pdf)")
    return path


def _cups_pdf_ppd() -> Path:
    ppd = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
    if not ppd.exists():
        pytest.skip("printer-driver-cups-pdf is not installed")
    return ppd


def _lay_out(root: Path) -> None:
    root.chmod(0o755)
    for name in ("etc", "etc/ppd", "bin", "bin/backend", "spool", "cache", "state", "tmp", "out"):
        (root / name).mkdir()
    for name in ("tmp", "out"):
        (root / name).chmod(0o1777)
    for name in ("filter", "daemon", "driver", "monitor", "notifier", "cgi-bin"):
        (root / "bin" / name).symlink_to(SERVER_BIN / name)
    (root / "laser.ppd").write_text(PDF_PPD)
    (root / "etc" / "cupsd.conf").write_text(CUPSD_CONF.format(root=root))
    (root / "etc" / "cups-files.conf").write_text(CUPS_FILES_CONF.format(root=root))
    backend = root / "bin" / "backend" / "keep"
    backend.write_text(BACKEND.format(root=root))
    backend.chmod(0o755)


def _wait_for(socket: Path, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not socket.exists():
        if server.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"cupsd did not start: {(socket.parent / 'error_log').read_text('utf-8', 'replace')[-2000:]}")
        time.sleep(0.01)
