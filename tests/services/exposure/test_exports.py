"""The list for the health office: what is in it, what is in the audit log, and who may have it."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pyrage
import pytest
from pypdf import PdfReader

from desktop.domain.errors import BadInput, Forbidden, UserError
from desktop.domain.exposure.cases import Outcome
from desktop.domain.headings import Headings
from desktop.domain.posters import Language
from desktop.services.desk import Desk
from desktop.services.exposure.exports import read_recipients
from desktop.services.exposure.list_files import ListWish, shown_digest
from desktop.services.exposure.results import ExposureRequest
from desktop.store import tables
from desktop.store.keys import WrongPassword
from tests.conftest import CLERK_PASSWORD, MANAGER_PASSWORD
from tests.services.exposure.exposure_desk import REASON, ExposureDesk
from tests.table_files import read_table

WISH = ListWish(REASON)


@pytest.fixture
def case(book: ExposureDesk) -> str:
    """A case with a certain contact who was called, a possible one, and one at another gate."""
    declared = book.enter(1, "10:05-11:40")
    called = book.enter(2, "10:15-10:54", guardian_name="麦国强", guardian_phone="13900130999", guardian_relation="子")
    book.enter(3, "上午", notes="=1+1")
    book.enter(4, "10:05-11:40", "北门", temperature_c="37.6", symptoms="cough")
    person = book.desk.exposure.begin(declared)
    opened = book.desk.exposure_cases.open(ExposureRequest(person.stays, declared), REASON)
    book.desk.exposure_cases.note_call(opened.id, [called], Outcome.REACHED, "=居家观察")
    return opened.id


def audited(desk: Desk) -> dict[str, object]:
    with desk.store.read() as connection:
        rows = connection.execute(tables.audit.select().where(tables.audit.c.action == "export")).all()
    return json.loads(rows[-1].body)


def text_of(pdf: bytes) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_table_names_the_contacts_in_full_and_nothing_runs_in_it(
    book: ExposureDesk, case: str, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"list{ending}"
    done = book.desk.exposure_exports.export(out, case, WISH, MANAGER_PASSWORD)
    (_, headings), *lines = read_table(out)
    cells = [dict(zip(headings, line, strict=False)) for _, line in lines]
    assert done.rows == len(cells) == 3
    first, possible, other = cells
    assert (first["病例编号"], first["判断"], first["最少分钟"], first["联系电话"]) == (
        "2026-001",
        "确定",
        "39",
        "13900130002",
    )
    assert (first["监护人电话"], first["联系情况"], first["联系人"]) == ("13900130999", "已联系", "陈志远")
    assert first["备注"].lstrip("'") == "=居家观察"
    assert (possible["判断"], possible["最多分钟"], possible["依据"]) == (
        "可能",
        "120",
        "表上只写“上午”，按停留 120 分钟计。",
    )
    assert (other["范围"], other["检测点"], other["体温"]) == ("同场所", "北门", "37.6")
    if ending == ".csv":
        with out.open(encoding="utf-8-sig", newline="") as file:
            assert not [cell for row in csv.reader(file) for cell in row if cell.startswith("=")]


def test_the_audit_log_has_the_digest_of_what_left(book: ExposureDesk, case: str, tmp_path: Path) -> None:
    out = tmp_path / "list.csv"
    done = book.desk.exposure_exports.export(out, case, ListWish(REASON, headings=Headings.EN), MANAGER_PASSWORD)
    assert done.sha256 == done.digest == hashlib.sha256(out.read_bytes()).hexdigest()
    noted = audited(book.desk)
    assert (noted["reason"], noted["rows"], noted["digest"], noted["type"]) == (REASON, 3, done.digest, ".csv")
    assert "麦" not in json.dumps(noted, ensure_ascii=False)


@pytest.mark.parametrize("language", list(Language))
def test_the_paper_has_case_method_page_and_digest_on_every_page(
    book: ExposureDesk, case: str, tmp_path: Path, language: Language
) -> None:
    for number in range(10, 70):
        book.enter(number, "10:10-11:00")
    out = tmp_path / "list.pdf"
    done = book.desk.exposure_exports.export(out, case, ListWish(REASON, language), MANAGER_PASSWORD)
    pages = text_of(out.read_bytes())
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "2026-001" in page
        assert shown_digest(done.digest).replace(" ", "") in page
        assert (f"{number}/{len(pages)}" in page) or (f"{number}of{len(pages)}" in page) or f"第{number}页" in page
    whole = "".join(pages)
    for expected in (
        REASON.replace(" ", ""),
        "陈志远",
        "13900130002",
        "PX0000004",
        "120",
        "惠州市惠城区江北街道社区卫生服务中心",
    ):
        assert expected in whole
    assert ("已联系：1" in whole) == (language is not Language.EN)
    assert ("Certain" in whole) == (language is not Language.ZH)


def test_an_empty_list_says_so_on_paper(book: ExposureDesk, tmp_path: Path) -> None:
    declared = book.enter(1, "10:05-11:40")
    person = book.desk.exposure.begin(declared)
    opened = book.desk.exposure_cases.open(ExposureRequest(person.stays, declared), REASON)
    out = tmp_path / "list.pdf"
    assert book.desk.exposure_exports.export(out, opened.id, WISH, MANAGER_PASSWORD).rows == 0
    assert "没有人" in text_of(out.read_bytes())[0]


def test_a_sealed_list_opens_with_the_offices_key_alone(book: ExposureDesk, case: str, tmp_path: Path) -> None:
    office, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    key = tmp_path / "office.txt"
    key.write_text(f"# public key: the health office\n{office.to_public()}\n", "utf-8")
    wish = ListWish(REASON, headings=Headings.EN, recipients=read_recipients(key))
    for name, begins in (("list.csv.age", b"\xef\xbb\xbfcase,"), ("list.pdf.age", b"%PDF"), ("list.age", b"PK")):
        out = tmp_path / name
        done = book.desk.exposure_exports.export(out, case, wish, MANAGER_PASSWORD)
        sealed = out.read_bytes()
        assert hashlib.sha256(sealed).hexdigest() == done.sha256
        assert pyrage.decrypt(sealed, [office]).startswith(begins)
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(sealed, [other])
    assert audited(book.desk)["sealed_for"] == [str(office.to_public())]


def test_what_is_no_key_seals_nothing(book: ExposureDesk, case: str, tmp_path: Path) -> None:
    key, out = tmp_path / "office.txt", tmp_path / "list.age"
    for text in ("", "ssh-ed25519 AAAA", "age1abc"):
        key.write_text(text, "utf-8")
        with pytest.raises(BadInput) as refused:
            read_recipients(key)
        assert refused.value.problems[0].field == "recipient"
    with pytest.raises(BadInput) as refused:  # the desk belongs to no hub
        book.desk.exposure_exports.export(out, case, WISH, MANAGER_PASSWORD)
    assert refused.value.problems[0].field == "recipient"
    assert not out.exists()
    assert book.desk.exposure_exports.office_fingerprint() == ""


def test_a_list_needs_right_reason_password_and_an_ending(
    book: ExposureDesk, clerk_desk: Desk, case: str, tmp_path: Path
) -> None:
    out, exports = tmp_path / "list.csv", book.desk.exposure_exports
    with pytest.raises(WrongPassword):
        exports.export(out, case, WISH, "not-the-password")
    with pytest.raises(BadInput):
        exports.export(out, case, ListWish(" "), MANAGER_PASSWORD)
    with pytest.raises(BadInput):
        exports.export(tmp_path / "list.docx", case, WISH, MANAGER_PASSWORD)
    with pytest.raises(Forbidden):
        clerk_desk.exposure_exports.export(out, case, WISH, CLERK_PASSWORD)
    with pytest.raises(UserError):
        exports.export(tmp_path / "nowhere" / "list.csv", case, WISH, MANAGER_PASSWORD)
    assert not out.exists()
    with book.desk.store.read() as connection:
        assert not connection.execute(tables.audit.select().where(tables.audit.c.action == "export")).all()
