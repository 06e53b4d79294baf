"""The console's pages of cases: the list, a case with its contacts as numbers, and the sealed list for the office."""

from contextlib import suppress
from tempfile import TemporaryFile
from uuid import UUID

from sqlalchemy import Connection

from desktop.domain.errors import BadInput
from desktop.domain.exposure.cases import CaseNumber, CaseState
from desktop.domain.exposure.rules import DEFAULT_EXTENSION_MINUTES, EXTENSIONS, ExposureRules
from desktop.hub.cases import report_requests
from desktop.hub.cases.approvals import Answer
from desktop.hub.cases.cases import LONGEST_REASON, HubCase, check_reason, read_number
from desktop.hub.console.log import OfficerLog
from desktop.hub.console.request_context import (
    CASES,
    ConsolePage,
    FileDownload,
    RedirectTo,
    RequestContext,
    pages_of,
)
from desktop.hub.hub import Hub
from desktop.hub.refused import refused
from desktop.sync.sealed_list import ENDING

LINES = 25
_LOOK_MS = 3_600_000
"""An officer who comes back to a case within an hour is on the log once."""
_ANSWERS = {"approve": Answer.APPROVED, "refuse": Answer.REFUSED}
_STATES = {"close": CaseState.CLOSED, "reopen": CaseState.OPEN}


class CasePages:
    """The pages and actions of cases. Each action writes to the officers' log."""

    def __init__(self, hub: Hub, log: OfficerLog) -> None:
        self._hub = hub
        self._log = log

    def all(self, context: RequestContext) -> ConsolePage:
        page = context.number("page")
        with self._hub.engine.begin() as connection:
            found, total = self._hub.cases.newest(connection, (page - 1) * LINES, LINES)
            values = {
                "cases": found,
                "total": total,
                "four_eyes": self._hub.approvals.is_required(connection),
                "waiting": self._hub.approvals.waiting_for(connection, context.officer),
                "pages": pages_of(page, total, LINES, f"{CASES}?"),
            }
        return ConsolePage("cases.html", values)

    def open_form(self, context: RequestContext) -> ConsolePage:
        return _facts_page(None, "", DEFAULT_EXTENSION_MINUTES)

    def open(self, context: RequestContext) -> ConsolePage | RedirectTo:
        reason, chosen = context.form.get("reason", ""), _chosen_extension(context)
        try:
            with self._hub.engine.begin() as connection:
                number = self._hub.cases.open(connection, context.officer, reason, chosen)
                self._note(connection, context, "case_open", number, check_reason(reason))
        except BadInput as error:
            return _facts_page(None, reason, chosen, context.words.text(error.message))
        return RedirectTo(f"{CASES}/{number}")

    def edit_form(self, context: RequestContext) -> ConsolePage:
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
        return _facts_page(case, case.reason, case.extension_minutes)

    def edit(self, context: RequestContext) -> ConsolePage | RedirectTo:
        """Change what an open case is for and how long a departure is extended."""
        reason, chosen = context.form.get("reason", ""), _chosen_extension(context)
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
        try:
            with self._hub.engine.begin() as connection:
                self._hub.cases.edit(connection, case.number, reason, chosen)
                self._note(connection, context, "case_edit", case.number, f"{check_reason(reason)} (+{chosen})")
        except BadInput as error:
            return _facts_page(case, reason, chosen, context.words.text(error.message))
        return RedirectTo(f"{CASES}/{case.number}?done=edited")

    def case(self, context: RequestContext) -> ConsolePage:
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
            values = self._shown(connection, context, case)
            self._note_look(connection, context, case)
        return ConsolePage("case.html", values)

    def set_state(self, context: RequestContext) -> RedirectTo:
        step = context.form.get("step", "")
        if step not in _STATES:
            raise refused(400, "format")
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
            self._hub.cases.set_state(connection, case.number, _STATES[step])
            self._note(connection, context, f"case_{step}", case.number)
        return RedirectTo(f"{CASES}/{case.number}")

    def ask_venues(self, context: RequestContext) -> RedirectTo:
        """Ask the venues whose desks may have records that they have not sent."""
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
            wanted = [each.venue for each in self._hub.case_lookup.result(connection, case).to_ask]
            report_requests.ask(connection, case.number, wanted, context.officer, self._hub.clock.now_ms())
            for one in wanted:
                note_case(self._log, connection, context, "case_report", case.number, of_venue=one)
        return RedirectTo(f"{CASES}/{case.number}?done=asked")

    def list_form(self, context: RequestContext) -> ConsolePage:
        return self._list_page(context)

    def fetch_list(self, context: RequestContext) -> ConsolePage | FileDownload:
        """The list is made and noted in one transaction, and only then leaves."""
        file = TemporaryFile()  # noqa: SIM115 - it is read after this method, and closed by who reads it
        try:
            with self._hub.engine.begin() as connection:
                case = found_case(self._hub, connection, context)
                approval = self._hub.approvals.usable(connection, case, context.officer)
                self._hub.approvals.require(connection, case, context.officer)
                reason = check_reason(context.form.get("reason", "") or (approval.reason if approval else ""))
                made = self._hub.case_lists.write(connection, case, file)
                self._note(connection, context, "case_list", case.number, f"{reason} ({made.shown})")
        except BadInput as error:
            file.close()
            return self._list_page(context, context.words.text(error.message))
        except BaseException:
            file.close()
            raise
        return FileDownload(f"case-{case.number}.{ENDING}", file)

    def ask(self, context: RequestContext) -> ConsolePage | RedirectTo:
        """Ask for another officer's approval."""
        reason = context.form.get("reason", "")
        try:
            with self._hub.engine.begin() as connection:
                case = found_case(self._hub, connection, context)
                self._hub.approvals.ask(connection, case, context.officer, reason)
                self._note(connection, context, "case_ask", case.number, check_reason(reason))
        except BadInput as error:
            return self._list_page(context, context.words.text(error.message))
        return RedirectTo(f"{CASES}/{case.number}/list")

    def answer(self, context: RequestContext) -> ConsolePage | RedirectTo:
        """Approve or refuse what another officer asked for."""
        step, request = context.form.get("step", ""), context.path_params.get("request")
        if step not in _ANSWERS or not isinstance(request, UUID):
            raise refused(400, "format")
        try:
            with self._hub.engine.begin() as connection:
                case = found_case(self._hub, connection, context)
                asked = {one.id: one.asked_by for one in self._hub.approvals.of_case(connection, case)}
                self._hub.approvals.answer(connection, case, request, context.officer, _ANSWERS[step])
                self._note(connection, context, f"case_{step}", case.number, asked[request])
        except BadInput as error:
            return self._list_page(context, context.words.text(error.message))
        return RedirectTo(f"{CASES}/{case.number}/list")

    def _shown(self, connection: Connection, context: RequestContext, case: HubCase) -> dict[str, object]:
        result = self._hub.case_lookup.result(connection, case)
        rules = ExposureRules(extension_minutes=case.extension_minutes)
        return {
            "case": case,
            "result": result,
            "extension": context.words.text(rules.extension_sentence),
            "done": context.query.get("done", ""),
        }

    def _list_page(self, context: RequestContext, wrong: str = "") -> ConsolePage:
        with self._hub.engine.begin() as connection:
            case = found_case(self._hub, connection, context)
            approvals = self._hub.approvals
            values = {
                "case": case,
                "wrong": wrong,
                "reason": context.form.get("reason", ""),
                "longest": LONGEST_REASON,
                "has_office_key": bool(self._hub.offices.signed(connection)),
                "four_eyes": approvals.is_required(connection),
                "usable": approvals.usable(connection, case, context.officer),
                "approvals": approvals.of_case(connection, case),
            }
        return ConsolePage("case_list.html", values, 400 if wrong else 200)

    def _note(
        self, connection: Connection, context: RequestContext, action: str, number: CaseNumber, detail: str = ""
    ) -> None:
        note_case(self._log, connection, context, action, number, detail)

    def _note_look(self, connection: Connection, context: RequestContext, case: HubCase) -> None:
        if not self._log.has(connection, context.officer, "case_look", str(case.number), within_ms=_LOOK_MS):
            self._note(connection, context, "case_look", case.number)


def found_case(hub: Hub, connection: Connection, context: RequestContext) -> HubCase:
    """The case that the address names. Raises ``Refused``."""
    case = None
    with suppress(BadInput):
        case = hub.cases.find(connection, read_number(str(context.path_params.get("number", ""))))
    if case is None:
        raise refused(404, "not_there")
    return case


def note_case(
    log: OfficerLog,
    connection: Connection,
    context: RequestContext,
    action: str,
    number: CaseNumber,
    detail: str = "",
    of_venue: UUID | None = None,
) -> None:
    """Write what was done to a case to the officers' log: its number, and what there is to say."""
    log.add(connection, context.officer, action, of_venue, detail=f"{number} {detail}".strip())


def _chosen_extension(context: RequestContext) -> int:
    asked = context.form.get("extension")
    return next((one for one in EXTENSIONS if asked == str(one)), DEFAULT_EXTENSION_MINUTES)


def _facts_page(case: HubCase | None, reason: str, chosen: int, wrong: str = "") -> ConsolePage:
    """The form of a case's reason and extension; of one that is to be opened where ``case`` is None."""
    values = {
        "case": case,
        "reason": reason,
        "chosen": chosen,
        "choices": EXTENSIONS,
        "longest": LONGEST_REASON,
        "wrong": wrong,
    }
    return ConsolePage("case_facts.html", values, 400 if wrong else 200)
