"""The command line as an administrator's script meets it: real processes, real exit codes."""

import datetime as dt
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from desktop.app.program import Program
from desktop.paths import UserPaths
from desktop.sandbox.sandbox import Sandbox
from desktop.services.venue.venue_file import read_venue_file
from tests.cli.conftest import Shell, refused
from tests.conftest import CHEAP, CLERK_PASSWORD, MANAGER_PASSWORD
from tests.table_files import read_table

VENUE: dict[str, Any] = {
    "name": "惠州市惠城区江北街道社区卫生服务中心",
    "uscc": "12441302MB2C00000D",
    "type": "医疗机构",
    "region": "441302004",
    "address": "江北街道云山西路8号",
    "host": "VENUE.HUIZHOU.EXAMPLE",
    "manager": {"name": "陈志远", "phone": "13800138000", "password": MANAGER_PASSWORD},
    "members": [{"name": "李春梅", "role": "clerk", "phone": "13800138001", "password": CLERK_PASSWORD}],
    "gates": [{"name": "南门"}, {"name": "北门"}],
    "inspectors": [{"name": "单雄", "phone": "13900139001", "gates": ["南门"]}],
}


@pytest.fixture
def venue_file(tmp_path: Path) -> Path:
    path = tmp_path / "venue.json"
    path.write_text(json.dumps(VENUE, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def _first(tmp_path_factory: pytest.TempPathFactory, sandbox: Sandbox) -> Path:
    """A desk as ``init`` makes it, made once; its passwords are tried without the deliberate slowness."""
    root = tmp_path_factory.mktemp("made")
    file = root / "venue.json"
    file.write_text(json.dumps(VENUE, ensure_ascii=False), encoding="utf-8")
    user = UserPaths(root / "default", root / "config", root / "log")
    Program(user=user, cost=CHEAP, sandbox=sandbox).setup().create(root / "desk", read_venue_file(file))
    return root / "desk"


@pytest.fixture
def desk(_first: Path, tmp_path: Path) -> Path:
    """The folder of a desk of ``VENUE``."""
    return shutil.copytree(_first, tmp_path / "desk")


def test_init_then_posters_then_check(venuedesk: Shell, venue_file: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    made = venuedesk.json("init", "--dir", desk, "--from", venue_file)
    assert set(made) >= {"dir", "venue", "gates", "member", "recovery_code"}
    assert "password" not in made
    assert made["venue"]["region"] == "441302004"
    before = {p.name: p.read_bytes() for p in desk.iterdir()}
    refused(venuedesk("init", "--dir", desk, "--from", venue_file))
    assert {p.name: p.read_bytes() for p in desk.iterdir()} == before

    out = tmp_path / "p.pdf"
    first = venuedesk.json("posters", "--dir", desk, "--out", out)
    assert [p["gate"] for p in first["pages"]] == ["南门", "北门"]
    assert [p["payload"] for p in first["pages"]] == [g["payload"] for g in made["gates"]]
    assert all(p["verified"] for p in first["pages"])
    data = out.read_bytes()
    assert venuedesk.json("posters", "--dir", desk, "--out", out)["sha256"] == first["sha256"]
    assert out.read_bytes() == data
    one = venuedesk.json("posters", "--dir", desk, "--out", out, "--gate", "北门", "--lang", "en", "--template", "a5")
    assert [p["gate"] for p in one["pages"]] == ["北门"]
    ways = ("--template", "a3", "--sheets", "A4", "--save-ink")
    (tiled,) = venuedesk.json("posters", "--dir", desk, "--out", out, "--gate", "北门", *ways)["pages"]
    assert (tiled["gate"], tiled["verified"], len(PdfReader(out).pages)) == ("北门", True, 3)
    assert venuedesk.json("check", "--dir", desk) == {"ok": True, "problems": []}
    as_clerk = venuedesk.json("posters", "--dir", desk, "--out", out, "--user", "李春梅", password=CLERK_PASSWORD)
    assert as_clerk["sha256"] == first["sha256"]


def test_bad_input_is_one_sentence_each(venuedesk: Shell, venue_file: Path, tmp_path: Path) -> None:
    desk, out = tmp_path / "desk", tmp_path / "p.pdf"
    refused(venuedesk("posters", "--dir", desk, "--out", out))
    assert "uscc" in refused(
        venuedesk("init", "--dir", desk, "--from", _changed(venue_file, uscc="12441302MB2C00000X"))
    )
    assert not desk.exists()
    assert "region" in refused(venuedesk("init", "--dir", desk, "--from", _changed(venue_file, region="4413")))
    refused(venuedesk("init", "--dir", desk, "--from", tmp_path / "missing.json"))
    venuedesk.json("init", "--dir", desk, "--from", venue_file)
    refused(venuedesk("posters", "--dir", desk, "--out", out, password="wrong-password"))
    assert "天门" in refused(venuedesk("posters", "--dir", desk, "--out", out, "--gate", "天门"))
    refused(venuedesk("posters", "--dir", desk, "--out", out, "--template", "moon"))
    refused(venuedesk("posters", "--dir", desk, "--out", tmp_path / "no" / "p.pdf"), code=1)
    (desk / "keys.json").write_text("{", encoding="utf-8")
    refused(venuedesk("check", "--dir", desk), code=1)
    assert not out.exists()


def test_a_desk_that_is_open_elsewhere_is_refused(venuedesk: Shell, desk: Path) -> None:
    from desktop.store.folder import DeskFolder

    with DeskFolder(desk).locked():
        refused(venuedesk("check", "--dir", desk), code=1)
    assert venuedesk.json("check", "--dir", desk)["ok"]


def test_errors_speak_the_language_of_the_window(venuedesk: Shell, tmp_path: Path) -> None:
    chinese = refused(venuedesk("check", "--dir", tmp_path / "none"))
    assert "没有" in chinese
    _speak(venuedesk, "en")
    assert "There is no desk" in refused(venuedesk("check", "--dir", tmp_path / "none"))


@pytest.mark.parametrize(
    ("language", "declared", "exported", "erased", "purged"),
    [
        (
            "en",
            ["Taken: 1. Already there: 0. Not taken: 1.", "Line 3, 检测点 (gate): There is no gate named"],
            "Rows written: 1. ",
            "Erased declarations: 1, fever worksheets: 0, visitor cards: 0.",
            "Declarations past their retention and deleted: 0. Kept: 0.",
        ),
        (
            "zh",
            ["已导入 1 条，此前已有 0 条，未导入 1 条。", "第 3 行，检测点（gate）：没有名为"],
            "已写入 1 行：",
            "已删除申报 1 条、发热处置单 0 张、便民卡 0 张。",
            "已删除到期申报 0 条，仍保存 0 条。",
        ),
    ],
)
def test_what_was_done_is_a_sentence_in_the_language_of_the_window(
    venuedesk: Shell,
    desk: Path,
    tmp_path: Path,
    language: str,
    declared: list[str],
    exported: str,
    erased: str,
    purged: str,
) -> None:
    _speak(venuedesk, language)
    rows, out = tmp_path / "rows.csv", tmp_path / "out.csv"
    day = (dt.date.today() - dt.timedelta(days=2)).isoformat()
    line = "elderly,单田芳,resident_id,11010519491231002X,13600136000,河南岸街道,36.5"
    rows.write_text(
        "visited_on,time,gate,category,name,id_type,id_number,phone,address,temperature_c\n"
        f"{day},10:05-11:40,南门,{line}\n{day},10:05-11:40,天门,{line}\n",
        encoding="utf-8",
    )

    def lines(*arguments: object) -> list[str]:
        done = venuedesk(*arguments, "--dir", desk)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.splitlines()

    shown = lines("declare", "--from", rows)[: len(declared)]
    assert [line.startswith(begins) for line, begins in zip(shown, declared, strict=True)] == [True] * len(declared)
    assert lines("export", "declarations", "--out", out, "--reason", "核对") == [f"{exported}{out}"]
    (found,) = venuedesk.json("find", "--dir", desk, "stf")["rows"]
    assert lines("erase", found["id"], "--reason", "asked") == [erased]
    assert lines("purge") == [purged]


def _speak(venuedesk: Shell, language: str) -> None:
    settings = Path(venuedesk.environment["HOME"]) / ".config" / "venuedesk" / "settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps({"language": language}))


def test_the_demonstration_desk_has_its_month(venuedesk: Shell, tmp_path: Path) -> None:
    demo = venuedesk.json("demo", "--dir", tmp_path / "e", "--no-window")
    assert len(demo["gates"]) == 4
    assert demo["inspectors"] == 12
    assert Path(demo["posters"]).read_bytes().startswith(b"%PDF")
    again = venuedesk.json("demo", "--dir", tmp_path / "e", "--no-window")
    assert again["venue"] == demo["venue"]
    assert venuedesk.json("purge", "--dir", tmp_path / "e", password=demo["password"])["declarations"] == 0
    assert venuedesk.json("check", "--dir", tmp_path / "e", password=demo["password"])["ok"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_demonstration_says_so_and_succeeds(venuedesk: Shell, tmp_path: Path) -> None:
    done = venuedesk("demo", "--dir", tmp_path / "e", "--days", 2, "--declarations", 20)
    assert done.returncode == 0
    assert "显示器" in done.stdout
    assert (tmp_path / "e" / "desk.db").exists()
    unreachable = Shell(tmp_path / "other")
    unreachable.environment["DISPLAY"] = ":97"
    done = unreachable("--dir", tmp_path / "e")
    assert done.returncode == 1
    assert ":97" in refused(done, code=1)


def test_the_self_test_passes(venuedesk: Shell) -> None:
    result = venuedesk.json("selftest")
    assert result["ok"], result
    machine = result["machine"]
    assert set(machine) >= {"program", "system", "libraries", "clock", "desk", "printers"}
    assert "SQLCipher" in machine["libraries"]
    assert machine["desk"].endswith("MB free")
    assert venuedesk.environment["HOME"] not in str(machine)  # which is somebody's name


def test_slips_out_declarations_in(venuedesk: Shell, desk: Path, tmp_path: Path) -> None:
    import datetime as dt

    slips = venuedesk.json("slips", "--dir", desk, "--count", 3, "--out", tmp_path / "slips.pdf", "--large-print")
    assert len(slips["serials"]) == 3
    day = (dt.date.today() - dt.timedelta(days=2)).isoformat()
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "slip,visited_on,time,gate,category,name,id_type,id_number,phone,address,temperature_c\n"
        f"{slips['serials'][1]},{day},10:05-11:40,南门,elderly,单田芳,resident_id,11010519491231002X,13600136000,,37.6\n"
        f",{day},上午,天门,elderly,刘福,none,,13500135000,河南岸街道,36.5\n",
        encoding="utf-8",
    )
    outcome = venuedesk.json("declare", "--dir", desk, "--from", rows)
    assert (outcome["accepted"], outcome["existing"]) == (1, 0)
    assert [(r["line"], r["column"]) for r in outcome["rejected"]] == [(3, "gate")]
    assert venuedesk.json("declare", "--dir", desk, "--from", rows)["existing"] == 1
    for query in ("stf", "dtf", "1002x", "6000", slips["serials"][1]):
        found = venuedesk.json("find", "--dir", desk, query)
        assert (found["total"], found["rows"][0]["name"]) == (1, "单*芳")
    out = tmp_path / "out.csv"
    assert "reason" in refused(venuedesk("export", "declarations", "--dir", desk, "--out", out))
    assert venuedesk.json("export", "declarations", "--dir", desk, "--out", out, "--reason", "备份")["rows"] == 1
    assert venuedesk.json("purge", "--dir", desk)["kept"] == 1
    assert venuedesk.json("check", "--dir", desk)["ok"]


def test_the_audit_log_is_exported_by_the_manager(venuedesk: Shell, desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "audit.csv"
    made = venuedesk.json(
        "export", "audit", "--dir", desk, "--out", out, "--reason", "年度检查", "--since", "2020-01-01"
    )
    assert made["rows"] == len(out.read_text("utf-8-sig").splitlines()) - 1 > 0
    assert out.read_text("utf-8-sig").startswith("at,actor,action,kind,subject,body")
    refused(
        venuedesk("export", "audit", "--dir", desk, "--out", out, "--user", "李春梅", password=CLERK_PASSWORD), code=1
    )
    assert venuedesk("export", "weather", "--dir", desk, "--out", out).returncode == 2


def test_refused_lines_are_reported_of_and_written_where_that_is_asked_for(
    venuedesk: Shell, desk: Path, tmp_path: Path
) -> None:
    import datetime as dt

    rows = tmp_path / "rows.csv"
    header = "visited_on,gate,category,name,id_type,phone,address,temperature_c\n"
    day = (dt.date.today() - dt.timedelta(days=2)).isoformat()
    rows.write_text(f"{header}{day},天门,no_phone,刘福,none,13500135000,河南岸街道,36.5\n", encoding="utf-8")
    before = {path.name for path in tmp_path.iterdir()}
    assert "天门" in venuedesk("declare", "--dir", desk, "--from", rows).stdout
    assert {path.name for path in tmp_path.iterdir()} == before, "no file that nobody asked for"
    rejects = tmp_path / "mend.csv"
    outcome = venuedesk.json("declare", "--dir", desk, "--from", rows, "--rejects", rejects)
    assert (outcome["accepted"], len(outcome["rejected"]), outcome["rejects_file"]) == (0, 1, str(rejects))
    rejects.write_text(rejects.read_text("utf-8-sig").replace("天门,", "南门,"), encoding="utf-8")
    mended = venuedesk.json("declare", "--dir", desk, "--from", rejects)
    assert (mended["accepted"], mended["rejected"], mended["rejects_file"]) == (1, [], None)


def test_tables_for_people_have_chinese_headings(venuedesk: Shell, desk: Path, tmp_path: Path) -> None:
    template, out = tmp_path / "template.xlsx", tmp_path / "out.csv"
    assert venuedesk.json("template", "--dir", desk, "--out", template) == {"out": str(template)}
    assert [cells[1] for _, cells in read_table(template)] == ["到访日期*"]
    venuedesk.json("template", "--dir", desk, "--out", template, "--lang", "en")
    assert [cells[1] for _, cells in read_table(template)] == ["visited_on*"]
    refused(venuedesk("template", "--dir", desk, "--out", tmp_path / "template.csv"))
    for what, first in (("declarations", "记录编号"), ("screenings", "时刻"), ("hourly", "时段起"), ("audit", "时刻")):
        venuedesk.json("export", what, "--dir", desk, "--out", out, "--reason", "核对", "--headings", "zh")
        assert read_table(out)[0][1][0] == first, what


def test_a_purge_by_a_clock_that_was_set_ahead_must_be_insisted_on(venuedesk: Shell, desk: Path) -> None:
    distrust(desk)
    assert "2020" in refused(venuedesk("purge", "--dir", desk), code=1)
    refused(venuedesk("purge", "--dir", desk, "--insist", "--user", "李春梅", password=CLERK_PASSWORD), code=1)
    assert venuedesk.json("purge", "--dir", desk, "--insist")["declarations"] == 0
    assert venuedesk.json("purge", "--dir", desk)["declarations"] == 0


def test_somebody_who_asks_is_erased(venuedesk: Shell, desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    day = (dt.date.today() - dt.timedelta(days=1)).isoformat()
    file.write_text(
        "visited_on,time,gate,category,name,id_type,id_number,phone,temperature_c\n"
        f"{day},09:10,南门,elderly,单田芳,resident_id,11010519491231002X,13600136000,36.5\n"
        f"{day},15:40,南门,elderly,单田芳,resident_id,11010519491231002X,13600136000,36.6\n",
        "utf-8",
    )
    assert venuedesk.json("declare", "--dir", desk, "--from", file)["accepted"] == 2
    first, second = (row["id"] for row in venuedesk.json("find", "--dir", desk, "stf")["rows"])
    assert venuedesk("erase", first, "--dir", desk, "--reason", "她不想").returncode == 2
    refused(
        venuedesk("erase", first, "--dir", desk, "--reason", "asked", "--user", "李春梅", password=CLERK_PASSWORD),
        code=1,
    )
    assert venuedesk.json("erase", first, "--dir", desk, "--reason", "asked")["declarations"] == 1
    refused(venuedesk("erase", first, "--dir", desk, "--reason", "asked"))
    assert venuedesk.json("erase", second, "--dir", desk, "--reason", "mistake", "--person")["declarations"] == 1
    assert venuedesk.json("find", "--dir", desk, "stf")["total"] == 0
    assert venuedesk.json("check", "--dir", desk)["ok"]


def distrust(folder: Path) -> None:
    """Let the desk have been used last in 2020, in this process: the clock of another cannot be moved."""
    from desktop.app.program import Program
    from desktop.store.queries import purges

    program = Program()
    access = program.access(folder)
    with (
        program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk,
        desk.store.write_unaudited() as c,
    ):
        purges.keep_state(c, purges.PurgeState(clock=1_590_000_000_000))


def test_usage_errors_exit_with_two(venuedesk: Shell) -> None:
    for arguments in (["posters"], ["nonsense"], ["demo", "--gates", "0"], ["init", "--from"]):
        assert venuedesk(*arguments).returncode == 2


def _changed(path: Path, **values: object) -> Path:
    other = path.with_name("changed.json")
    other.write_text(json.dumps(VENUE | values, ensure_ascii=False), encoding="utf-8")
    return other


@pytest.mark.parametrize(
    "arguments",
    [("enroll",), ("join", "--from", "x.vdi"), ("join", "--give-up"), ("join", "--answer", "x.receipt")],
    ids=["neither way", "no place for the request", "nothing to give up", "nothing was asked"],
)
def test_joining_says_what_is_missing(venuedesk: Shell, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    refused(venuedesk(*arguments, "--dir", tmp_path / "desk"))
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize(
    "command",
    [
        ("init", "--from", "{venue}", "--dir"),
        ("find", "x", "--dir"),
        ("declare", "--dir", "{desk}", "--from"),
        ("posters", "--json", "--dir", "{desk}", "--out"),
        ("export", "hourly", "--dir", "{desk}", "--out"),
    ],
)
def test_a_name_that_is_too_long_is_one_sentence(
    venuedesk: Shell, venue_file: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    given = [part.format(venue=venue_file, desk=tmp_path / "desk") for part in command]
    sentence = refused(venuedesk(*given, tmp_path / ("长" * 100)), code=2)
    assert sentence.count("\n") == 1
    assert "长长" in sentence
    assert not list(tmp_path.glob("*长*"))


def test_layouts_are_listed_carried_to_another_desk_and_deleted(venuedesk: Shell, desk: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "a3.vdlayout", tmp_path / "p.pdf"
    built_in = venuedesk.json("layout", "list", "--dir", desk)["layouts"]
    assert (built_in[0]["id"], built_in[0]["own"]) == ("a4", False)
    venuedesk.json("layout", "export", "a3", "--dir", desk, "--out", file)
    own = venuedesk.json("layout", "import", file, "--dir", desk)["layout"]
    assert (own["own"], own["width_mm"], own["height_mm"]) == (True, 297, 420)
    venuedesk.json("layout", "usual", own["name"], "--dir", desk)
    assert venuedesk.json("posters", "--dir", desk, "--out", out)["template"] == own["id"]
    assert "badge" in refused(venuedesk("layout", "export", "nothing", "--dir", desk, "--out", file))
    refused(venuedesk("layout", "delete", "a3", "--dir", desk))
    file.write_bytes(b"{}")
    refused(venuedesk("layout", "import", file, "--dir", desk))
    assert venuedesk.json("layout", "delete", own["id"], "--dir", desk)["deleted"]["id"] == own["id"]
    assert venuedesk.json("layout", "list", "--dir", desk)["layouts"] == built_in
