"""A visitor scans the code at a gate and is registered once, whatever the phone does. Made-up people."""

import re

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.hourly import hour_of
from desktop.hub import former_names
from desktop.hub.check_in.registering import ONE_VISIT_MS
from desktop.hub.hub import Hub
from tests.hub.check_in.venue_on_hub import (
    GATES,
    NAME,
    PHONE,
    VENUE,
    VENUE_CODE,
    WELL,
    Phone,
    read_by_office,
    scans,
    set_fields,
    stored,
)
from tests.hub.signing_desk import NOW

SOUTH = "南门-id"


def test_the_first_time_somebody_types_who_they_are_and_is_registered(phone: Phone, place: Hub) -> None:
    page = phone.scan()
    assert page.status_code == 200
    assert "江北街道社区卫生服务中心" in page.text
    assert "<h1>南门</h1>" in page.text
    assert stored(place) == []
    done = phone.send(**WELL)
    assert done.status_code == 200
    assert "已登记" in done.text
    assert "赫**问" in done.text or "赫连*问" in done.text
    assert NAME not in done.text
    [row] = stored(place)
    assert (row.gate, row.arrived, row.people, row.abnormal, row.departed) == (SOUTH, NOW, 1, False, None)
    [body] = read_by_office(place)
    assert (body.name, body.phone, body.gate_id, body.id) == (NAME, PHONE, SOUTH, str(row.id))
    assert scans(place) == {(hour_of(NOW), SOUTH): (1, 0, 0)}


def test_next_time_one_tap_does(phone: Phone, place: Hub, clock: FixedClock) -> None:
    phone.fill()
    clock.ms += 3 * ONE_VISIT_MS
    page = phone.scan()
    assert 'data-auto="1"' in page.text
    assert NAME not in page.text
    assert PHONE not in page.text
    assert len(stored(place)) == 1  # a load alone registers nobody
    assert "已登记" in phone.send(known="1").text
    first, second = stored(place)
    assert second.stay == first.stay == first.id
    assert second.arrived == clock.ms
    assert [body.name for body in read_by_office(place)] == [NAME, NAME]


def test_the_same_phone_at_the_same_gate_is_one_visit_for_ten_minutes(
    phone: Phone, place: Hub, clock: FixedClock
) -> None:
    phone.scan()
    form = {"visit": phone.hidden("visit"), "old": "", **WELL}
    for _ in range(3):  # two taps, a reload of the answer, a retry after a lost answer
        assert "已登记" in phone.http.post(phone.path, data=form).text
    clock.ms += ONE_VISIT_MS - 1
    assert "已登记" in phone.scan().text
    assert "已登记" in phone.send(path=phone.path, **WELL).text if "<form" in phone.scan(edit="1").text else False
    assert len(stored(place)) == 1
    assert scans(place) == {(hour_of(NOW), SOUTH): (1, 0, 0)}


def test_a_phone_without_cookies_is_registered_once_too(url: str, phone: Phone, place: Hub) -> None:
    phone.scan()
    form = {"visit": phone.hidden("visit"), "old": "", **WELL}
    phone.http.cookies.clear()
    for _ in range(2):
        assert "已登记" in phone.http.post(phone.path, data=form).text
        phone.http.cookies.clear()
    assert len(stored(place)) == 1


def test_at_another_gate_it_is_another_pass_of_the_same_stay(phone: Phone, place: Hub, clock: FixedClock) -> None:
    phone.fill()
    clock.ms += 60_000
    phone.gate = "北门"
    phone.scan()
    phone.send(known="1")
    first, second = stored(place)
    assert (first.gate, second.gate) == ("南门-id", "北门-id")
    assert second.stay == first.id


def test_who_comes_along_is_counted_and_may_be_added_afterwards(phone: Phone, place: Hub, clock: FixedClock) -> None:
    phone.fill(with_name_1="赫连小满", with_name_2="端木春", with_phone_2="13997053317")
    clock.ms += 60_000
    phone.scan(edit="1")
    phone.send(**WELL, with_name_1="赫连小满", with_name_2="端木春", with_phone_2="13997053317", with_name_3="赫连芒种")
    first, second = stored(place)
    assert (first.people, second.people) == (3, 1)
    assert scans(place) == {(hour_of(NOW), SOUTH): (4, 0, 0)}
    assert len(read_by_office(place)[1].companions) == 3


@pytest.mark.parametrize(
    "answers",
    [{"symptom_none": "", "symptom_fever": "1", "symptom_cough": "1"}, {"contact_history": "yes"}],
)
def test_who_is_not_well_goes_to_the_green_channel_and_may_correct_that(
    phone: Phone, place: Hub, clock: FixedClock, answers: dict[str, str]
) -> None:
    amber = phone.fill(**answers)
    assert "请先到绿色通道" in amber.text
    assert "正门左侧帐篷" in amber.text
    assert ("发热、干咳" in amber.text) == ("symptom_fever" in answers)
    clock.ms += 60_000
    assert "请先到绿色通道" in phone.scan().text
    phone.scan(declare="1")
    assert "已登记" in phone.send(**WELL).text
    first, second = stored(place)
    assert (first.abnormal, first.people, second.abnormal, second.people) == (True, 1, False, 0)
    assert scans(place) == {(hour_of(NOW), SOUTH): (1, 1, 0)}


def test_a_declaration_holds_for_a_fortnight(phone: Phone, place: Hub, clock: FixedClock) -> None:
    phone.fill()
    clock.ms = NOW + 14 * 86_400_000 - 1
    assert 'data-auto="1"' in phone.scan().text
    clock.ms += 1
    page = phone.scan()
    assert 'name="symptom_none"' in page.text
    assert f'value="{NAME}"' in page.text  # what the phone remembers need not be typed again
    assert 'name="health"' in phone.send(known="1").text
    assert len(stored(place)) == 1


def test_leaving_is_noted_once(phone: Phone, place: Hub, clock: FixedClock) -> None:
    done = phone.fill()
    clock.ms += 45 * 60_000
    token = re.findall(r'/leave"><input type="hidden" name="visit" value="([^"]+)"', done.text)[0]
    assert "再见" in phone.http.post(f"{phone.path}/leave", data={"visit": token}).text
    clock.ms += 60_000
    phone.http.post(f"{phone.path}/leave", data={"visit": token})
    [row] = stored(place)
    assert row.departed == NOW + 45 * 60_000
    phone.scan()
    phone.send(known="1")
    first, second = stored(place)
    assert second.stay == second.id != first.id  # a new stay


def test_the_phones_language_holds_until_somebody_switches(phone: Phone, place: Hub) -> None:
    phone.http.headers["accept-language"] = "de-DE,en;q=0.8"
    assert '<html lang="en">' in phone.scan().text
    phone.http.headers["accept-language"] = "zh-CN,zh;q=0.9"
    page = phone.scan().text
    assert ('<html lang="zh' in page, f'href="{phone.path}?lang=en" lang="en"' in page) == (True, True)
    assert '<html lang="en">' in phone.scan(lang="en").text
    assert "Registered" in phone.fill().text


@pytest.mark.parametrize("prefix", ["/V/", "/v/"])
def test_a_code_is_read_in_capitals_or_not(phone: Phone, prefix: str) -> None:
    code = f"{VENUE_CODE}-{GATES['南门']}"
    assert "<h1>南门</h1>" in phone.scan(f"{prefix}{code.lower()}").text


def test_a_gate_that_is_not_in_use_leads_on_and_is_counted_as_an_old_poster(phone: Phone, place: Hub) -> None:
    phone.gate = "旧门"
    page = phone.scan()
    assert "已停用" in page.text
    links = re.findall(r'href="(/V/[^"]+\?old=2DEF)"', page.text)
    assert [link.partition("-")[2].partition("?")[0] for link in links] == [GATES["南门"], GATES["北门"]]
    phone.gate = "南门"
    phone.scan(links[0])
    phone.send(**WELL)
    assert scans(place) == {(hour_of(NOW), SOUTH): (1, 0, 0), (hour_of(NOW), "旧门-id"): (0, 0, 1)}


def test_a_gate_of_another_name_says_so_while_its_poster_may_say_the_former_one(
    phone: Phone, place: Hub, clock: FixedClock
) -> None:
    with place.engine.begin() as connection:
        for at, name in enumerate(("南门", "大门", "<b>", "一号门")):
            former_names.keep(connection, VENUE, [(SOUTH, name)], NOW + at)
    set_fields(place, "gate", SOUTH, name="大门")
    clock.ms += 10
    for page in (phone.scan(), phone.send(**WELL), phone.scan(other="1")):
        assert "<h1>大门</h1>" in page.text
        assert "本入口现名“大门”，海报上可能仍写“一号门”“&lt;b&gt;”“南门”。" in page.text
    phone.gate = "北门"
    assert "海报上可能" not in phone.scan().text
    phone.gate = "南门"
    clock.ms = NOW + former_names.KEPT_MS + 3
    assert "海报上可能" not in phone.scan().text


def test_an_unknown_code_is_a_plain_page_and_a_gate_of_another_venue_is_none_of_this_one(
    phone: Phone, place: Hub
) -> None:
    for code in ("ABCDEFGHJK-0000", "x", "<script>", VENUE_CODE, f"{VENUE_CODE}-"):
        page = phone.scan(f"/V/{code}")
        assert page.status_code == 404
        assert "<script>x" not in page.text
    page = phone.scan(f"/V/{VENUE_CODE}-ZZZZ")
    assert "不属于" in page.text
    assert stored(place) == []


def test_somebody_else_with_the_same_phone_declares_for_themselves(phone: Phone, place: Hub) -> None:
    phone.fill()
    page = phone.scan(other="1")
    assert NAME not in page.text
    assert 'name="symptom_none"' in page.text
    asked = phone.send(name="端木春", phone="13997053317", consent="1", remember="1")
    assert 'name="symptom_none"' in asked.text
    assert 'value="端木春"' in asked.text
    assert len(stored(place)) == 1
    assert "已登记" in phone.send(**{**WELL, "name": "端木春", "phone": "13997053317"}).text
    assert [body.name for body in read_by_office(place)] == [NAME, "端木春"]


def test_who_only_adds_a_companion_is_not_asked_again_how_they_are(phone: Phone, place: Hub) -> None:
    phone.fill()
    assert 'name="symptom_none"' not in phone.scan(edit="1").text
    assert "已登记" in phone.send(name=NAME, phone=PHONE, consent="1", remember="1", with_name_1="赫连小满").text
    assert [row.people for row in stored(place)] == [1, 1]


def test_what_is_not_to_be_remembered_is_gone_the_next_day(phone: Phone) -> None:
    answer = phone.fill(remember="")
    cookies = answer.headers.get_list("set-cookie")
    assert [one for one in cookies if one.startswith("venuedesk_visits=") and "Max-Age=86400" in one]
    assert [one for one in cookies if one.startswith("venuedesk_owner=") and "Max-Age=0" in one]
