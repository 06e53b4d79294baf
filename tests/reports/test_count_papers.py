"""Daily and weekly reports, handover and tally sheets: every figure stands on paper, nothing is cut or laid over another."""

import datetime as dt
import io
import re
from dataclasses import replace

import pypdf
import pytest

from desktop.catalogue import Catalogue
from desktop.charts.layout import axis
from desktop.domain.period import GateCells, PeriodFigures, week_of
from desktop.domain.posters import Language
from desktop.domain.statistics import TotalsLine
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.handover import Handover, ShiftGate, WaitingFever, handover_pdf
from desktop.reports.hour_sheet import TallySheet, tally_pdf
from desktop.reports.statistics import CountReport, bars_of, count_report_pdf
from desktop.reports.wording import Bilingual, Wording
from tests.reports.paperwork import (
    LONG_VENUE,
    VENUE,
    page_count,
    page_sizes,
    picture,
    require_clear,
    require_embedded,
    text_of,
)
from tests.written_numbers import numbers_in, unparted

DAY = dt.date(2026, 11, 20)
MADE = dt.datetime(2026, 11, 20, 18, 5)
LONG_NAMES = tuple(f"{n:02}号楼地下二层停车场连廊东侧入口{'东西南北'[n % 4]}" for n in range(20))
WORDS = (Bilingual("共 1,216 人。", "1,216 people in all."),)


def figures(names: tuple[str, ...] = ("南门", "北门", "急诊入口"), hours: range = range(7, 19)) -> PeriodFigures:
    """Figures of which no two are alike, so that each can be looked for."""
    gates = tuple(
        GateCells(name, tuple(101 + 13 * place + hour for hour in range(len(hours))), place)
        for place, name in enumerate(names)
    )
    lines = tuple(TotalsLine(g.name, g.name, 7 + n, 1001 + n, 31 + n, 2001 + n, 30001 + n) for n, g in enumerate(gates))
    people = (TotalsLine("one", "单雄", 11, 1201, 41, 2201, 31001), TotalsLine("", "", 3, 57, 2, 9, 88))
    before = tuple(90 + hour for hour in range(len(hours)))
    return PeriodFigures(
        DAY, DAY, tuple(hours), gates, lines, people, (("elderly", 917), ("no_phone", 23)), before, 4321
    )


def week() -> PeriodFigures:
    since, until = week_of(DAY)
    return replace(figures(hours=range(7)), since=since, until=until)


def report(of: PeriodFigures, language: Language = Language.ZH) -> CountReport:
    return CountReport(VENUE, of, WORDS, MADE, language)


def numbers_of(pdf: bytes) -> set[int]:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert unparted(text) == []
    return numbers_in(text)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("of", [figures(), week(), figures(LONG_NAMES), figures(hours=range(24))])
def test_every_figure_stands_on_the_report(
    of: PeriodFigures, language: Language, fonts: FontLibrary, catalogue: Catalogue
) -> None:
    pdf = count_report_pdf(report(of, language), fonts, catalogue)
    found = numbers_of(pdf)
    wanted = {n for gate in of.gates for n in (*gate.values, gate.total)} | {*of.totals, of.total, of.total_before}
    for line in (*of.by_gate, *of.by_inspector):
        wanted |= {line.registrations, line.checks, line.fevers, line.all_registrations, line.all_checks}
    wanted |= {count for _, count in of.categories}
    assert wanted - found == set()
    text = text_of(pdf)
    assert [name for name in (gate.name for gate in of.gates) if name not in text] == []
    assert (WORDS[0].en if language is Language.EN else WORDS[0].zh).replace(" ", "") in text
    assert page_sizes(pdf) == {(210, 297)}
    require_embedded(pdf)
    require_clear(pdf)


def test_the_report_says_whose_and_when_it_is(fonts: FontLibrary, catalogue: Catalogue) -> None:
    daily, weekly = (
        text_of(count_report_pdf(report(figures()), fonts, catalogue)),
        text_of(count_report_pdf(report(week()), fonts, catalogue)),
    )
    for words in (VENUE, "检测统计日报", "2026-11-20周五", "未注明检测员", "老年人", "无智能手机"):
        assert words in daily
    for words in ("检测统计周报", "2026-11-16至2026-11-22", "周一11-16", "周日11-22"):
        assert words in weekly
    assert "尚未结束" not in daily
    assert "尚未结束" in text_of(count_report_pdf(report(replace(figures(), running=True)), fonts, catalogue))


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (figures(()), "当天没有任何登记或计数"),
        (
            replace(week(), gates=(), by_gate=(), by_inspector=(), categories=(), before=(), total_before=0),
            "这一周没有任何登记或计数",
        ),
    ],
)
def test_a_time_without_anybody_says_so_and_has_no_axis(
    of: PeriodFigures, expected: str, fonts: FontLibrary, catalogue: Catalogue
) -> None:
    pdf = count_report_pdf(report(of), fonts, catalogue)
    assert expected in text_of(pdf)
    assert page_count(pdf) == 1
    assert "×" not in text_of(pdf)


def test_tables_add_up_and_have_no_empty_column(fonts: FontLibrary, catalogue: Catalogue) -> None:
    whole = text_of(count_report_pdf(report(figures()), fonts, catalogue))
    assert "累计登记" in whole
    assert "合计940" in whole, "the categories together"
    lines = tuple(TotalsLine(one.key, one.name, 0, one.checks, 0, 0, one.all_checks) for one in figures().by_gate)
    bare = text_of(count_report_pdf(report(replace(figures(), by_gate=lines, by_inspector=lines)), fonts, catalogue))
    assert "累计登记" not in bare
    assert "累计测温" in bare


def test_people_without_an_hour_are_in_the_table_though_in_no_bar(fonts: FontLibrary, catalogue: Catalogue) -> None:
    only = replace(figures(("南门",), range(0)), gates=(GateCells("南门", (), 57),), before=(), total_before=0)
    pdf = count_report_pdf(report(only), fonts, catalogue)
    assert "未注时刻" in text_of(pdf)
    assert "每小时到访" not in text_of(pdf)
    assert 57 in numbers_of(pdf)


def test_bars_of_many_gates_are_put_together_and_lose_nobody(catalogue: Catalogue) -> None:
    of = figures(LONG_NAMES)
    bars = bars_of(of, Wording(catalogue, Language.ZH))
    assert len(bars.layers) == 6
    assert bars.totals == of.totals
    assert bars.layers[-1].name == "其他15个检测点"


def test_layers_are_reported_apart_without_colour(fonts: FontLibrary, catalogue: Catalogue) -> None:
    """A grey printer has three greys and three hatchings to show."""
    of = figures(tuple("东南西北中门"), range(9, 11))
    shades = [value for value, _ in picture(count_report_pdf(report(of), fonts, catalogue)).getcolors(256) or []]
    assert len(shades) > 3
    greys = {
        tone
        for count, tone in picture(count_report_pdf(report(of), fonts, catalogue), dpi=100).getcolors(256) or []
        if count > 300
    }
    assert {0x33, 0xA6, 0xDD} <= greys


@pytest.mark.parametrize(
    ("most", "scale"), [(1, (1, 1)), (4, (4, 1)), (9, (10, 5)), (129, (150, 50)), (50_000, (60_000, 20_000))]
)
def test_the_axis_has_round_steps_and_holds_the_highest_bar(most: int, scale: tuple[int, int]) -> None:
    assert axis(most) == scale


def test_figures_of_a_stadium_have_room(fonts: FontLibrary, catalogue: Catalogue) -> None:
    crowd = figures(("南门", "北门"), range(7, 20))
    crowd = replace(crowd, gates=tuple(replace(g, values=tuple(50_000 + n for n in range(13))) for g in crowd.gates))
    pdf = count_report_pdf(report(crowd), fonts, catalogue)
    assert {100_000, crowd.total} <= numbers_of(pdf)
    require_clear(pdf)


def handover(count: int = 4, language: Language = Language.ZH) -> Handover:
    names = (
        ("南门", "北门", "急诊入口", "停车场入口")
        if count == 4
        else tuple(LONG_NAMES[n % 20][:-1] + str(n // 20) for n in range(count))
    )
    gates = tuple(
        ShiftGate(name, ("单雄", "阿卜杜拉·买买提江·吐尔逊")[: n % 3], 101 + n, 1001 + n, 31 + n)
        for n, name in enumerate(names)
    )
    fevers = (
        WaitingFever("单*芳", "急诊入口", "10:05", "37.6", "一楼隔离观察室"),
        WaitingFever("", "南门", "11:40", "", ""),
    )
    return Handover(
        VENUE,
        DAY,
        "7:00",
        "13:00",
        MADE,
        "李春梅",
        gates,
        (("JB-000401", "JB-000406"), ("JB-000411", "JB-000411")),
        7,
        fevers,
        128,
        ("北门",),
        language,
    )


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("count", [1, 4, 12, 20])
def test_the_handover_of_every_gate_stands_on_one_page(
    count: int, language: Language, fonts: FontLibrary, catalogue: Catalogue
) -> None:
    sheet = handover(count, language)
    pdf = handover_pdf(sheet, fonts, catalogue)
    text, found = text_of(pdf), numbers_of(pdf)
    assert page_count(pdf) == 1
    assert [g.name for g in sheet.gates if g.name not in text] == []
    assert {n for g in sheet.gates for n in (g.registrations, g.checks, g.fevers)} - found == set()
    assert {sum(g.checks for g in sheet.gates), 128} <= found
    for words in (
        "7:00–13:00",
        "李春梅",
        "单*芳",
        "37.6℃",
        "一楼隔离观察室",
        "JB-000401–JB-000406",
        "JB-000411",
        "北门",
    ):
        assert words in text
    require_clear(pdf)


def test_both_sign_the_handover(fonts: FontLibrary, catalogue: Catalogue) -> None:
    text = text_of(handover_pdf(handover(), fonts, catalogue))
    for words in ("交班人", "接班人", "其他事项", "已核对"):
        assert words in text
    assert text.count("签名") == 3  # two signatures, and the note that asks for them


@pytest.mark.parametrize("language", list(Language))
def test_whatever_happened_the_handover_is_one_page_and_counts_what_it_does_not_list(
    language: Language, fonts: FontLibrary, catalogue: Catalogue
) -> None:
    sheet = handover(300, language)
    worst = replace(
        sheet,
        venue=LONG_VENUE,
        fevers=sheet.fevers * 40,
        stale=tuple(g.name for g in sheet.gates),
        slips=tuple((f"JB-{n:06}", f"JB-{n + 1:06}") for n in range(0, 3000, 3)),
        slip_count=2000,
        unsynced=1_234_567,
        note="疾控来电要名单。" * 25,
    )
    pdf = handover_pdf(worst, fonts, catalogue)
    assert page_count(pdf) == 1
    found = numbers_of(pdf)
    assert {2000, 1_234_567, sum(g.registrations for g in sheet.gates)} <= found
    more = "and{}more" if language is Language.EN else "另有{}项"
    assert any(more.format(80 - shown) in text_of(pdf) for shown in range(2, 13))
    require_clear(pdf)


def test_what_a_shift_leaves_for_the_next_one_stands_among_the_remarks(
    fonts: FontLibrary, catalogue: Catalogue
) -> None:
    text = text_of(
        handover_pdf(replace(handover(), note="疾控 10:20 来电，\n要周三急诊入口的名单。"), fonts, catalogue)
    )
    assert "疾控10:20来电，要周三急诊入口的名单。" in text


def test_a_handover_with_nothing_open_says_so(fonts: FontLibrary, catalogue: Catalogue) -> None:
    text = text_of(
        handover_pdf(replace(handover(), fevers=(), slips=(), slip_count=0, unsynced=0, stale=()), fonts, catalogue)
    )
    assert text.count("无") >= 4 + 2  # four lists, and two gates without anybody


@pytest.mark.parametrize("language", list(Language))
def test_a_tally_sheet_for_each_gate(language: Language, fonts: FontLibrary, catalogue: Catalogue) -> None:
    sheets = tuple(TallySheet(name, DAY) for name in ("南门", LONG_NAMES[3]))
    pdf = tally_pdf(VENUE, sheets, Wording(catalogue, language), fonts)
    pages = [re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) == 2
    for sheet, page in zip(sheets, pages, strict=True):
        assert sheet.gate in page
        assert "2026-11-20" in page
        assert [hour for hour in range(7, 21) if f"{hour}:00–{hour + 1}:00" not in page] == []
    require_embedded(pdf)
    require_clear(pdf)


def test_a_tally_sheet_may_have_other_hours_and_a_name(fonts: FontLibrary, catalogue: Catalogue) -> None:
    pdf = tally_pdf(VENUE, (TallySheet("南门", DAY, "单雄"),), Wording(catalogue, Language.ZH), fonts, range(6, 12))
    assert "6:00–7:00" in text_of(pdf)
    assert "20:00–21:00" not in text_of(pdf)
    assert "单雄" in text_of(pdf)


def test_the_same_papers_are_the_same_bytes(fonts: FontLibrary, catalogue: Catalogue) -> None:
    assert count_report_pdf(report(figures()), fonts, catalogue) == count_report_pdf(
        report(figures()), fonts, catalogue
    )
    assert handover_pdf(handover(), fonts, catalogue) == handover_pdf(handover(), fonts, catalogue)


def test_a_character_that_no_face_has_is_printed_as_its_code(fonts: FontLibrary, catalogue: Catalogue) -> None:
    assert "北门[U+1F600]" in text_of(count_report_pdf(report(figures(("北门\U0001f600",))), fonts, catalogue))
