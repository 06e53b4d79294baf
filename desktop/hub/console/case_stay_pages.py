"""The console's pages on which the stays of a case are typed in, corrected, removed, or taken from a file."""

from uuid import UUID

from sqlalchemy import Connection

from desktop.domain.errors import BadInput
from desktop.domain.visit import Visit
from desktop.hub.cases.cases import CaseStay, HubCase
from desktop.hub.cases.phone_stays import shown_stays
from desktop.hub.cases.stays_file import stays_at_venues
from desktop.hub.cases.venues import MOST_FOUND, VenueFacts
from desktop.hub.console.case_pages import found_case, note_case
from desktop.hub.console.log import OfficerLog
from desktop.hub.console.request_context import CASES, ConsolePage, RedirectTo, RequestContext
from desktop.hub.console.visits import typed_time
from desktop.hub.hub import Hub
from desktop.hub.refused import refused

STAYS_FILE_BYTES = 256 << 10
"""The largest file of stays that is taken; one of 200 stays has 60 KiB."""


class CaseStayPages:
    """The pages and actions of a case's stays. Each action writes to the officers' log."""

    def __init__(self, hub: Hub, log: OfficerLog) -> None:
        self._hub = hub
        self._log = log

    def choose_venue(self, context: RequestContext) -> ConsolePage:
        words = context.query.get("q", "").replace("\0", "").strip()[:100]
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
            own = dict.fromkeys(each.venue for each in self._hub.cases.stays(connection, case.number))
            found = self._hub.case_venues.search(connection, words) if words else []
            facts = self._hub.case_venues.find_all(connection, list(own))
            known = [facts[one] for one in own if one in facts]
        values = {"case": case, "search": words, "found": found, "known": known, "most": MOST_FOUND}
        return ConsolePage("case_venue.html", values)

    def stay_form(self, context: RequestContext) -> ConsolePage:
        with self._hub.engine.begin() as connection:
            case, facts = found_case(self._hub, connection, context), self._facts(connection, context)
        return _stay_page(context, case, facts, "", "", "")

    def add(self, context: RequestContext) -> ConsolePage | RedirectTo:
        form = context.form
        with self._hub.engine.begin() as connection:
            case, facts = found_case(self._hub, connection, context), self._facts(connection, context)
        try:
            stay = self._hub.cases.typed(facts, *_typed(context))
            with self._hub.engine.begin() as connection:
                if self._hub.cases.add(connection, case.number, [(facts.venue, stay)]):
                    self._note(connection, context, "case_stay_add", case, facts.venue, stay.visit)
        except BadInput as error:
            return _stay_page(context, case, facts, *_typed(context), error=error)
        path = f"{CASES}/{case.number}"
        return RedirectTo(f"{path}/stay/{facts.venue}?added=1" if "another" in form else f"{path}?done=added")

    def correct_form(self, context: RequestContext) -> ConsolePage:
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
            each, facts = self._stay(connection, context, case)
        visit = each.stay.visit
        day, time = visit.day.isoformat(), typed_time(visit, context.words.language)
        return _stay_page(context, case, facts, each.stay.gate, day, time, place=each.place)

    def correct(self, context: RequestContext) -> ConsolePage | RedirectTo:
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
            each, facts = self._stay(connection, context, case)
        try:
            stay = self._hub.cases.typed(facts, *_typed(context))
            with self._hub.engine.begin() as connection:
                self._hub.cases.correct(connection, case.number, each.place, stay)
                self._note(connection, context, "case_stay_correct", case, facts.venue, stay.visit)
        except BadInput as error:
            return _stay_page(context, case, facts, *_typed(context), place=each.place, error=error)
        return RedirectTo(f"{CASES}/{case.number}?done=corrected")

    def remove(self, context: RequestContext) -> ConsolePage | RedirectTo:
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
            each, facts = self._stay(connection, context, case)
        try:
            with self._hub.engine.begin() as connection:
                self._hub.cases.remove(connection, case.number, each.place)
                self._note(connection, context, "case_stay_remove", case, each.venue, each.stay.visit)
        except BadInput as error:
            return _stay_page(context, case, facts, *_typed(context), place=each.place, error=error)
        return RedirectTo(f"{CASES}/{case.number}?done=removed")

    def upload_form(self, context: RequestContext) -> ConsolePage:
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
        return ConsolePage("case_upload.html", {"case": case, "wrong": ""})

    def upload(self, context: RequestContext) -> ConsolePage | RedirectTo:
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
        try:
            with self._hub.engine.begin() as connection:
                file, now = context.file, self._hub.clock.now_ms()
                stays = stays_at_venues(connection, self._hub.case_venues, file.content, file.name, now)
                added = self._hub.cases.add(connection, case.number, stays)
                note_case(self._log, connection, context, "case_upload", case.number, f"{added}")
        except BadInput as error:
            wrong = context.words.text(error.message)
            return ConsolePage("case_upload.html", {"case": case, "wrong": wrong}, 400)
        return RedirectTo(f"{CASES}/{case.number}?done=uploaded")

    def phone_form(self, context: RequestContext) -> ConsolePage:
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
        return ConsolePage("case_phone.html", {"case": case, "wrong": "", "code": ""})

    def from_phone(self, context: RequestContext) -> ConsolePage | RedirectTo:
        """Take what a phone shows by its code: it is in force for ten minutes."""
        code = context.form.get("code", "")[:20]
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
        try:
            with self._hub.engine.begin() as connection:
                stays = shown_stays(connection, code, self._hub.clock.now_ms())
                added = self._hub.cases.add(connection, case.number, stays)
                note_case(self._log, connection, context, "case_phone", case.number, f"{added}")
        except BadInput as error:
            values = {"case": case, "wrong": context.words.text(error.message), "code": code}
            return ConsolePage("case_phone.html", values, 400)
        return RedirectTo(f"{CASES}/{case.number}?done=phone")

    def _facts(self, connection: Connection, context: RequestContext) -> VenueFacts:
        of_venue = context.path_params.get("venue")
        facts = self._hub.case_venues.find(connection, of_venue) if isinstance(of_venue, UUID) else None
        if facts is None:
            raise refused(404, "not_there")
        return facts

    def _stay(self, connection: Connection, context: RequestContext, case: HubCase) -> tuple[CaseStay, VenueFacts]:
        stays = self._hub.cases.stays(connection, case.number)
        each = next((one for one in stays if one.place == context.path_params.get("place")), None)
        if each is None:
            raise refused(404, "not_there")
        facts = self._hub.case_venues.find(connection, each.venue)
        return each, facts or VenueFacts(each.venue, "", "", {}, 0)

    def _note(
        self, connection: Connection, context: RequestContext, action: str, case: HubCase, of_venue: UUID, visit: Visit
    ) -> None:
        detail = f"{visit.day.isoformat()} {typed_time(visit, 'en')}"
        note_case(self._log, connection, context, action, case.number, detail, of_venue)


def _typed(context: RequestContext) -> tuple[str, str, str]:
    """Gate, day and time of the form."""
    form = context.form
    return form.get("gate", "")[:64], form.get("visited_on", "")[:40], form.get("time", "")[:40]


def _stay_page(
    context: RequestContext,
    case: HubCase,
    facts: VenueFacts,
    gate: str,
    day: str,
    time: str,
    *,
    place: int = 0,
    error: BadInput | None = None,
) -> ConsolePage:
    values = {
        "case": case,
        "venue": facts,
        "gate": gate,
        "day": day,
        "time": time,
        "place": place,
        "added": "added" in context.query,
        "wrong": context.words.text(error.message) if error else "",
        "wrong_field": error.problems[0].field if error and error.problems else "",
    }
    return ConsolePage("case_stay.html", values, 400 if error else 200)
