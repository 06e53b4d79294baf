"""What a visitor gets who asks what the desk holds about them. Made-up people."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.app.program import Program
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.posters import Language
from desktop.services.audit.log import AuditSearch
from desktop.services.desk import Desk
from tests.conftest import MadeDesk
from tests.services.counting.counted_desk import TODAY, CountedDesk, counted_desk
from tests.services.imports.files import person, write_csv

PROOF = "出示居民身份证"
SUNG = {
    "id_type": "resident_id",
    "id_number": "11010519491231002X",
    "name": "单田芳",
    "phone": "13600136000",
    "address": "惠城区桥东街道上米街5号",
}


@pytest.fixture
def counted(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    with counted_desk(program, made_desk) as opened:
        yield opened


def text_of(desk: Desk, declaration_id: str, out: Path, language: Language = Language.ZH) -> str:
    """The words of the paper, without spaces."""
    desk.subject_access.write(desk.subject_access.make(declaration_id, PROOF, language), out)
    return "".join("".join(page.extract_text() for page in PdfReader(out).pages).split())


def test_all_that_the_desk_holds_of_a_person_is_on_it(counted: CountedDesk, tmp_path: Path) -> None:
    desk = counted.desk
    first = counted.declare(1, **SUNG, notes="走亲戚", travel_history="yes: 去过广州")
    second = counted.declare(1, **SUNG, gate="南门", time="10:00", temperature_c="38.2")
    other = counted.declare(2)
    desk.declarations.unmasked(first, "区疾控来电核对")
    opened = desk.declarations.for_correction(second, "电话写错")
    desk.declarations.correct(second, opened.draft.with_texts({"phone": "13600136008"}), "电话写错")
    desk.retention.hold(second, "区疾控来函要求保留")
    desk.import_drafts.keep(desk.imports.import_file(write_csv(tmp_path / "x.csv", [person(**SUNG, gate="西门")])))
    text = text_of(desk, first, tmp_path / "access.pdf")
    for expected in (
        *SUNG.values(),
        "13600136008",
        "走亲戚",
        "去过广州",
        "38.2",
        "2026-12-20",
        "1/2",
        PROOF,
        "陈志远",
    ):
        if expected not in ("resident_id", "1/2"):
            assert expected in text, expected
    assert "居民身份证" in text
    assert text.count("急诊入口") == 1
    assert desk.declarations.unmasked(other, "核对").name not in text


def test_it_is_in_the_audit_log_with_how_they_proved_who_they_are(counted: CountedDesk, tmp_path: Path) -> None:
    entered = counted.declare(1)
    text_of(counted.desk, entered, tmp_path / "access.pdf")
    line = counted.desk.audit_log.search(AuditSearch())[0]
    assert str(line.sentence) == "Printed for a visitor what the desk holds about them."
    assert [str(one) for one in line.details] == [PROOF, "Records: 1"]


def test_it_is_made_in_two_languages_and_twice_the_same(counted: CountedDesk, tmp_path: Path) -> None:
    entered = counted.declare(1, **SUNG)
    both = text_of(counted.desk, entered, tmp_path / "both.pdf", Language.ZH_EN)
    assert "WhatThisDeskHoldsAboutYou" in both
    assert "Residentidentitycard" in both or "ResidentID" in both
    made = counted.desk.subject_access.make(entered, PROOF, Language.EN).pdf
    assert made == counted.desk.subject_access.make(entered, PROOF, Language.EN).pdf


def test_who_has_no_document_is_known_by_one_declaration_alone(counted: CountedDesk, tmp_path: Path) -> None:
    plain = {"id_type": "none", "id_number": "", "birth_date": "1950-02-03", "name": "刘福"}
    first = counted.declare(1, **plain, notes="第一次")
    counted.declare(2, **plain, notes="第二次", time="10:00")
    text = text_of(counted.desk, first, tmp_path / "access.pdf")
    assert ("第一次" in text, "第二次" in text) == (True, False)


def test_many_visits_go_on_on_further_pages(counted: CountedDesk, tmp_path: Path) -> None:
    ids = [counted.declare(1, **SUNG, visited_on=f"{TODAY:%Y-%m}-{day:02}", notes="走亲戚") for day in range(10, 23)]
    text_of(counted.desk, ids[0], tmp_path / "access.pdf")
    pages = PdfReader(tmp_path / "access.pdf").pages
    assert len(pages) > 1
    assert all("单田芳" in page.extract_text() or number for number, page in enumerate(pages))


def test_without_a_proof_there_is_none(counted: CountedDesk) -> None:
    entered = counted.declare(1)
    with pytest.raises(BadInput, match="which document"):
        counted.desk.subject_access.make(entered, " ", Language.ZH)
    with pytest.raises(BadInput, match="not there any more"):
        counted.desk.subject_access.make("gone", PROOF, Language.ZH)


def test_only_the_manager_makes_it(clerk_desk: Desk) -> None:
    with pytest.raises(Forbidden):
        clerk_desk.subject_access.make("any", PROOF, Language.ZH)
