"""``exposure``: who was here at the same time as a case."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.output import Result
from desktop.domain.headings import Headings

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.domain.messages import Message
    from desktop.services.desk import Desk
    from desktop.services.exposure.cases import CaseView, ExposureCase
    from desktop.services.exposure.contacts import Contact
    from desktop.services.exposure.exposure import ExposureService
    from desktop.services.exposure.results import CaseStay, ExposureRequest, ExposureResult

Command = Callable[["Program", argparse.Namespace], Result]
_LANGUAGES = ("zh", "en", "zh-en")


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    command: Callable[..., argparse.ArgumentParser],
    later: Callable[[str, str], Command],
    add_user: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Put it beside the others; the parameters are how every command is made."""
    parser = command(
        commands,
        "exposure",
        later("exposure", "exposure"),
        "who was here at the same time as a case: opens a new case or a kept one, and writes the list of its contacts",
    )
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--declaration", metavar="ID", help="the case's declaration, as find --json has its ID")
    whose.add_argument("--person", metavar="TEXT", help="the case by name, pinyin, number or phone: all their stays")
    whose.add_argument("--from", dest="since", type=_moment, metavar="T", help="a stay of somebody not in the book")
    whose.add_argument(
        "--case", metavar="NUMBER", help="a case that is kept, such as 2026-003, with what came in since"
    )
    parser.add_argument("--until", type=_moment, metavar="T", help="the end of that stay")
    parser.add_argument("--gate", default="", metavar="NAME", help="where that stay was (default: somewhere here)")
    parser.add_argument("--until-end", type=_moment, metavar="T", help="when the case really left, for this lookup")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why; it goes to the audit log")
    parser.add_argument("--out", type=Path, metavar="F.csv|F.xlsx|F.pdf|F.age", help="the list, in full")
    parser.add_argument(
        "--stays-out", type=Path, metavar="F.vdstays", help="the case's stays for the hub's console, no person"
    )
    parser.add_argument("--recipient", type=Path, metavar="K", help="public key (age1…) that F.age is for")
    parser.add_argument("--lang", choices=_LANGUAGES, default="zh", help="language of the paper (default zh)")
    parser.add_argument(
        "--headings", type=Headings, choices=tuple(Headings), default=Headings.EN, metavar="en|zh", help="of a table"
    )
    add_user(parser)


def exposure(program: Program, options: argparse.Namespace) -> Result:
    """Look up, keep that as a case, and write the list where it was asked for."""
    from desktop.cli.desk import opened_desk
    from desktop.domain.posters import Language
    from desktop.services.exposure.exports import kind_of, read_recipients
    from desktop.services.exposure.list_files import ListWish

    out = None if options.out is None else options.out.absolute()
    if out is not None:
        kind_of(out)
    recipients = read_recipients(options.recipient) if options.recipient else ()
    with opened_desk(program, options) as desk:
        case = (
            _kept(desk, options) if options.case else desk.exposure_cases.open(_request(desk, options), options.reason)
        )
        view = desk.exposure_cases.view(case.id)
        request = view.request
        contacts = [_contact(one) | _call(view, one) for one in view.result.contacts]
        data = _data(view.result, contacts) | {
            "case": {
                "id": case.id,
                "number": str(case.number),
                "state": case.state,
                "reason": case.reason,
                "declaration": request.declaration or None,
                "stays": [_stay(each) for each in request.stays],
            }
        }
        lines: list[str | Message] = [str(case.number), *(_line(one) for one in view.result.contacts)]
        if out is not None:
            from desktop.cli.password import ask_password

            wish = ListWish(options.reason, Language(options.lang), options.headings, recipients)
            done = desk.exposure_exports.export(out, case.id, wish, ask_password())
            data |= {"out": out, "rows": done.rows, "sha256": done.sha256, "digest": done.digest}
            lines.append(str(out))
        if options.stays_out is not None:
            stays_out = desk.exposure_exports.export_stays(options.stays_out.absolute(), request)
            data |= {"stays_out": stays_out}
            lines.append(str(stays_out))
    return Result(data, lines)


def _kept(desk: Desk, options: argparse.Namespace) -> ExposureCase:
    """The case of a number. Raises ``BadInput``."""
    from desktop.domain.errors import BadInput
    from desktop.domain.messages import message

    if options.until is not None or options.until_end is not None or options.gate:
        raise BadInput(
            message("cli", "A case that is kept has its stays: --until, --until-end and --gate do not go with --case.")
        )
    for case in desk.exposure_cases.list():
        if str(case.number) == options.case.strip():
            return case
    raise BadInput.at(
        "case",
        message(
            "cli",
            "There is no case {number}. Cases go with the retention; the Exposure page lists those that are kept.",
            number=options.case,
        ),
    )


def _request(desk: Desk, options: argparse.Namespace) -> ExposureRequest:
    """What the arguments ask. Raises ``BadInput``."""
    from desktop.domain.errors import BadInput
    from desktop.domain.messages import message
    from desktop.services.exposure.results import ExposureRequest

    service = desk.exposure
    if options.since is not None:
        until = options.until_end or options.until
        if until is None:
            raise BadInput(message("cli", "Give --until as well: when that stay ended."))
        return ExposureRequest((_typed(desk, options.since, until, options.gate),))
    if options.until is not None or options.gate:
        raise BadInput(message("cli", "--until and --gate belong to --from."))
    person = service.begin(options.declaration or _one_person(service, options.person))
    stays = person.stays if options.person else (person.stays[person.chosen],)
    if options.until_end is not None:
        stays = _with_end(service, stays, options.until_end)
    return ExposureRequest(stays, person.declaration)


def _typed(desk: Desk, since: int, until: int, gate: str) -> CaseStay:
    from desktop.domain.errors import BadInput
    from desktop.domain.messages import message

    gates = {one.name: one.id for one in reversed(desk.gates.list(include_retired=True))}
    if gate and gate not in gates:
        raise BadInput.at("gate", message("cli", "There is no gate called {gate}.", gate=gate))
    return desk.exposure.stay_between(since, until, gates.get(gate, ""))


def _one_person(service: ExposureService, text: str) -> str:
    from desktop.domain.errors import BadInput
    from desktop.domain.messages import message

    found = service.people(text)
    if not found:
        raise BadInput.at("person", message("cli", "Nobody in the book is found by this. Try a number or the phone."))
    if len(found) > 1:
        raise BadInput.at(
            "person",
            message(
                "cli",
                "This may be {count} people. Give the whole number of the document, or --declaration.",
                count=len(found),
            ),
        )
    return found[0].declaration


def _with_end(service: ExposureService, stays: tuple[CaseStay, ...], until: int) -> tuple[CaseStay, ...]:
    """The stays, the last of which ended at another time than the slip says."""
    from desktop.domain.errors import BadInput
    from desktop.domain.messages import message
    from desktop.domain.timewords import Precision

    last = stays[-1]
    if last.stay.visit.precision not in (Precision.EXACT, Precision.RANGE):
        raise BadInput.at(
            "until_end",
            message("cli", "The slip says no time of arrival. Give the whole stay with --from and --until."),
        )
    changed = service.stay_between(last.stay.visit.visited_from, until, last.stay.gate, of=last)
    return (*stays[:-1], changed)


def _data(result: ExposureResult, contacts: list[dict[str, object]]) -> dict[str, object]:
    rules = result.rules
    return {
        "contacts": contacts,
        "persons": result.persons,
        "counted": result.counted,
        "counted_at_venue": result.counted_at_venue,
        "elsewhere": result.elsewhere,
        "rules": {
            "method": rules.method,
            "assumed_minutes": rules.assumed_minutes,
            "extension_minutes": rules.extension_minutes,
        },
    }


def _contact(contact: Contact) -> dict[str, object]:
    """A contact as it is printed: masked. ``minutes`` are the most."""
    overlap = contact.overlap
    return {
        "declaration": contact.declaration,
        "person": contact.person + 1,
        "name": contact.name,
        "phone": contact.phone,
        "gate": contact.gate,
        "circle": overlap.circle,
        "certainty": overlap.certainty,
        "minutes": overlap.most,
        "minutes_least": overlap.least,
        "visited_from": _iso(contact.visit.visited_from),
        "visited_to": _iso(contact.visit.visited_to),
        "category": contact.category,
        "fever": contact.fever,
    }


def _call(view: CaseView, contact: Contact) -> dict[str, object]:
    """What became of calling a contact, and whether it came in since the case was seen."""
    last = view.last_call(contact)
    return {"new": view.is_new(contact), "outcome": None if last is None else last.outcome}


def _stay(each: CaseStay) -> dict[str, object]:
    visit = each.stay.visit
    return {
        "declaration": each.declaration or None,
        "gate": each.gate or None,
        "from": _iso(visit.visited_from),
        "to": _iso(visit.visited_to),
        "precision": visit.precision,
        "changed": each.is_changed,
    }


def _line(contact: Contact) -> Message:
    from desktop.domain.exposure.overlap import CERTAINTY_WORDS, CIRCLE_WORDS
    from desktop.domain.messages import message

    overlap = contact.overlap
    return message(
        "commands",
        "{certainty}  {circle}  {minutes} min  {name}  {phone}  {gate}",
        certainty=CERTAINTY_WORDS.label(overlap.certainty),
        circle=CIRCLE_WORDS.label(overlap.circle),
        minutes=overlap.most,
        name=contact.name,
        phone=contact.phone,
        gate=contact.gate,
    )


def _iso(ms: int) -> str:
    from desktop.domain.clock import venue_time

    return venue_time(ms).isoformat(timespec="minutes")


def _moment(text: str) -> int:
    """A time of an option, as ISO 8601; in the venue's zone unless it names another (UTC ms)."""
    from desktop.domain.clock import from_venue_time

    try:
        return from_venue_time(dt.datetime.fromisoformat(text))
    except ValueError:
        raise argparse.ArgumentTypeError("give a time such as 2026-11-23T10:05") from None
