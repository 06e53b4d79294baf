"""The office opens a sealed list: every declaration that is whole, and a sentence for each that is not."""

import csv
import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import structs

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput
from desktop.domain.headings import Headings
from desktop.services.desk import Desk
from desktop.services.office.identity import OfficeKeyFile, new_office_key, seal_key_file
from desktop.services.office.reading import open_case, read_list, write_case
from desktop.services.office.secrets import OfficeSecret, secret_of_code, secret_of_file
from desktop.store.queries import outbox
from desktop.sync.sealed_list import ListHead, ListPart, PartHead, SealedEntry, SealedList, write_sealed_list
from desktop.sync.sealing import Place, Sealer, clear_body, new_content_key
from desktop.sync.segment import Record, WrappedKey
from desktop.sync.wire import OfficeKey, signed
from tests.conftest import CHEAP
from tests.whole_slip import ANSWERED

KEY, SIGNING = new_office_key(), Ed25519PrivateKey.generate()
HUB_KEY = SIGNING.public_key().public_bytes_raw()
SECRET = OfficeSecret(KEY.identity, "hub", HUB_KEY)


@dataclass
class Listed:
    """A desk with some visitors, and the list that a hub makes of them."""

    desk: Desk
    folder: Path

    def content(self, key: Any = KEY) -> SealedList:
        content = new_content_key(OfficeKey("hub", 1, key.office, key.recovery, 0))
        venue = self.desk.venue.get()
        with self.desk.store.read() as connection:
            identity = outbox.identity(connection)
            rows = outbox.after(connection, 0, 1000, 1 << 20)
        sealer = Sealer(Place("hub", venue.id, identity.desk, identity.incarnation), content)
        entries = []
        for row in rows:
            of = Record(*row)
            if of.kind == "declaration.enter":
                closed = sealer.sealed(of, clear_body(of, self.desk.store.kinds) or "")
                about = closed.seq, closed.kind, closed.subject, closed.schema, closed.occurred, closed.digest
                entries.append(
                    SealedEntry(
                        identity.desk, identity.incarnation, *about, closed.body or "", closed.sealed or b"", b"k" * 16
                    )
                )
        return SealedList(
            "hub",
            HUB_KEY,
            venue.id,
            venue.name,
            0,
            None,
            None,
            {b"k" * 16: WrappedKey(content.fingerprint, content.wrapped)},
            {gate.id: gate.name for gate in self.desk.gates.list()},
            {},
            {identity.desk: venue.serial_prefix},
            tuple(entries),
        )

    def written(self, content: SealedList) -> Path:
        path = self.folder / "list.vdlist"
        head = ListHead(content.hub, content.hub_key, content.made, content.since, content.until, 1)
        names = content.gates, content.members, content.prefixes
        part = PartHead(content.venue, content.venue_name, 120, *names)

        def keys_of(wanted: Collection[bytes]) -> dict[bytes, WrappedKey]:
            return {name: key for name, key in content.content_keys.items() if name in wanted}

        with path.open("wb") as file:
            write_sealed_list(file, head, [ListPart(part, content.entries, keys_of)], SIGNING)
        return path

    def written_by_an_earlier_program(self, content: SealedList) -> Path:
        path = self.folder / "earlier.vdlist"
        path.write_bytes(b"VDL1" + signed("sealed-list", content, SIGNING))
        return path


@pytest.fixture
def listed(desk: Desk, tmp_path: Path) -> Listed:
    for number in range(3):
        desk.declarations.enter(
            DeclarationDraft(
                visited_on=(desk.store.clock.today() - dt.timedelta(days=1)).isoformat(),
                time="09:30",
                gate=desk.gates.list()[number].id,
                category="elderly",
                name=f"单田芳{'甲乙丙'[number]}",
                id_type="none",
                phone=f"1391234567{number}",
                address="江北街道",
                temperature_c="36.5",
                **ANSWERED,
            )
        )
    return Listed(desk, tmp_path)


def test_it_is_the_table_that_the_desk_would_export(listed: Listed, tmp_path: Path) -> None:
    found = read_list(listed.written(listed.content()), SECRET, tmp_path / "office.csv", Headings.EN)
    assert (found.total, found.rows, found.failures) == (3, 3, ())
    earlier = listed.written_by_an_earlier_program(listed.content())
    assert read_list(earlier, SECRET, tmp_path / "earlier.csv", Headings.EN) == found
    assert (tmp_path / "earlier.csv").read_bytes() == (tmp_path / "office.csv").read_bytes()
    listed.desk.exports.export(tmp_path / "desk.csv", "for comparison")

    def rows(path: Path) -> list[dict[str, str]]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return sorted(csv.DictReader(file), key=lambda row: row["id"])

    assert rows(tmp_path / "office.csv") == rows(tmp_path / "desk.csv")


def test_the_recovery_code_opens_it_as_well(listed: Listed) -> None:
    typed = " ".join(KEY.recovery_code[i : i + 4] for i in range(0, 28, 4)).lower()
    assert read_list(listed.written(listed.content()), secret_of_code(typed)).rows == 3


def swapped(content: SealedList) -> SealedList:
    one, two, *rest = content.entries
    return structs.replace(content, entries=(structs.replace(one, sealed=two.sealed), two, *rest))


def renamed(content: SealedList) -> SealedList:
    one, *rest = content.entries
    return structs.replace(content, entries=(structs.replace(one, clear=one.clear.replace("elderly", "minor")), *rest))


def keyless(content: SealedList) -> SealedList:
    one, *rest = content.entries
    return structs.replace(content, entries=(structs.replace(one, content_key=b"x" * 16), *rest))


@pytest.mark.parametrize(
    ("change", "rows", "words"),
    [(swapped, 2, "does not open"), (renamed, 3, "was changed since"), (keyless, 2, "another key")],
)
def test_a_record_that_fails_costs_a_sentence(
    listed: Listed, change: Callable[[SealedList], SealedList], rows: int, words: str
) -> None:
    found = read_list(listed.written(change(listed.content())), SECRET)
    assert found.rows == rows
    (failure,) = found.failures
    assert words in str(failure)
    assert "单田芳" not in str(failure)


def test_another_office_s_list_opens_not_at_all(listed: Listed) -> None:
    other = new_office_key()
    found = read_list(listed.written(listed.content(other)), SECRET)
    assert (found.rows, found.failed, len(found.failures)) == (0, 3, 3)
    with pytest.raises(BadInput, match="another hub"):
        read_list(listed.written(listed.content()), OfficeSecret(KEY.identity, "other", HUB_KEY))


def test_a_list_that_was_touched_is_none(listed: Listed) -> None:
    out = listed.folder / "out.csv"
    for path in (listed.written(listed.content()), listed.written_by_an_earlier_program(listed.content())):
        whole = path.read_bytes()
        for wrong in (whole[:-1], whole[1:], whole[:200] + b"\0" + whole[201:], b"", b"VDL1", b"VDL2"):
            path.write_bytes(wrong)
            with pytest.raises(BadInput, match="no sealed list"):
                read_list(path, SECRET, out)
    with pytest.raises(BadInput, match="cannot be read"):
        read_list(path.with_name("absent"), SECRET, out)
    assert not out.exists()


def test_a_key_file_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "key.vdkey"
    path.write_bytes(seal_key_file(OfficeKeyFile(KEY.identity, "hub", HUB_KEY), "four quiet herons", CHEAP))
    assert secret_of_file(path, "four quiet herons") == SECRET
    with pytest.raises(BadInput, match="not the passphrase"):
        secret_of_file(path, "four quiet geese")
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(BadInput, match="no key file"):
        secret_of_file(path, "four quiet herons")
    with pytest.raises(BadInput, match="cannot be read"):
        secret_of_file(tmp_path / "absent", "four quiet herons")


def test_the_list_of_a_case_is_opened_as_the_file_that_it_was(tmp_path: Path) -> None:
    sealed, plain = tmp_path / "list.csv.age", b"\xef\xbb\xbfcase,name\r\n"
    sealed.write_bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(KEY.office)]))
    found = open_case(sealed, SECRET)
    write_case(tmp_path / "list.csv", found)
    assert (tmp_path / "list.csv").read_bytes() == plain
    with pytest.raises(BadInput, match=r"\.csv"):
        write_case(tmp_path / "list.pdf", found)
    with pytest.raises(BadInput, match="another"):
        open_case(sealed, OfficeSecret(new_office_key().identity))
    with pytest.raises(BadInput, match="cannot be read"):
        open_case(tmp_path / "missing.age", SECRET)
