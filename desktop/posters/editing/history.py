"""Undo and redo: the documents that were, each with the name of the action that led to it."""

from dataclasses import dataclass

from desktop.domain.messages import Message
from desktop.posters.document.layout import Layout


@dataclass(frozen=True, slots=True)
class Step:
    """A document, the elements that were selected in it, and the action that made it.

    ``merge_key``: a step whose key is that of the step before it, and not empty, takes its place: a drag, a row of
    arrow keys, a text that is being typed is undone as one.
    """

    layout: Layout
    selected: frozenset[str]
    name: Message
    merge_key: str = ""


class History:
    """The steps of one editing session, and where in them the document stands now."""

    def __init__(self, layout: Layout, opened: Message) -> None:
        self._steps = [Step(layout, frozenset(), opened)]
        self._at = 0
        self._saved = layout

    @property
    def step(self) -> Step:
        """The present document with its selection."""
        return self._steps[self._at]

    @property
    def layout(self) -> Layout:
        """The present document."""
        return self.step.layout

    @property
    def saved(self) -> Layout:
        """The document that was opened or saved last."""
        return self._saved

    @property
    def is_saved(self) -> bool:
        """Whether the present document is the one that was saved last."""
        return self.layout == self._saved

    @property
    def undo_name(self) -> Message | None:
        """The action that ``undo`` takes back; None where there is none."""
        return self.step.name if self._at else None

    @property
    def redo_name(self) -> Message | None:
        """The action that ``redo`` does again; None where there is none."""
        return self._steps[self._at + 1].name if self._at + 1 < len(self._steps) else None

    def push(self, step: Step) -> None:
        """Make a step the present one; what had been undone is forgotten. A step that changes no document only keeps
        its selection."""
        is_same_step = bool(self._at and step.merge_key and step.merge_key == self.step.merge_key)
        if step.layout == self.layout:
            if not is_same_step:
                self.select(step.selected)
            return
        del self._steps[self._at + 1 :]
        if is_same_step:
            self._steps[self._at] = step
        else:
            self._steps.append(step)
            self._at += 1

    def select(self, selected: frozenset[str]) -> None:
        """Keep another selection with the present document; this is no step of its own, but it ends a merged one."""
        step = self.step
        self._steps[self._at] = Step(step.layout, selected, step.name)

    def abandon(self, merge_key: str) -> None:
        """Forget the present step, if it has this key, as if it had never been made: a drag was called off."""
        if self._at and self.step.merge_key == merge_key:
            del self._steps[self._at :]
            self._at -= 1

    def finish(self) -> None:
        """End a merged step: the next one is undone by itself, whatever its key."""
        self.select(self.step.selected)

    def undo(self) -> Step:
        """The document before the last action, with what was selected in it then. Without one, the present step."""
        self._at = max(0, self._at - 1)
        return self.step

    def redo(self) -> Step:
        """The document after the action that was undone last."""
        self._at = min(len(self._steps) - 1, self._at + 1)
        return self.step

    def mark_saved(self, layout: Layout | None = None) -> None:
        """A document was saved: the present one, or one that it was while a save was under way."""
        self._saved = layout or self.layout
