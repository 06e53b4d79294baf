"""The real hub process: nothing of a visitor in any file, and every acknowledged visit once, whatever is killed.

``VENUEDESK_CHECK_INS`` and ``VENUEDESK_POWER_CUTS`` say how many visits and kills (1,000 and 50 for a long run).
"""

import json
import os
import random
import re
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from desktop.domain.clock import Clock
from desktop.hub.hub import Hub, open_hub
from tests.hub.check_in.venue_on_hub import GATES, VENUE_CODE, WELL, make_venue, read_by_office, scans, stored
from tests.hub.processes import RunningHub, command, running
from tests.no_tls import NO_TLS

CHECK_INS = int(os.environ.get("VENUEDESK_CHECK_INS", "20"))
KILLS = int(os.environ.get("VENUEDESK_POWER_CUTS", "2"))
PATH = f"/V/{VENUE_CODE}-{GATES['南门']}"
VISITORS = ("--check-in", "https://scan.example", "--check-in-port", "0")
GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def name_of(number: int) -> str:
    return "端木" + "".join(random.Random(number).choices(GIVEN, k=3))


def phone_of(number: int) -> str:
    return f"1399{number:07d}"


def finder(common: str, texts: Iterable[str], encoding: str) -> re.Pattern[bytes]:
    """Finds any of some texts in bytes. What all of them begin with stands first, which is what makes it quick."""
    rests = b"|".join(re.escape(text.removeprefix(common).encode(encoding)) for text in texts)
    return re.compile(re.escape(common.encode(encoding)) + b"(?:" + rests + b")")


def register(http: httpx.Client, number: int, token: str = "") -> str:
    """Scan with a phone that nobody has used, and register; gives the identifier of the visit's page."""
    http.cookies.clear()
    token = token or token_of(http)
    form = {"visit": token, "old": "", **WELL, "name": name_of(number), "phone": phone_of(number)}
    answer = http.post(PATH, data=form)
    assert answer.status_code == 200, answer.text[:3000]
    return token


def token_of(http: httpx.Client) -> str:
    """The token of the page that a phone without cookies gets."""
    http.cookies.clear()
    page = http.get(PATH)
    return page.text.split('name="visit" value="')[1].split('"')[0]


@pytest.fixture
def hub_folder(open_folder: Path) -> Path:
    """The folder of a hub with a venue and an office key."""
    folder = open_folder / "home"
    folder.mkdir(mode=0o711)
    with running(folder, *VISITORS) as hub:
        with open_hub(folder / "hub", None, Clock()) as opened:
            make_venue(opened)
        assert hub.stop() == 0
    return folder


def visitors_at(hub: RunningHub) -> httpx.Client:
    return httpx.Client(base_url=hub.announced["check_in_url"], timeout=30, trust_env=False, verify=NO_TLS)


def test_no_file_names_a_visitor_and_the_office_reads_them_all(hub_folder: Path, tmp_path: Path) -> None:
    numbers = range(CHECK_INS)
    with running(hub_folder, *VISITORS) as hub, visitors_at(hub) as http:
        assert http.get("/healthz").status_code == 404  # the visitors' port answers nothing else
        assert hub.http.get(PATH).status_code == 404  # and the desks' port not the visitors
        for number in numbers:
            register(http, number)
        http.get("/visits")
        http.get(f"{PATH}?name={name_of(0)}")  # as a wrong link might have it
        metrics = hub.http.get("/metrics").text
        assert hub.stop() == 0
    secrets = [text for number in numbers for text in (name_of(number), phone_of(number))]
    finders = [
        finder(common, map(of, numbers), encoding)
        for common, of in (("端木", name_of), ("1399", phone_of))
        for encoding in ("utf-8", "gb18030", "utf-16-le")
    ]
    for path in hub_folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            assert not [one.pattern for one in finders if one.search(data)], path
    assert not [text for text in secrets if text in metrics]
    with open_hub(hub_folder / "hub", None, Clock()) as found:
        assert sorted(body.name for body in read_by_office(found)) == sorted(map(name_of, numbers))


def test_every_acknowledged_visit_is_there_once_after_kill_9(hub_folder: Path) -> None:
    chance = random.Random(17)
    acknowledged: set[str] = set()
    sent: set[str] = set()
    numbers = iter(range(10**6))
    for _ in range(KILLS):
        with running(hub_folder, *VISITORS) as hub:
            lock, ending = threading.Lock(), threading.Event()

            def keep_registering(
                hub: RunningHub = hub, lock: threading.Lock = lock, ending: threading.Event = ending
            ) -> None:
                with visitors_at(hub) as http:
                    while not ending.is_set():
                        with lock:
                            number = next(numbers)
                        try:
                            token = token_of(http)
                            sent.add(token)
                            register(http, number, token)
                        except httpx.TransportError:
                            return
                        with lock:
                            acknowledged.add(token)

            threads = [threading.Thread(target=keep_registering) for _ in range(4)]
            wanted = len(acknowledged) + chance.randrange(5, 60)
            for thread in threads:
                thread.start()
            while len(acknowledged) < wanted and any(thread.is_alive() for thread in threads):
                threads[0].join(0.01)
            hub.kill()
            ending.set()
            for thread in threads:
                thread.join()
    with running(hub_folder, *VISITORS) as hub, visitors_at(hub) as http:
        for number, token in enumerate(sorted(sent - acknowledged)):  # phones whose answer was lost try again
            register(http, number, token)
        with open_hub(hub_folder / "hub", None, Clock()) as found:
            ids = [row.id.bytes for row in stored(found)]
            total = sum(count for count, _, _ in scans(found).values())
    assert len(ids) == len(set(ids)) == total
    assert {token[:20] for token in sent} == {_token_start(one) for one in ids}


def _token_start(identifier: bytes) -> str:
    import base64

    return base64.urlsafe_b64encode(identifier).decode()[:20]


def test_two_processes_at_one_database_register_each_visit_once(database: object, hub: Hub, open_folder: Path) -> None:
    url = hub.engine.url.render_as_string(hide_password=False)
    make_venue(hub)
    with ExitStack() as stack:
        folders = [open_folder / name for name in ("one", "two")]
        for folder in folders:
            folder.mkdir()
        first = stack.enter_context(running(folders[0], *VISITORS, "--database", url))
        (folders[1] / "hub").mkdir()
        for name in ("hub.json", "signing.key", "tokens.key", "database.key"):
            source = folders[0] / "hub" / name
            if source.exists():
                (folders[1] / "hub" / name).write_bytes(source.read_bytes())
        second = stack.enter_context(running(folders[1], *VISITORS, "--database", url))
        one, two = (stack.enter_context(visitors_at(each)) for each in (first, second))
        tokens = [register(one, number) for number in range(10)]
        for number, token in enumerate(tokens):  # the same phones, whose answers were lost, at the other process
            register(two, number, token)
    assert len(stored(hub)) == 10
    assert sum(count for count, _, _ in scans(hub).values()) == 10


def test_the_office_sets_what_the_page_asks(hub_folder: Path) -> None:
    done = command(
        hub_folder,
        "check-in",
        "--identity",
        "last4",
        "--declaration-days",
        "0",
        "--health-code",
        "https://code.example/",
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["identity"] == "last4"
    with running(hub_folder, *VISITORS) as hub, visitors_at(hub) as http:
        page = http.get(PATH).text
        assert 'name="document"' in page
        assert 'name="symptom_none"' not in page
    for wrong in (("--health-code", "http://code.example/"), ("--declaration-days", "99"), ("--jump-seconds", "-1")):
        refused = command(hub_folder, "check-in", *wrong)
        assert refused.returncode == 2
        assert len(refused.stderr.splitlines()) == 1
