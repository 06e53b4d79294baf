"""The list of things to try at a demonstration desk, each leading to where it is done."""

from collections.abc import Sequence

from desktop.domain.messages import Message, message
from desktop.services.demo.tour import TourStep, Trial
from desktop.ui.kit.todo import TodoItem

_TRIALS: dict[Trial, tuple[Message, str]] = {
    Trial.SLIP: (message("Tour", "Enter a slip of somebody made up"), "go.green-channel"),
    Trial.COUNT: (message("Tour", "Count a few people at a gate"), "go.counting"),
    Trial.POSTER: (message("Tour", "Print a poster, or save it as PDF"), "go.posters"),
    Trial.EXPOSURE: (message("Tour", "Look up who was here at the same time as somebody"), "go.exposure"),
    Trial.BACKUP: (message("Tour", "Have a backup made"), "go.settings"),
}


def tour_items(steps: Sequence[TourStep]) -> list[TodoItem]:
    """What to try, ticked where it was done, and the way to put the list away; nothing where there is no list."""
    if not steps:
        return []
    items = [TodoItem(*_TRIALS[step.trial], done=step.is_done) for step in steps]
    return [*items, TodoItem(message("Tour", "Put this list away"), "today.tour", tag=message("Tour", "Tour"))]
