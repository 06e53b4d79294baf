"""What the studio opens: read in the background, with everything that its page then shows without asking again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from desktop.domain.errors import BadInput
from desktop.domain.messages import Message, message
from desktop.domain.posters import Language
from desktop.posters.document.layout import Layout, PageFormat
from desktop.services.posters.studio import StudioService, VenueValues
from desktop.services.posters.studio_drafts import StudioDraft, StudioDrafts
from desktop.services.posters.typesetting import Typesetting
from desktop.ui.kit.poster_commands import NEW_LAYOUT

SIZES: Mapping[str, tuple[float, float]] = {
    "a3": (297.0, 420.0),
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "a3-wide": (420.0, 297.0),
    "a4-wide": (297.0, 210.0),
    "a5-wide": (210.0, 148.0),
}
"""Width and height of empty pages, in millimetres."""


class OwnTemplates(Protocol):
    """Where layouts of the venue's own are kept."""

    def layout(self, template_id: str) -> Layout:
        """One of them. Raises ``BadInput`` for an unknown one."""
        ...

    def save(self, layout: Layout, name: str, template_id: str | None) -> str:
        """Keep one, in place of a template or as a new one; gives its identifier. Raises ``UserError``."""
        ...


@dataclass(frozen=True, slots=True)
class Opened:
    """A layout to edit. ``origin`` is what was asked for, ``template_id`` that of the venue's own template, empty for
    what would become a new one; ``name`` what people call it. ``draft`` is what was left of it unsaved."""

    origin: str
    template_id: str
    name: Message
    layout: Layout
    draft: StudioDraft | None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what is to be edited, on a thread of its own."""

    studio: StudioService
    typesetting: Typesetting
    own: OwnTemplates
    drafts: StudioDrafts

    def values(self) -> Mapping[Language, VenueValues]:
        """What posters of the venue say, in every language."""
        return {language: self.studio.values(language) for language in Language}

    def opened(self, about: str, *, draft_first: bool) -> Opened:
        """A template by id, or an empty page: ``new:a3``. With ``draft_first`` what was left unsaved comes before it, and
        the usual template in place of one that there is not; else that raises ``BadInput``."""
        draft = self.drafts.kept() if draft_first else None
        if draft is not None:
            return replace(self._of_draft(draft), draft=draft)
        if draft_first:
            return self._or_usual(about)
        return self._template(about)

    def _or_usual(self, about: str) -> Opened:
        try:
            return self._template(about)
        except BadInput:
            return self._template(self.typesetting.templates.list()[0].id)

    def _template(self, about: str) -> Opened:
        if about.startswith(NEW_LAYOUT):
            sheet = about.removeprefix(NEW_LAYOUT)
            width, height = SIZES.get(sheet, SIZES["a4"])
            layout = Layout("own", sheet.partition("-")[0].upper(), "", PageFormat(width, height), {}, ())
            return Opened(about, "", message("StudioPage", "New layout"), layout, None)
        built_in = {info.id: info for info in self.typesetting.templates.list()}
        if about in built_in:
            return Opened(about, "", built_in[about].name, self.typesetting.templates.layout(about), None)
        layout = self.own.layout(about)
        return Opened(about, about, named(layout.name), layout, None)

    def _of_draft(self, draft: StudioDraft) -> Opened:
        """What a draft began from; an empty page where that is no template any more."""
        try:
            return self._template(draft.origin)
        except BadInput:
            empty = replace(draft.layout, elements=(), overrides={})
            return Opened(draft.origin, "", named(draft.name), empty, None)


def named(name: str) -> Message:
    """A name that somebody gave, as a message."""
    return message("studio", "{name}", name=name)
