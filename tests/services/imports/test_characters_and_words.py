"""Files of the kinds that users report: names, phones, days, times, documents, words for nothing, credit codes.

A line is taken, or it is refused with a reason at its field: nothing in between. The sample of the folder comes first, then
others of its kind. Made-up people.
"""

import json
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.posters import Language
from desktop.domain.uscc import check_uscc
from desktop.posters.typesetting.fonts import Weight
from desktop.services.desk import Desk
from desktop.services.venue.venue_file import read_venue_file
from tests.services.imports.files import person, write_csv
from tests.services.imports.taking import by_notes, one, stored, take, values

# 16, 24e: characters of names


def test_names_of_the_sample(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "16-names.csv")
    names = {draft.notes: draft.name for draft in stored(desk)}
    refused = {one.draft.notes: one.problem for one in outcome.rejected}
    assert {names[note] for note in "辛壬癸子丑辰"} == {"阿依古丽·买买提"}
    assert (names["丙"], names["丁"], names["戊"]) == ("欧阳\U0002ebf0", "阿\U0002ebf0古丽·买买提", "李\U00031350明")
    assert (names["己"], names["庚"], names["午"], names["未"]) == ("高小明", "高小明", "李明", "李明")
    assert names["A"] == "Maria Francisca Antonieta da Conceição Rodrigues"
    for note, code in (("甲", "U+E863"), ("乙", "U+E854")):
        assert f"Character 2 ({code})" in str(refused[note].message)
        assert not refused[note].doubtful
    assert all(refused[note].doubtful for note in "寅卯戌DEFGHI")
    assert set(names) | set(refused) == set(by_notes(field / "16-names.csv"))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("买买提‧艾力", "买买提·艾力"),
        ("买买提・艾力", "买买提·艾力"),
        ("买买提 • 艾力", "买买提·艾力"),
        ("⻢云", "马云"),
        ("⼈⽂", "人文"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("王\U000323b0明", "王\U000323b0明"),
        ("豈李", "豈李"),
        ("长" * 50, "长" * 50),
    ],
)
def test_every_letter_of_a_name_is_kept_and_written_as_documents_do(
    desk: Desk, tmp_path: Path, written: str, kept: str
) -> None:
    assert take(desk, write_csv(tmp_path / "d.csv", [person(name=written)])).accepted == 1
    assert values(desk, "name") == [kept]


@pytest.mark.parametrize(
    "written", ["王\ue000丽", "\uf8ff王丽", "王丽\U000f0000", "⺀王", "王\u0378", "长" * 51, "李明\ufffd"]
)
def test_a_name_that_cannot_be_kept_whole_is_refused(desk: Desk, tmp_path: Path, written: str) -> None:
    refused = one(take(desk, write_csv(tmp_path / "d.csv", [person(name=written)])))
    assert (refused.problem.field, refused.problem.doubtful) == ("name", False)


@pytest.mark.parametrize("field_name", ["address", "guardian_name", "notes", "guardian_relation", "symptoms"])
def test_private_characters_are_refused_in_every_field(desk: Desk, tmp_path: Path, field_name: str) -> None:
    refused = one(take(desk, write_csv(tmp_path / "d.csv", [person(**{field_name: "other: 甲\ue123乙"})])))
    assert "U+E123" in str(refused.problem.message)


@pytest.mark.parametrize("garbled", ["寮犱笁", "锟斤拷", "å¼ ä¸‰", "ÕÅÈý", "娆ч槼绉€鑻�"])
def test_garbled_names_are_doubtful_and_say_the_way_out(desk: Desk, tmp_path: Path, garbled: str) -> None:
    refused = one(take(desk, write_csv(tmp_path / "d.csv", [person(name=garbled)])))
    assert "looks garbled" in str(refused.problem.message)
    assert "UTF-8" in str(refused.problem.message)


def test_a_venue_file_with_private_characters_is_refused_at_every_place(field: Path, program: Program) -> None:
    request = read_venue_file(field / "24e-pua-venue.json")
    problems = {p.field: str(p.message) for p in program.setup().problems(request)}
    for place, code in (
        ("name", "U+E863"),
        ("address", "U+E001"),
        ("gates.0", "U+E001"),
        ("inspectors.0.name", "U+E001"),
    ):
        assert code in problems[place]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"name": "惠州市\uf8ff卫生服务中心"}, "name"),
        ({"address": "江北\U000f1234路8号"}, "address"),
        ({"gates": [{"name": "南门"}, {"name": "\ue815门"}]}, "gates.1"),
        ({"manager": {"name": "陈\ue000远", "phone": "13800138000", "password": "correct-horse-8"}}, "manager.name"),
        (
            {"members": [{"name": "李\uf001梅", "phone": "13800138001", "password": "green-channel-1"}]},
            "members.0.name",
        ),
    ],
)
def test_private_characters_are_refused_wherever_a_venue_is_registered(
    field: Path, program: Program, tmp_path: Path, change: dict[str, object], place: str
) -> None:
    data = json.loads((field / "36-rare-insp.json").read_text("utf-8")) | change
    (tmp_path / "venue.json").write_text(json.dumps(data), encoding="utf-8")
    problems = {p.field: str(p.message) for p in program.setup().problems(read_venue_file(tmp_path / "venue.json"))}
    assert "somebody made for their own computer" in problems[place]


# 17, 18, 19: phones, days and times


def test_phones_of_the_sample(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "17-phones.csv")
    kept = values(desk, "phone")
    assert kept.count("13800138000") == 14
    assert {"+85291234567", "+12125550100", "0752-2808000", "0752-2808000-801", "4008008820", "91234567"} <= set(kept)
    assert {one.draft.phone for one in outcome.rejected} == {
        "13800138000/13900139000",
        "13800138000、13900139000",
        "13800138000 李",
        "12345",
        "110",
        "1380013800O",
    }


def test_days_of_the_sample(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "18-dates.csv")
    assert {one.draft.visited_on for one in outcome.rejected} == {
        "2026/11/27 9:12",
        "26/11/27",
        "26-11-27",
        "Nov-27",
        "27-Nov-26",
        "46353",
        "2026-11",
        "11.2",
        "丙午年十月十九",
        "0011-11-27",
        "27",
    }
    assert set(values(desk, "visited_on")) == {"2026-11-27", "2026-11-07"}


@pytest.mark.parametrize(
    "text", ["05/06/2026", "1/2/2026", "11/12/26", "12.11.26", "2026/11/27 09:12:00", "2026-11-27T00:00:00+00:00"]
)
def test_a_day_that_may_be_another_one_is_refused(desk: Desk, tmp_path: Path, text: str) -> None:
    assert one(take(desk, write_csv(tmp_path / "d.csv", [person(visited_on=text)]))).problem.field == "visited_on"


def test_times_of_the_sample(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "19-times.csv")
    assert {one.draft.time for one in outcome.rejected} == {
        "9.30",
        "9.3",
        "9:3",
        "0.383333333333333",
        "0.5",
        "0.75",
        "23:50-00:10",
        "24:00",
        "25:00",
        "晚上12点",
    }
    assert {"09:12", "9时", "上午", "14:30", "09:12-10:00", "00:00", "00:30", "12:30"} <= set(values(desk, "time"))


@pytest.mark.parametrize("text", ["9.05", "10.5", "9:12:37", "2026-11-27 9:12", "0", "9:1-10:2"])
def test_a_time_that_may_be_another_one_is_refused(desk: Desk, tmp_path: Path, text: str) -> None:
    assert one(take(desk, write_csv(tmp_path / "d.csv", [person(time=text)]))).problem.field == "time"


# 20: credit codes


def test_a_credit_code_of_a_rural_collective_is_legal(field: Path, program: Program) -> None:
    assert program.setup().problems(read_venue_file(field / "20-uscc-N2.json")) == ()


@pytest.mark.parametrize(
    ("body", "legal"),
    [
        ("N1441302MF0000005", True),
        ("N3441302MF0000005", True),
        ("A1441302MF0000005", True),
        ("Y1441302MF0000005", True),
        ("81441302MF0000005", True),
        ("01441302MF0000005", False),
        ("B1441302MF0000005", False),
        ("NN441302MF0000005", False),
        ("N2441302MI0000005", False),
    ],
)
def test_credit_codes_begin_with_a_registering_department(body: str, legal: bool) -> None:
    ends = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    assert sum(check_uscc(body + end)[1] is None for end in ends) == (1 if legal else 0)


# 32: documents


def test_documents_of_the_sample(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "32-documents.csv")
    kept = {draft.notes: draft.id_number for draft in stored(desk)}
    for x in "×ХⅩx":  # the notes keep full-width letters as narrow ones
        assert kept[f"resident_id 11010519491231002{x}"] == "11010519491231002X"
    assert kept["passport 12345E67"] == "12345E67"
    assert kept["passport e12345678"] == "E12345678"
    assert len(kept) + len(outcome.rejected) == len(by_notes(field / "32-documents.csv"))
    masked = next(one for one in outcome.rejected if "*" in one.draft.id_number)
    assert "masked" in str(masked.problem.message)


@pytest.mark.parametrize(
    "written", ["11010519491231002Χ", "11010519491231002✕", "11010519491231002х", "1101 0519 4912 3100 2 X"]
)
def test_an_x_is_an_x_whatever_key_it_came_from(desk: Desk, tmp_path: Path, written: str) -> None:
    assert take(desk, write_csv(tmp_path / "d.csv", [person(id_number=written, category="elderly")])).accepted == 1
    assert values(desk, "id_number") == ["11010519491231002X"]


def test_an_x_elsewhere_in_a_number_stays_wrong(desk: Desk, tmp_path: Path) -> None:
    one(take(desk, write_csv(tmp_path / "d.csv", [person(id_number="1101051949×231002X")])))


# 34: words for nothing


def test_words_for_nothing_are_nothing_in_every_field(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "34-fillers.csv")
    assert {refused.problem.field for refused in outcome.rejected} == {"temperature_c", "time"}
    for draft in stored(desk):
        assert (draft.guardian_name, draft.guardian_phone, draft.guardian_relation, draft.notes) == ("", "", "", "")
        assert (draft.slip, draft.inspector, draft.symptoms) == ("", "", "")
        assert draft.phone in ("", "13800138000")
        assert draft.address in ("", "惠城区云山西路20号")
        assert draft.travel_history in ("", "no")


@pytest.mark.parametrize("word", ["　无　", "Nil", "--", "未提供", "#N/A", "ＮＵＬＬ"])
def test_other_spellings_of_nothing(desk: Desk, tmp_path: Path, word: str) -> None:
    rows = [person(guardian_name=word, guardian_phone=word, notes=word, address=word)]
    assert take(desk, write_csv(tmp_path / "d.csv", rows)).accepted == 1
    draft = stored(desk)[0]
    assert (draft.guardian_name, draft.guardian_phone, draft.notes, draft.address) == ("", "", "", "")


@pytest.mark.parametrize("word", ["无", "不详", "N/A"])
def test_nothing_is_no_name_and_no_guardian_of_a_child(desk: Desk, tmp_path: Path, word: str) -> None:
    assert one(take(desk, write_csv(tmp_path / "d.csv", [person(name=word)]))).problem.field == "name"
    child = person(category="minor", id_number="441302201506074211", guardian_name=word, guardian_relation="mother")
    assert one(take(desk, write_csv(tmp_path / "d.csv", [child]))).problem.field == "guardian_name"


# 36: rare names on paper; see also tests/reports


def test_an_inspector_with_a_rare_name_is_reported_of_and_printed(
    field: Path, program: Program, tmp_path: Path
) -> None:
    request = read_venue_file(field / "36-rare-insp.json")
    made = program.setup().create(tmp_path / "desk", request)
    note = program.typesetting.fonts.unusual(" ".join(member.name for member in made.members))
    assert note is not None
    assert "𡌶" in str(note)
    assert program.typesetting.fonts.runs("张𡌶")[1] == ("𡌶", Weight.RARE)
    assert program.typesetting.fonts.unusual("欧阳秀英·Åsa 𬭎") is None


@pytest.mark.parametrize("name", ["李𠮷", "王𱍐", "阿𮯰古丽·买买提", "ᠪᠠᠲᠤ"])
def test_every_paper_is_made_whatever_an_inspector_and_a_gate_are_called(desk: Desk, tmp_path: Path, name: str) -> None:
    gate = desk.gates.add(f"{name}门")
    desk.members.bind_inspector(desk.venue.get().declaration_code, name, "", [gate.id])
    day = desk.store.clock.today()
    for kind, pages in {
        "daily": desk.count_reports.report(day, Language.ZH),
        "handover": desk.count_reports.handover(desk.count_reports.shifts.now(), Language.ZH),
        "tally": desk.count_reports.tally(day, [gate.id], Language.ZH),
    }.items():
        desk.count_reports.write(pages, tmp_path / f"{kind}.pdf")
    desk.slip_printing.save(tmp_path / "slips.pdf", 1)
    desk.posters.save_pdf(desk.posters.prepare("a4", Language.ZH), tmp_path / "posters.pdf")
    assert len(list(tmp_path.glob("*.pdf"))) == 5


def test_json_samples_are_json(field: Path) -> None:
    assert all(json.loads(path.read_text("utf-8")) for path in field.glob("*.json"))
