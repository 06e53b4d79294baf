"""The console's page of what the page of the visitor's own scan asks, and where it leads."""

import msgspec

from desktop.domain.errors import BadInput
from desktop.domain.messages import Message, message
from desktop.hub.check_in.settings import (
    MOST_DECLARATION_DAYS,
    MOST_JUMP_SECONDS,
    CheckInSettings,
    IdentityAsked,
    read_settings,
    write_settings,
)
from desktop.hub.console.log import OfficerLog
from desktop.hub.console.request_context import CHECK_IN, ConsolePage, RedirectTo, RequestContext
from desktop.hub.hub import Hub
from desktop.hub.refused import refused

_NUMBERS = ("declaration_days", "jump_seconds")
_FIELDS = ("identity", "declaration_days", "health_code", "travel_card", "jump_seconds")
_LONGEST_NUMBER = 4


class CheckInPages:
    """Shows and changes the settings. A change is on the officers' log with the names of what was changed."""

    def __init__(self, hub: Hub, log: OfficerLog) -> None:
        self._hub = hub
        self._log = log

    def form(self, context: RequestContext) -> ConsolePage:
        with self._hub.engine.begin() as connection:
            settings = read_settings(connection)
        typed = {name: str(getattr(settings, name)) for name in _FIELDS}
        return _page(context, typed, {}, saved="saved" in context.query)

    def save(self, context: RequestContext) -> ConsolePage | RedirectTo:
        typed = {name: context.form.get(name, "").strip() for name in _FIELDS}
        try:
            wanted = _read(typed)
            with self._hub.engine.begin() as connection:
                before = read_settings(connection)
                changed = [name for name in _FIELDS if getattr(before, name) != getattr(wanted, name)]
                if changed:
                    write_settings(connection, wanted)
                    self._log.add(connection, context.officer, "check_in", detail=", ".join(changed))
        except BadInput as error:
            return _page(context, typed, {problem.field: problem.message for problem in error.problems})
        return RedirectTo(f"{CHECK_IN}?saved=1")


def _read(typed: dict[str, str]) -> CheckInSettings:
    """The settings that were typed. Raises ``BadInput`` at the field, ``Refused`` for a choice that the page does not offer."""
    if typed["identity"] not in set(IdentityAsked):
        raise refused(400, "format")
    numbers = {}
    for name, most in zip(_NUMBERS, (MOST_DECLARATION_DAYS, MOST_JUMP_SECONDS), strict=True):
        text = typed[name]
        if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
            raise BadInput.at(name, message("check_in", "Give a number from 0 to {most}.", most=most))
        numbers[name] = int(text)
    identity = IdentityAsked(typed["identity"])
    settings = CheckInSettings(identity=identity, health_code=typed["health_code"], travel_card=typed["travel_card"])
    return msgspec.structs.replace(settings, **numbers).checked()


def _page(
    context: RequestContext, typed: dict[str, str], wrong: dict[str, Message], *, saved: bool = False
) -> ConsolePage:
    values = {
        "typed": typed,
        "identities": [str(one) for one in IdentityAsked],
        "wrong": {field: context.words.text(sentence) for field, sentence in wrong.items()},
        "saved": saved,
    }
    return ConsolePage("check_in.html", values)
