"""What followed from the demonstration's declarations: fevers dealt with, one that waits, cards of regulars."""

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.card import VoidReason
from desktop.domain.fever import FeverDraft, FeverOutcome, show_moment
from desktop.domain.symptoms import Symptom, Symptoms
from desktop.domain.temperature import show_temperature
from desktop.services.cards import CardService
from desktop.services.declarations import Entered
from desktop.services.fevers import FeverService, Worksheet

_CARDS = 6
_AGAIN_MS = 12 * 60_000
_HIGH = 380
"""Tenths of a degree from which the demonstration's staff send somebody to the clinic."""
_PLACE, _CLINIC = "一楼隔离观察室", "惠城区人民医院发热门诊"


def deal_with_fevers(fevers: FeverService, now: int) -> None:
    """Close every worksheet that is open, as a careful clerk would at ``now`` (UTC ms)."""
    for waiting in fevers.open():
        sheet = fevers.worksheet(waiting.id)
        fevers.close(sheet.id, _ending(sheet, now))


def leave_one_waiting(fevers: FeverService, gate_id: str) -> None:
    """Somebody who was noticed at a gate and waits for the doctor."""
    cough = Symptoms((Symptom.COUGH,))
    fever = fevers.open_at_gate(gate_id, 378, cough, name="梁桂英")
    fevers.keep(fever, replace(fevers.worksheet(fever).draft, waits_at=_PLACE, called=_CLINIC))


def issue_cards(cards: CardService, entered: Iterable[Entered]) -> None:
    """Cards for some who came, each once; one of them was lost and replaced, another one is void."""
    people = {e.declaration.document.number: e.id for e in entered if e.declaration.document.number}
    issued = [cards.issue_for(declaration_id, consent=True) for declaration_id in list(people.values())[:_CARDS]]
    if len(issued) == _CARDS:
        cards.reissue(issued[1].id)
        cards.void(issued[3].id, VoidReason.ASKED)


def _ending(sheet: Worksheet, now: int) -> FeverDraft:
    first = sheet.facts.first or 0
    then = show_moment(min(sheet.facts.first_at + _AGAIN_MS, now), now)
    measured = FeverDraft(waits_at=_PLACE, second_at=then, closed_at=then)
    if first >= _HIGH:
        return replace(
            measured,
            second_c=show_temperature(first - 1),
            called=_CLINIC,
            called_at=then,
            outcome=FeverOutcome.TRANSFERRED,
        )
    return replace(
        measured, second_c=show_temperature(min(first, 368)), outcome=FeverOutcome.CLEARED, reason="医生检查后同意入内"
    )
