"""The handlers of the console's pages: each takes a request context and gives a page or a redirect."""

import base64
import datetime as dt
from dataclasses import replace
from urllib.parse import urlencode
from uuid import UUID

from desktop.domain.clock import Clock
from desktop.domain.codes import read_declaration_code
from desktop.domain.errors import BadInput
from desktop.domain.retention import DEFAULT_DAYS
from desktop.hub.console.by_gate import day_by_gate
from desktop.hub.console.desk_names import desk_names
from desktop.hub.console.log import OfficerLog
from desktop.hub.console.officers import Officers
from desktop.hub.console.overview import DAYS, Overview, VenueSummary
from desktop.hub.console.request_context import (
    HOME,
    SIGN_IN,
    ConsolePage,
    RedirectTo,
    RequestContext,
    own_path,
    pages_of,
)
from desktop.hub.console.sessions import Sessions
from desktop.hub.desks import DeskStatus
from desktop.hub.hub import Hub
from desktop.hub.refused import refused
from desktop.hub.tickets import file_name, invite, is_address

LINES = 25
"""Lines of a list on one page."""
HOURS = (24, 72, 168)
"""The choices for how long a ticket is valid."""
CLOCK_DOUBT_MS = 10 * 60_000
_DECISIONS = {"approve": "approved", "revoke": "revoked"}
_FIRST_YEAR, _LAST_YEAR = 2000, 2999


class ConsolePages:
    """The pages and actions of officers. Each action writes to the officers' log."""

    def __init__(self, hub: Hub, clock: Clock, officers: Officers, sessions: Sessions, log: OfficerLog) -> None:
        self._hub = hub
        self._clock = clock
        self._officers = officers
        self._sessions = sessions
        self._log = log
        self._overview = Overview(hub.engine, hub.kinds)

    def start(self, context: RequestContext) -> RedirectTo:
        return RedirectTo(HOME)

    def sign_in_form(self, context: RequestContext) -> ConsolePage | RedirectTo:
        to = own_path(context.query.get("to", ""))
        if context.session is not None:
            return RedirectTo(to)
        note = "ended" if "ended" in context.query else "idle" if "to" in context.query else ""
        return ConsolePage("sign_in.html", {"note": note, "wrong": False, "name": "", "to": to})

    def sign_in(self, context: RequestContext) -> ConsolePage | RedirectTo:
        name, to = context.form.get("name", "").strip(), own_path(context.form.get("to", ""))
        if "\0" in name or not self._officers.knows(name, context.form.get("password", "")):
            return ConsolePage("sign_in.html", {"note": "", "wrong": True, "name": name, "to": to}, 403)
        session = self._sessions.begin(name)
        self._note(name, "sign_in")
        return RedirectTo(to, begin=session)

    def sign_out(self, context: RequestContext) -> RedirectTo:
        self._note(context.officer, "sign_out")
        self._sessions.end(context.token)
        return RedirectTo(f"{SIGN_IN}?ended=1", end=True)

    def language(self, context: RequestContext) -> RedirectTo:
        return RedirectTo(own_path(context.form.get("to", "")), language=context.form.get("language", ""))

    def venues(self, context: RequestContext) -> ConsolePage:
        search, page = context.query.get("q", "").replace("\0", "").strip()[:100], context.number("page")
        lines, total = self._overview.venues(search, self._clock.today(), (page - 1) * LINES, LINES)
        waiting, waiting_total = self._overview.waiting()
        more = f"{HOME}?{urlencode({'q': search})}&" if search else f"{HOME}?"
        return ConsolePage(
            "venues.html",
            {
                "lines": lines,
                "total": total,
                "search": search,
                "waiting": waiting,
                "waiting_total": waiting_total,
                "has_office_key": bool(self._hub.offices.statement()),
                "readable": self._hub.stored_sealing.is_needed(),
                "names": desk_names(self._hub.engine, [(one.venue, one.desk) for one in waiting]),
                "pages": pages_of(page, total, LINES, more),
            },
        )

    def venue(self, context: RequestContext) -> ConsolePage:
        facts = self._facts(context)
        day = _day(context.query.get("day", "")) or self._overview.newest_day(facts.venue) or self._clock.today()
        quarantined = self._overview.quarantined(facts.venue, 0, 1)[1]
        desks = self._hub.desks.all(facts.venue)
        return ConsolePage(
            "venue.html",
            {
                "venue": facts,
                "default_days": DEFAULT_DAYS,
                "desks": desks,
                "names": desk_names(self._hub.engine, [(one.venue, one.desk) for one in desks]),
                "apart": quarantined,
                "figures": self._overview.day(facts.venue, day),
                "before": day - dt.timedelta(days=1),
                "after": day + dt.timedelta(days=1),
                "doubt": CLOCK_DOUBT_MS,
                "days": DAYS,
                "by_gate": day_by_gate(self._hub.engine, facts.venue, day),
            },
        )

    def desk(self, context: RequestContext) -> ConsolePage:
        facts, one = self._desk(context)
        names = desk_names(self._hub.engine, [(one.venue, one.desk)])
        return ConsolePage("desk.html", {"venue": facts, "desk": one, "names": names, "doubt": CLOCK_DOUBT_MS})

    def decide_form(self, context: RequestContext) -> ConsolePage:
        facts, one = self._desk(context)
        names = desk_names(self._hub.engine, [(one.venue, one.desk)])
        return ConsolePage("decide.html", {"venue": facts, "desk": one, "names": names, "decision": _decision(context)})

    def decide(self, context: RequestContext) -> RedirectTo:
        facts, one = self._desk(context)
        decision = _decision(context)
        with self._hub.engine.begin() as connection:
            self._hub.desks.set_state(connection, facts.venue, one.desk, _DECISIONS[decision])
            self._log.add(connection, context.officer, decision, facts.venue, one.desk)
        return RedirectTo(f"{HOME}/{facts.venue}")

    def quarantined(self, context: RequestContext) -> ConsolePage:
        facts, page = self._facts(context), context.number("page")
        rows, total = self._overview.quarantined(facts.venue, (page - 1) * LINES, LINES)
        done = {name: context.number(name, 1 << 30) - 1 for name in ("stored", "expired", "left")}
        return ConsolePage(
            "apart.html",
            {
                "venue": facts,
                "rows": rows,
                "names": desk_names(self._hub.engine, [(facts.venue, one.desk) for one in rows]),
                "total": total,
                "done": done if "stored" in context.query else None,
                "pages": pages_of(page, total, LINES, f"{HOME}/{facts.venue}/apart?"),
            },
        )

    def replay(self, context: RequestContext) -> RedirectTo:
        facts = self._facts(context)
        done = self._hub.replay.run(facts.venue)
        detail = f"{done.stored}/{done.expired}/{done.left}"
        with self._hub.engine.begin() as connection:
            self._log.add(connection, context.officer, "replay", facts.venue, detail=detail)
        counts = {"stored": done.stored + 1, "expired": done.expired + 1, "left": done.left + 1}  # numbers begin with 1
        return RedirectTo(f"{HOME}/{facts.venue}/apart?{urlencode(counts)}")

    def ticket_form(self, context: RequestContext) -> ConsolePage:
        return _ticket_page(self._facts(context) if "venue" in context.path_params else None, "", "", HOURS[1])

    def ticket(self, context: RequestContext) -> ConsolePage:
        facts = self._facts(context) if "venue" in context.path_params else None
        typed, approves = context.form.get("code", ""), "approves" in context.form
        url = context.form.get("url", "").strip()
        hours = next((one for one in HOURS if context.form.get("hours") == str(one)), HOURS[1])
        try:
            code = read_declaration_code(typed) if typed.strip() and facts is None else ""
        except BadInput:
            return _ticket_page(facts, typed, url, hours, "wrong_code", approves=approves)
        if approves and facts is None and not code:
            return _ticket_page(facts, typed, url, hours, "needs_code", approves=approves)
        if url and not is_address(url):
            return _ticket_page(facts, typed, url, hours, "wrong_url", approves=approves)
        with self._hub.engine.begin() as connection:
            of_venue = facts.venue if facts else None
            made = self._hub.tickets.make_in(connection, of_venue, code, hours, approves=approves)
            self._log.add(connection, context.officer, "ticket", of_venue, detail=code)
        ticket = replace(made, code=facts.code) if facts else made
        file = base64.b64encode(invite(self._hub.identity, ticket, url, self._hub.offices.statement())).decode()
        return ConsolePage(
            "ticket_made.html", {"venue": facts, "ticket": made, "file": file, "file_name": file_name(ticket)}
        )

    def log(self, context: RequestContext) -> ConsolePage:
        page = context.number("page", 10_000)
        entries, more = self._log.page((page - 1) * LINES, LINES)
        names = desk_names(self._hub.engine, [(one.venue, one.desk) for one in entries if one.desk is not None])
        return ConsolePage("log.html", {"entries": entries, "names": names, "page": page, "more": more})

    def _facts(self, context: RequestContext) -> VenueSummary:
        of_venue = context.path_params.get("venue")
        facts = self._overview.venue(of_venue) if isinstance(of_venue, UUID) else None
        if facts is None:
            raise refused(404, "not_there")
        return facts

    def _desk(self, context: RequestContext) -> tuple[VenueSummary, DeskStatus]:
        facts = self._facts(context)
        found = next(
            (one for one in self._hub.desks.all(facts.venue) if one.desk == context.path_params.get("desk")), None
        )
        if found is None:
            raise refused(404, "not_there")
        return facts, found

    def _note(self, officer: str, action: str) -> None:
        with self._hub.engine.begin() as connection:
            self._log.add(connection, officer, action)


def _decision(context: RequestContext) -> str:
    decision = context.path_params.get("decision")
    if decision not in _DECISIONS:
        raise refused(404, "not_there")
    return str(decision)


def _ticket_page(
    facts: VenueSummary | None, code: str, url: str, hours: int, wrong: str = "", *, approves: bool = False
) -> ConsolePage:
    values = {
        "venue": facts,
        "code": code,
        "url": url,
        "chosen": hours,
        "hours": HOURS,
        "wrong": wrong,
        "approves": approves,
    }
    return ConsolePage("ticket.html", values, 400 if wrong else 200)


def _day(text: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None
