"""Files of the kinds that users report: values that a spreadsheet keeps in its own way.

A line is taken, or it is refused with a reason at its field: nothing in between. The sample of the folder comes first, then
others of its kind. Made-up people.
"""

from pathlib import Path

import pytest

from desktop.services.desk import Desk
from tests.services.imports.files import NAMES, Formula, Number, person, write_csv, write_ods, write_xlsx
from tests.services.imports.taking import NUMBER, one, stored, take, values

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
    [
        ("passport", 123400000.0),
        ("taiwan_permit", 12345678.0),
        ("resident_id", 110105491231002.0),
        ("disability_card", 4.41302195003123e19),
        ("hmt_residence", 8.10000196001011e17),
        ("foreign_permanent", 9.11344198805e17),
    ],
)
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
        person(phone=Number(13800138000)),
        person(phone=Number(8613800138000)),
        person(phone=Number(7522808000)),
        person(phone=Number(1380013800)),
        person(phone=Number(85291234567)),
        person(phone=Number(13800138000.5)),
    ]
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
    more = [
        "1380013800.0",
        "280800.0",
        "13800138000.00",
        "0752-2808000.",
        "400-800-8820.0",
        "280800.50",
        "2808000.5",
        "1380013.8000",
        "138.0013.8000",
    ]
    outcome = take(desk, write_csv(tmp_path / "d.csv", [person(phone=text) for text in more]))
    assert [refused.draft.phone for refused in outcome.rejected] == [
        "1380013800.0",
        "280800.0",
        "280800.50",
        "2808000.5",
        "1380013.8000",
    ]
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


def test_a_day_with_a_zone_is_another_day_somewhere_and_refused(desk: Desk, tmp_path: Path) -> None:
    rows = [person(visited_on=("date", "2026-11-26T20:00:00Z")), person(visited_on=("date", "2026-11-27T00:00:00Z"))]
    outcome = take(desk, write_ods(tmp_path / "d.ods", rows))
    assert [refused.problem.field for refused in outcome.rejected] == ["visited_on", "visited_on"]


def test_what_a_format_hides_of_a_day_or_a_time_is_not_cut_off(desk: Desk, tmp_path: Path) -> None:
    rows = [
        person(visited_on=Number(46353.5, "yyyy-mm-dd")),
        person(time=Number(46353.3833333333, "h:mm")),
        person(time=Number(0.3837962962962963, "h:mm")),
        person(time=Number(1.3833333333333333, "[h]:mm")),
    ]
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


# 25: values of formulas


def test_errors_of_formulas_refuse_their_line_and_name_the_cell(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "25-formulas.xlsx")
    reasons = [str(refused.problem.message) for refused in outcome.rejected]
    for place, cell in enumerate(
        ("K4 holds the error #DIV/0!", "F5 holds the error #N/A", "J6", "S7 holds the error #REF!")
    ):
        assert cell in reasons[place]
    assert "TRUE or FALSE" in reasons[4]
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
