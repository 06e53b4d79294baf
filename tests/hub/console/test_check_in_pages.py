"""What the health office asks of visitors who scan is set in the console, and is on the officers' log."""

import pytest
from sqlalchemy import Engine, select

from desktop.hub.check_in.settings import CheckInSettings, IdentityAsked, read_settings
from desktop.hub.tables import officer_log
from tests.hub.console.conftest import OFFICER, Visitor

PAGE = "/console/check-in"
TYPED = {
    "identity": "last4",
    "declaration_days": "7",
    "health_code": "https://code.example/health",
    "travel_card": "",
    "jump_seconds": "5",
}


def stored(engine: Engine) -> CheckInSettings:
    with engine.begin() as connection:
        return read_settings(connection)


def logged(engine: Engine) -> list[tuple[str, str]]:
    with engine.begin() as connection:
        rows = connection.execute(select(officer_log).where(officer_log.c.action == "check_in")).all()
    return [(row.officer, row.detail) for row in rows]


def test_what_visitors_are_asked_is_set_and_noted(officer: Visitor, engine: Engine) -> None:
    assert 'href="/console/check-in"' in officer.get("/console/venues").text
    assert officer.post(PAGE, **TYPED).headers["location"] == f"{PAGE}?saved=1"
    assert 'role="status"' in officer.get(f"{PAGE}?saved=1").text
    assert stored(engine) == CheckInSettings(IdentityAsked.LAST_FOUR, 7, TYPED["health_code"], "", 5)
    assert logged(engine) == [(OFFICER, "identity, declaration_days, health_code, jump_seconds")]
    officer.post(PAGE, **TYPED)
    assert len(logged(engine)) == 1, "nothing was changed"


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("declaration_days", "29"),
        ("declaration_days", ""),
        ("declaration_days", "７"),
        ("jump_seconds", "-1"),
        ("jump_seconds", "31"),
        ("health_code", "http://code.example"),
        ("health_code", "javascript:alert(1)"),
        ("travel_card", "https://"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_stays_typed(
    officer: Visitor, engine: Engine, field: str, wrong: str
) -> None:
    page = officer.post(PAGE, **{**TYPED, field: wrong})
    assert f'id="{field}-wrong"' in page.text
    assert page.text.count('aria-invalid="true"') == 1
    assert f'name="{field}" value="{wrong}"' in page.text
    assert 'value="last4" selected' in page.text
    assert stored(engine) == CheckInSettings()
    assert logged(engine) == []


@pytest.mark.parametrize("choice", ["", "all", "LAST4"])
def test_a_choice_that_the_page_does_not_offer_changes_nothing(officer: Visitor, engine: Engine, choice: str) -> None:
    assert officer.post(PAGE, **{**TYPED, "identity": choice}).status_code == 400
    assert stored(engine) == CheckInSettings()


def test_nobody_else_reads_or_sets_it(stranger: Visitor, engine: Engine) -> None:
    assert "identity" not in stranger.get(PAGE).text
    stranger.post(PAGE, page="/console/sign-in", **TYPED)
    assert stored(engine) == CheckInSettings()
