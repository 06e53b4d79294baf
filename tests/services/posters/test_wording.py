"""Words on posters and slips: the manager's, else the province's; what is not changed keeps its posters."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.master.fields import VENUE, VENUE_OPTIONAL
from desktop.domain.people import Role
from desktop.domain.posters import Language, PosterState
from desktop.domain.venue import MAX_POSTER_NAME
from desktop.domain.wording import NO, USUAL, YES, VenueWording
from desktop.services.desk import Desk
from desktop.services.venue.venue_file import read_venue_file
from desktop.services.venue.venues import draft_of
from desktop.store.queries import registers

OWN = VenueWording(steps_zh="\n点“确认”\n")


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).replace("\n", "")


def poster(desk: Desk, language: Language = Language.ZH) -> tuple[str, str]:
    """Text and serial of the first gate's poster."""
    batch = desk.posters.prepare("a4", language, [desk.gates.list()[0].id])
    return text_of(batch.pdf), batch.pages[0].serial


def states(desk: Desk) -> set[PosterState]:
    return {one.state for one in desk.posters.states()}


def test_posters_ask_for_the_province_s_code_and_for_no_travel_card(desk: Desk) -> None:
    text, _ = poster(desk)
    assert "出示粤康码" in text
    assert "行程卡" not in text
    desk.wording.save(replace(USUAL, health_code_name="健康码", travel_card=YES))
    assert "出示健康码和行程卡" in poster(desk)[0]
    assert "and travel card" in poster(desk, Language.EN)[0]


def test_posters_whose_words_are_not_changed_keep_their_serials_and_stay_true(desk: Desk) -> None:
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH), "HP", 1)
    _, serial = poster(desk)
    desk.wording.save(replace(USUAL, steps_en="Open WeChat\n\n"))
    assert (states(desk), poster(desk)[1]) == ({PosterState.PRINTED}, serial)
    desk.wording.save(OWN)
    assert states(desk) == {PosterState.STALE}
    text, other = poster(desk)
    assert "点“确认”" in text
    assert "确认登记" not in text
    assert other != serial
    desk.wording.save(USUAL)
    assert (states(desk), poster(desk)[1]) == ({PosterState.PRINTED}, serial)


@pytest.mark.parametrize("field", ["steps_zh", "steps_en"])
def test_a_step_that_some_template_has_no_room_for_is_refused(desk: Desk, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        desk.wording.save(replace(USUAL, **{field: "\n" + "请您打开微信点一点 " * 8}))
    assert [problem.field for problem in refused.value.problems] == [f"{field}.2"]
    assert desk.wording.get().wording == USUAL


def test_only_the_manager_words_posters(desk: Desk) -> None:
    desk.session.member = replace(desk.session.member, role=Role.CLERK)
    with pytest.raises(Forbidden):
        desk.wording.save(OWN)


def test_a_short_name_stands_on_every_template_and_on_no_other_paper(desk: Desk, tmp_path: Path) -> None:
    short = "中" * MAX_POSTER_NAME
    desk.venue.edit(replace(draft_of(desk.venue.get()), poster_name=short))
    for info in desk.posters.templates():
        for language in Language:
            found = desk.posters.findings(info.id, language, [desk.gates.list()[0].id])
            assert [str(one.message) for one in found if short in str(one.message)] == [], (info.id, language)
    text, _ = poster(desk)
    assert desk.venue.get().name not in text
    desk.slip_printing.save(tmp_path / "slips.pdf", 1)
    slip = text_of((tmp_path / "slips.pdf").read_bytes())
    assert desk.venue.get().name in slip
    assert short not in slip
    assert desk.venue.history()[0].changes[0].field == "poster_name"
    with pytest.raises(BadInput, match="at most 20 characters; this has 21"):
        desk.venue.edit(replace(draft_of(desk.venue.get()), poster_name=short + "中"))


def test_a_name_of_sixty_characters_is_larger_on_every_template_by_its_short_name(desk: Desk) -> None:
    name = "惠州市" * 19 + "医院"
    desk.venue.edit(replace(draft_of(desk.venue.get()), name=name), insist=True)
    found = desk.posters.findings("stickers", Language.ZH)
    assert any("A short name for posters, on the Venue page, would be larger" in str(f.message) for f in found)
    desk.venue.edit(replace(draft_of(desk.venue.get()), poster_name="惠州医院"), insist=True)
    for info in desk.posters.templates():
        assert desk.posters.findings(info.id, Language.ZH_EN) == (), info.id


def test_slips_and_templates_of_files_follow(desk: Desk, tmp_path: Path) -> None:
    def papers() -> tuple[str, str]:
        desk.slip_printing.save(tmp_path / "slips.pdf", 1)
        desk.templates.write(tmp_path / "template.xlsx")
        with zipfile.ZipFile(tmp_path / "template.xlsx") as book:
            return text_of((tmp_path / "slips.pdf").read_bytes()), book.read("xl/sharedStrings.xml").decode()

    slip, table = papers()
    assert "粤康码" in slip
    assert "健康码" in table
    desk.wording.save(replace(USUAL, health_code=NO))
    slip, table = papers()
    for word in ("康码", "绿码"):
        assert word not in slip
        assert word not in table


def test_what_nobody_wrote_goes_to_no_hub(desk: Desk) -> None:
    def shared() -> set[str]:
        with desk.store.read() as connection:
            return set(registers.of_thing(connection, VENUE, desk.venue.get().id))

    assert not shared() & set(VENUE_OPTIONAL)
    desk.wording.save(OWN)
    assert shared() & set(VENUE_OPTIONAL) == {"steps_zh"}
    desk.wording.save(USUAL)
    with desk.store.read() as connection:
        written = registers.of_thing(connection, VENUE, desk.venue.get().id)["steps_zh"]
    assert written.state.winner.value == '""'


def test_a_venue_file_may_give_a_short_name_opening_hours_and_the_fever_place(tmp_path: Path) -> None:
    file = tmp_path / "venue.json"
    file.write_text(
        '{"name": "某医院", "poster_name": "某院", "opening_hours": "8-17", "fever_place": "门口帐篷",'
        ' "manager": {"name": "陈", "phone": ""}}',
        "utf-8",
    )
    draft = read_venue_file(file).draft
    assert (draft.poster_name, draft.opening_hours, draft.fever_place) == ("某院", "8-17", "门口帐篷")
