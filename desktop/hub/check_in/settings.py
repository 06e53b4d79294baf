"""What the health office sets for the visitor's page."""

import re
from enum import StrEnum

import msgspec
from sqlalchemy import Connection, Engine, select
from sqlalchemy.dialects.postgresql import insert

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.hub.check_in.tables import check_in_setting
from desktop.hub.tickets import NO_VENUE

DEFAULT_DECLARATION_DAYS = 14
MOST_DECLARATION_DAYS = 28
MOST_JUMP_SECONDS = 30
_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[\x21-\x7e]*)?", re.ASCII)
_MOST_ADDRESS = 500


class IdentityAsked(StrEnum):
    """What of the resident ID is asked for."""

    NONE = "none"
    LAST_FOUR = "last4"
    WHOLE = "whole"


class CheckInSettings(msgspec.Struct, frozen=True):
    """``declaration_days``: for how many days a health declaration holds, 0 where none is asked for. ``health_code`` and
    ``travel_card``: addresses of the pages to go on to, empty for none; ``jump_seconds``: the result page goes on to the
    health code by itself, 0 for never."""

    identity: IdentityAsked = IdentityAsked.NONE
    declaration_days: int = DEFAULT_DECLARATION_DAYS
    health_code: str = ""
    travel_card: str = ""
    jump_seconds: int = 0

    def checked(self) -> "CheckInSettings":
        """The settings, if they can be. Raises ``BadInput`` at the field."""
        for field in ("health_code", "travel_card"):
            address = getattr(self, field)
            if address and (len(address) > _MOST_ADDRESS or not _ADDRESS.fullmatch(address)):
                raise BadInput.at(
                    field, message("check_in", "Give an address that begins with https://, or leave it empty.")
                )
        if not 0 <= self.declaration_days <= MOST_DECLARATION_DAYS:
            raise BadInput.at(
                "declaration_days",
                message("check_in", "Give 0 to {most} days.", most=MOST_DECLARATION_DAYS),
            )
        if not 0 <= self.jump_seconds <= MOST_JUMP_SECONDS:
            raise BadInput.at("jump_seconds", message("check_in", "Give 0 to {most} seconds.", most=MOST_JUMP_SECONDS))
        return self


def read_settings(connection: Connection) -> CheckInSettings:
    """The present settings; those that the program begins with where nobody has set any."""
    found = connection.scalar(select(check_in_setting.c.settings).where(check_in_setting.c.venue == NO_VENUE))
    return CheckInSettings() if found is None else msgspec.json.decode(found, type=CheckInSettings)


def write_settings(connection: Connection, settings: CheckInSettings) -> None:
    """Set them. Raises ``BadInput``."""
    text = msgspec.json.encode(settings.checked()).decode()
    statement = insert(check_in_setting).values(venue=NO_VENUE, settings=text)
    connection.execute(statement.on_conflict_do_update(index_elements=["venue"], set_={"settings": text}))


class PresentSettings:
    """The settings as this process knows them: read again after ``RENEW_MS``."""

    RENEW_MS = 10_000

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._read_at: float | None = None
        self._settings = CheckInSettings()

    def known(self, steady_ms: float) -> CheckInSettings | None:
        """The settings, where they need not be read again."""
        fresh = self._read_at is not None and steady_ms - self._read_at <= self.RENEW_MS
        return self._settings if fresh else None

    def at(self, steady_ms: float) -> CheckInSettings:
        """The settings at a time of the steady clock."""
        if self.known(steady_ms) is None:
            with self._engine.begin() as connection:
                self._settings = read_settings(connection)
            self._read_at = steady_ms
        return self._settings
