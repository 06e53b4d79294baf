"""Files of the kinds that users report: what comes of each, the sample of the folder first, then others of its kind.

A line is taken, or it is refused with a reason at its field: nothing in between. Made-up people.
"""

import csv
import json
import time
from pathlib import Path

import pytest

from desktop.app import Program
from desktop.desk import Desk
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput
from desktop.domain.posters import Language
from desktop.domain.uscc import check_uscc
from desktop.posters.fonts import Weight
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.services.venue_file import read_venue_file
from desktop.tables.reading import open_table
from tests.services.imports.files import NAMES, Formula, Number, person, write_csv, write_ods, write_xlsx

NUMBER = "kept this as a number"


def take(desk: Desk, path: Path) -> ImportOutcome:
    """Import a file; whatever it is, its lines add up."""
    outcome = desk.imports.import_file(path)
    not_read = sum(lines.count for lines in outcome.not_read)
    assert outcome.lines == outcome.accepted + outcome.existing + len(outcome.rejected) + not_read
    return outcome


def stored(desk: Desk) -> list[DeclarationDraft]:
    """Everybody in the book, in the order of the file."""
    ids = [row.id for row in desk.declarations.recent(1000)]
    return [desk.declarations.unmasked(one, "test of an import") for one in sorted(ids)]


def one(outcome: ImportOutcome) -> Rejected:
    assert (outcome.accepted, len(outcome.rejected)) == (0, 1)
    return outcome.rejected[0]


def values(desk: Desk, field: str) -> list[str]:
    return [getattr(draft, field) for draft in stored(desk)]


def by_notes(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["notes"] for row in csv.DictReader(file)]


# 01, 02, 38: numbers-as-names in a number cell


@pytest.mark.parametrize("name", ["01-id-as-number.xlsx", "02-id-as-number-check-fits.xlsx"])
def test_an_id_in_a_number_cell_is_refused_whether_or_not_it_passes_its_check(
    desk: Desk, field: Path, name: str
) -> None:
    refused = one(take(desk, field / name))
    assert refused.problem.field == "id_number"
    assert NUMBER in str(refused.problem.message)
    assert refused.draft.id_number.isdecimal(), "what stands there, without an exponent"
    assert len(refused.draft.id_number) == 18


@pytest.mark.parametrize(
    ("id_type", "value"),
    [("passport", 123400000.0), ("taiwan_permit", 12345678.0), ("resident_id", 110105491231002.0),
     ("disability_card", 4.41302195003123e19), ("hmt_residence", 8.10000196001011e17), ("foreign_permanent", 9.11344198805e17)],
)  # fmt: skip
@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_documents_of_every_type_in_number_cells_are_refused(
    desk: Desk, tmp_path: Path, write, id_type: str, value: float
) -> None:
    rows = [person(id_type=id_type, category="other", id_number=Number(value))]
    assert NUMBER in str(one(take(desk, write(tmp_path / "d", rows))).problem.message)


def test_a_number_cell_with_a_format_that_shows_all_digits_is_refused_too(desk: Desk, tmp_path: Path) -> None:
    rows = [person(id_number=Number(441302194801011528, "0")), person(id_number=Number(441302194801011528, "@"))]
    outcome = take(desk, write_xlsx(tmp_path / "d.xlsx", rows))
    assert [NUMBER in str(refused.problem.message) for refused in outcome.rejected] == [True, True]


def test_hidden_rows_are_read_and_named(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "38-passport-as-number-hidden-row.xlsx")
    assert [refused.line for refused in outcome.rejected] == [2, 3]
    assert outcome.accepted == 1
    assert "hides were read as well: 4" in " ".join(map(str, outcome.notes))


def test_a_mobile_number_in_a_number_cell_cannot_have_changed_and_others_are_refused(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [
        person(phone=Number(13800138000)), person(phone=Number(8613800138000)), person(phone=Number(7522808000)),
        person(phone=Number(1380013800)), person(phone=Number(85291234567)), person(phone=Number(13800138000.5)),
    ]  # fmt: skip
    outcome = take(desk, write_xlsx(tmp_path / "d.xlsx", rows))
    assert [refused.line for refused in outcome.rejected] == [4, 5, 6, 7]
    assert {refused.problem.field for refused in outcome.rejected} == {"phone"}
    assert set(values(desk, "phone")) == {"13800138000"}


@pytest.mark.parametrize(
    "field_name", ["name", "address", "notes", "guardian_name", "guardian_relation", "id_type", "category"]
)
def test_numbers_and_dates_where_text_belongs_are_refused(desk: Desk, tmp_path: Path, field_name: str) -> None:
    rows = [person(**{field_name: Number(102)}), person(**{field_name: Number(46000, "yyyy-mm-dd")})]
    outcome = take(desk, write_xlsx(tmp_path / "d.xlsx", rows))
    assert [refused.problem.field for refused in outcome.rejected] == [field_name] * 2


# 02b, 03: the same after saving as CSV


def test_an_id_that_ends_in_zeros_is_doubtful_and_taken_with_a_reason(desk: Desk, field: Path, tmp_path: Path) -> None:
    refused = one(take(desk, field / "02b-id-zeros-check-fits.csv"))
    assert (refused.problem.field, refused.problem.doubtful) == ("id_number", True)
    rows = [person(id_number="441302194801031000", notes="id_number: 已核对原件")]
    path = write_csv(tmp_path / "d.csv", rows, headings=[*NAMES[:-1], "overrides"])
    assert take(desk, path).accepted == 1
    assert stored(desk)[0].overrides == {"id_number": "已核对原件"}


@pytest.mark.parametrize("text", ["4.41302E+17", "4.4130219480101E+17", "4.41302e+17", "441302194801011528.0", "4E+17"])
def test_an_id_with_an_exponent_or_decimals_is_refused(desk: Desk, tmp_path: Path, text: str) -> None:
    assert NUMBER in str(one(take(desk, write_csv(tmp_path / "d.csv", [person(id_number=text)]))).problem.message)


def test_the_sample_of_scientific_ids(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "03-id-scientific.csv")
    assert (outcome.accepted, [NUMBER in str(r.problem.message) for r in outcome.rejected]) == (0, [True, True])


def test_a_passport_with_an_e_in_it_is_a_passport(desk: Desk, tmp_path: Path) -> None:
    rows = [
        person(id_type="passport", id_number=number, category="other")
        for number in ("12345E67", "E12345678", "1E234567")
    ]
    assert take(desk, write_csv(tmp_path / "d.csv", rows)).accepted == 3


# 04: phones with decimals


def test_a_phone_with_the_decimals_of_a_spreadsheet_never_gains_a_digit(
    desk: Desk, field: Path, tmp_path: Path
) -> None:
    outcome = take(desk, field / "04-phone-float-text.csv")
    assert values(desk, "phone") == ["2808000", "13800138000", "0752-2808000"]
    assert [refused.line for refused in outcome.rejected] == [4, 5]
    more = ["1380013800.0", "280800.0", "13800138000.00", "0752-2808000.", "400-800-8820.0"]
    outcome = take(desk, write_csv(tmp_path / "d.csv", [person(phone=text) for text in more]))
    assert [refused.draft.phone for refused in outcome.rejected] == ["1380013800.0", "280800.0"]
    assert values(desk, "phone")[3:] == ["13800138000", "0752-2808000", "4008008820"]


# 05: texts that hide behind marks


def test_marks_that_tell_a_spreadsheet_to_leave_text_alone_are_no_part_of_it(
    desk: Desk, field: Path, tmp_path: Path
) -> None:
    assert take(desk, field / "05-id-apostrophe-and-formula.csv").accepted == 4
    assert set(values(desk, "id_number")) == {"441302194801011528"}
    rows = [person(name="'张三"), person(name='="赵六"'), person(phone="'0752-2808000"), person(notes='="他说""好"""')]
    assert take(desk, write_csv(tmp_path / "d.csv", rows)).accepted == 4
    added = stored(desk)[4:]
    assert [draft.name for draft in added[:2]] == ["张三", "赵六"]
    assert (added[2].phone, added[3].notes) == ("0752-2808000", '他说"好"')


# 06b: numbers in the columns of days and times


def test_decimals_as_days_and_times_are_refused(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "06b-shown-11.20-and-9.30.xlsx")
    assert outcome.accepted == 0
    for refused in outcome.rejected:
        assert {problem.field for problem in refused.cell_problems} == {"visited_on", "time"}


@pytest.mark.parametrize("value", [11.2, 9.3, 0.383333333, 0.5, 46353.0, 27.0, 1127.0, 1.0, 0.0])
@pytest.mark.parametrize("field_name", ["visited_on", "time", "notes"])
@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_numbers_without_a_format_of_their_own_are_no_days_and_no_times(
    desk: Desk, tmp_path: Path, write, field_name: str, value: float
) -> None:
    if (field_name, value) == ("time", 1127.0):
        value = 24.0  # 1127 can only be 11:27
    headings = ["birth_date" if name == "notes" else name for name in NAMES]
    refused = one(take(desk, write(tmp_path / "d", [person(**{field_name: Number(value)})], headings=headings)))
    assert refused.problem.field == ("birth_date" if field_name == "notes" else field_name)


@pytest.mark.parametrize("shown", ["yyyy-mm-dd", "m/d/yy", "d-mmm", '[$-804]yyyy"年"m"月"d"日"', "aaaa yyyy/m/d"])
def test_a_number_whose_format_is_a_date_is_that_day(desk: Desk, tmp_path: Path, shown: str) -> None:
    rows = [person(visited_on=Number(46353, shown), time=Number(0.3833333333333333, "h:mm"))]
    assert take(desk, write_xlsx(tmp_path / "d.xlsx", rows)).accepted == 1
    assert (stored(desk)[0].visited_on, stored(desk)[0].time) == ("2026-11-27", "09:12")


def test_days_and_times_of_an_ods(desk: Desk, tmp_path: Path) -> None:
    rows = [person(visited_on=("date", "2026-11-27"), time=("time", "PT09H12M00S"))]
    assert take(desk, write_ods(tmp_path / "d.ods", rows)).accepted == 1
    assert (stored(desk)[0].visited_on, stored(desk)[0].time) == ("2026-11-27", "09:12")


def test_what_a_format_hides_of_a_day_or_a_time_is_not_cut_off(desk: Desk, tmp_path: Path) -> None:
    rows = [
        person(visited_on=Number(46353.5, "yyyy-mm-dd")), person(time=Number(46353.3833333333, "h:mm")),
        person(time=Number(0.3837962962962963, "h:mm")), person(time=Number(1.3833333333333333, "[h]:mm")),
    ]  # fmt: skip
    outcome = take(desk, write_xlsx(tmp_path / "d.xlsx", rows))
    assert [refused.problem.field for refused in outcome.rejected] == ["visited_on", "time", "time", "time"]


def test_a_temperature_is_a_number_and_computers_write_it_with_noise(desk: Desk, tmp_path: Path) -> None:
    rows = [
        person(temperature_c=Number(36.6)),
        person(name="刘福", temperature_c=Number(36.599999999999994)),
        person(name="张三", temperature_c=Number(37)),
    ]
    assert take(desk, write_xlsx(tmp_path / "d.xlsx", rows)).accepted == 3
    assert values(desk, "temperature_c") == ["36.6", "36.6", "37.0"]


# 11, 11b, 11c: delimiters


@pytest.mark.parametrize("name", ["11-tab.csv", "11b-semicolon.csv", "11c-sep-line.csv"])
def test_other_delimiters_are_read(desk: Desk, field: Path, name: str) -> None:
    assert take(desk, field / name).accepted == 3


def test_bars_and_a_named_semicolon_are_delimiters_too(desk: Desk, tmp_path: Path) -> None:
    assert take(desk, write_csv(tmp_path / "a.csv", [person()], delimiter="|")).accepted == 1
    path = write_csv(
        tmp_path / "b.csv", [person(name="刘福", notes="a,b,c,d")], delimiter=";", above=["sep=;"], end="\r"
    )
    outcome = take(desk, path)
    assert outcome.accepted == 1
    assert [(lines.line, str(lines.because)) for lines in outcome.not_read] == [
        (1, "above the headings"),
        (2, "the headings"),
    ]


# 13, 13b, 14c: headings


def test_empty_columns_and_title_lines_are_left_out_and_named(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "13-trailing-empty-columns.csv")
    assert outcome.accepted == 3
    assert [str(note) for note in outcome.notes] == ["Empty columns without a heading were left out: T, U."]
    outcome = take(desk, field / "13b-title-row.csv")
    assert [(lines.line, str(lines.because)) for lines in outcome.not_read] == [
        (1, "above the headings"),
        (2, "the headings"),
    ]


def test_headings_as_people_write_them(desk: Desk, field: Path, tmp_path: Path) -> None:
    assert take(desk, field / "14c-zh-header-shenfenzheng.csv").accepted == 3
    headings = ["表单编号", "来访日期", "到达时间（必填）", "出入口", "人员类别", "姓名＊", "证件种类", "证件号码 *", "手机号", "住址",
                "体 温(℃)", "症状", "旅居史", "接触史", "陪同人", "陪同人电话", "与本人关系", "工作人员", "备注说明"]  # fmt: skip
    path = write_csv(
        tmp_path / "d.csv", [person(name="刘福")], headings=headings, above=["惠城区绿色通道登记表", "", "填表人：李"]
    )
    outcome = take(desk, path)
    assert outcome.accepted == 1
    assert sorted((lines.line, lines.count) for lines in outcome.not_read) == [(1, 1), (2, 1), (3, 1), (4, 1)]


def test_a_heading_that_names_the_document_tells_its_type(desk: Desk, tmp_path: Path) -> None:
    headings = [{"id_number": "身份证号码", "id_type": "年龄"}.get(name, name) for name in NAMES]
    outcome = take(desk, write_csv(tmp_path / "d.csv", [person(id_type="78")], headings=headings))
    assert (outcome.accepted, stored(desk)[0].id_type) == (1, "resident_id")
    assert "left out: G 年龄" in str(outcome.notes[0])


@pytest.mark.parametrize(
    ("heading", "closest"), [("备住", "备注"), ("联系电话1", "联系电话"), ("tempreature_c", "体温")]
)
def test_a_heading_that_is_not_understood_is_named_by_its_letter_with_the_closest(
    desk: Desk, tmp_path: Path, heading: str, closest: str
) -> None:
    place = {"备住": "notes", "联系电话1": "phone", "tempreature_c": "temperature_c"}[heading]
    headings = [heading if name == place else name for name in NAMES]
    with pytest.raises(BadInput) as raised:
        take(desk, write_csv(tmp_path / "d.csv", [person(notes="a")], headings=headings))
    letter = "ABCDEFGHIJKLMNOPQRS"[NAMES.index(place)]
    assert f"Column {letter} is headed “{heading}”" in str(raised.value)
    assert closest in str(raised.value)
    assert desk.declarations.count() == 0


def test_a_cell_under_no_heading_is_not_dropped(desk: Desk, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "d.csv", [person()], headings=[*NAMES[:-1], ""])
    assert take(desk, path).accepted == 1
    refused = one(
        take(desk, write_csv(tmp_path / "e.csv", [person(name="刘福", notes="发热")], headings=[*NAMES[:-1], ""]))
    )
    assert "something in S2" in str(refused.problem.message)
    assert refused.beyond == ("发热",)


# 15b, 15f: quotation marks


@pytest.mark.parametrize(
    ("name", "line"), [("15b-unclosed-quote-20-lines.csv", 4), ("15f-quote-in-notes-near-end.csv", 5)]
)
def test_an_unclosed_quotation_mark_refuses_the_file_at_its_line(desk: Desk, field: Path, name: str, line: int) -> None:
    with pytest.raises(BadInput, match=rf"at line {line}: a quotation mark"):
        take(desk, field / name)
    assert desk.declarations.count() == 0


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_two_marks_far_apart_do_not_make_one_person_of_many(desk: Desk, tmp_path: Path, delimiter: str) -> None:
    path = write_csv(
        tmp_path / "d.csv", [person(name=name) for name in ("张三", "李四", "王五")], delimiter=delimiter, end="\n"
    )
    text = path.read_text().replace("张三", '"张三').replace("王五", '王五"')
    path.write_text(text)
    with pytest.raises(BadInput, match="at line 2"):
        take(desk, path)
    path.write_text(text.replace('王五"', "王五").replace("王五", '"王"五'))
    with pytest.raises(BadInput, match="Nothing was taken"):
        take(desk, path)
    assert desk.declarations.count() == 0


def test_line_breaks_and_marks_that_are_closed_are_the_cell_s(desk: Desk, tmp_path: Path) -> None:
    rows = [person(notes='家属说"再来"\n下午, 三点\n好'), person(name="刘福")]
    outcome = take(desk, write_csv(tmp_path / "d.csv", rows))
    assert outcome.accepted == 2
    assert values(desk, "notes")[0] == '家属说"再来" 下午, 三点 好'
    assert (3, 2) in [(lines.line, lines.count) for lines in outcome.not_read]


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
    [("买买提‧艾力", "买买提·艾力"), ("买买提・艾力", "买买提·艾力"), ("买买提 • 艾力", "买买提·艾力"), ("⻢云", "马云"), ("⼈⽂", "人文"),
     ("葛\U000e0100城", "葛\U000e0100城"), ("王\U000323b0明", "王\U000323b0明"), ("豈李", "豈李"), ("长" * 50, "长" * 50)],
)  # fmt: skip
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
    [({"name": "惠州市\uf8ff卫生服务中心"}, "name"), ({"address": "江北\U000f1234路8号"}, "address"),
     ({"gates": [{"name": "南门"}, {"name": "\ue815门"}]}, "gates.1"),
     ({"manager": {"name": "陈\ue000远", "phone": "13800138000", "password": "correct-horse-8"}}, "manager.name"),
     ({"members": [{"name": "李\uf001梅", "phone": "13800138001", "password": "green-channel-1"}]}, "members.0.name")],
)  # fmt: skip
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
        "13800138000/13900139000", "13800138000、13900139000", "13800138000 李", "12345", "110", "1380013800O",
    }  # fmt: skip


def test_days_of_the_sample(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "18-dates.csv")
    assert {one.draft.visited_on for one in outcome.rejected} == {
        "2026/11/27 9:12", "26/11/27", "26-11-27", "Nov-27", "27-Nov-26", "46353", "2026-11", "11.2", "丙午年十月十九", "0011-11-27",
        "27",
    }  # fmt: skip
    assert set(values(desk, "visited_on")) == {"2026-11-27", "2026-11-07"}


@pytest.mark.parametrize(
    "text", ["05/06/2026", "1/2/2026", "11/12/26", "12.11.26", "2026/11/27 09:12:00", "2026-11-27T00:00:00+00:00"]
)
def test_a_day_that_may_be_another_one_is_refused(desk: Desk, tmp_path: Path, text: str) -> None:
    assert one(take(desk, write_csv(tmp_path / "d.csv", [person(visited_on=text)]))).problem.field == "visited_on"


def test_times_of_the_sample(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "19-times.csv")
    assert {one.draft.time for one in outcome.rejected} == {
        "9.30", "9.3", "9:3", "0.383333333333333", "0.5", "0.75", "23:50-00:10", "24:00", "25:00", "晚上12点",
    }  # fmt: skip
    assert {"09:12", "9时", "上午", "14:30", "09:12-10:00", "00:00", "00:30", "12:30"} <= set(values(desk, "time"))


@pytest.mark.parametrize("text", ["9.05", "10.5", "9:12:37", "2026-11-27 9:12", "0", "9:1-10:2"])
def test_a_time_that_may_be_another_one_is_refused(desk: Desk, tmp_path: Path, text: str) -> None:
    assert one(take(desk, write_csv(tmp_path / "d.csv", [person(time=text)]))).problem.field == "time"


# 20: credit codes


def test_a_credit_code_of_a_rural_collective_is_legal(field: Path, program: Program) -> None:
    assert program.setup().problems(read_venue_file(field / "20-uscc-N2.json")) == ()


@pytest.mark.parametrize(
    ("body", "legal"),
    [("N1441302MF0000005", True), ("N3441302MF0000005", True), ("A1441302MF0000005", True), ("Y1441302MF0000005", True),
     ("81441302MF0000005", True), ("01441302MF0000005", False), ("B1441302MF0000005", False), ("NN441302MF0000005", False),
     ("N2441302MI0000005", False)],
)  # fmt: skip
def test_credit_codes_begin_with_a_registering_department(body: str, legal: bool) -> None:
    ends = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    assert sum(check_uscc(body + end)[1] is None for end in ends) == (1 if legal else 0)


# 25: values of formulas


def test_errors_of_formulas_refuse_their_line_and_name_the_cell(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "25-formulas.xlsx")
    said = [str(refused.problem.message) for refused in outcome.rejected]
    for place, cell in enumerate(
        ("K4 holds the error #DIV/0!", "F5 holds the error #N/A", "J6", "S7 holds the error #REF!")
    ):
        assert cell in said[place]
    assert "TRUE or FALSE" in said[4]
    assert outcome.accepted == 2


def test_errors_of_an_ods_and_formulas_without_a_value(desk: Desk, tmp_path: Path) -> None:
    refused = one(take(desk, write_ods(tmp_path / "d.ods", [person(name=("error", "#NAME?"))])))
    assert "F2 holds the error #NAME?" in str(refused.problem.message)
    path = write_xlsx(tmp_path / "d.xlsx", [person(name=Formula("=A1"))])
    _without(path, "<v></v>")
    assert "value was not saved" in str(one(take(desk, path)).problem.message)


def _without(path: Path, text: str) -> None:
    """Take a text out of the first sheet's XML."""
    import zipfile

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert text.encode() in parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = (
        parts["xl/worksheets/sheet1.xml"].replace(text.encode(), b"").replace(b' t="str"', b"")
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


# 28: sheets


def test_a_hidden_sheet_is_not_read_and_is_named(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "28-hidden-first-sheet.xlsx")
    assert outcome.accepted == 1
    assert "旧" in " ".join(map(str, outcome.notes))


def test_visible_sheets_with_the_same_headings_are_all_read(desk: Desk, tmp_path: Path) -> None:
    rows = [person(name="刘福"), person(name="张三", time="25:00")]
    outcome = take(desk, write_xlsx(tmp_path / "d.xlsx", rows, before=[person()]))
    assert outcome.accepted == 2
    assert (outcome.rejected[0].sheet, outcome.rejected[0].line) == ("登记", 3)


def test_visible_sheets_with_other_headings_are_a_question(desk: Desk, tmp_path: Path) -> None:
    rows = "".join(
        f"<table:table-cell office:value-type='string'><text:p>{name}</text:p></table:table-cell>"
        for name in NAMES[1:9]
    )
    more = f'<table:table table:name="另一"><table:table-row>{rows}</table:table-row></table:table>'
    with pytest.raises(BadInput, match="登记, 另一 have different headings"):
        take(desk, write_ods(tmp_path / "d.ods", [person()], more=more))
    with pytest.raises(BadInput, match="must name the columns"):
        take(desk, write_ods(tmp_path / "d.ods", [person()], shown=False))
    assert desk.declarations.count() == 0


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


# 35b: a cell far away


def test_a_space_in_the_last_cell_costs_nothing(desk: Desk, field: Path) -> None:
    began = time.monotonic()
    assert take(desk, field / "35b-stray-space-far-corner.xlsx").accepted == 1
    assert time.monotonic() - began < 1


def test_repeated_empty_cells_of_an_ods_cost_nothing_and_repeated_rows_are_rows(desk: Desk, tmp_path: Path) -> None:
    more = (
        '<table:table table:name="空"><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    assert take(desk, write_ods(tmp_path / "d.ods", [person()], more=more)).accepted == 1
    bomb = more.replace("<table:table-cell ", "<table:table-cell office:value-type='string' office:string-value='x' ")
    with pytest.raises(BadInput, match="more than can be read"):
        open_table(write_ods(tmp_path / "e.ods", [person()], more=bomb))


def test_a_sheet_that_unpacks_to_gigabytes_is_refused_before_it_does(desk: Desk, tmp_path: Path) -> None:
    import zipfile

    path = write_xlsx(tmp_path / "d.xlsx", [person()])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b"<sheetData>", b"<sheetData>" + b" " * 150_000_000
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(BadInput, match="more than can be read"):
        take(desk, path)


# 36: rare names on paper; see also tests/reports


def test_an_inspector_with_a_rare_name_is_told_of_and_printed(field: Path, program: Program, tmp_path: Path) -> None:
    request = read_venue_file(field / "36-rare-insp.json")
    made = program.setup().create(tmp_path / "desk", request)
    note = program.press.fonts.unusual(" ".join(member.name for member in made.members))
    assert note is not None
    assert "𡌶" in str(note)
    assert program.press.fonts.runs("张𡌶")[1] == ("𡌶", Weight.RARE)
    assert program.press.fonts.unusual("欧阳秀英·Åsa 𬭎") is None


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
