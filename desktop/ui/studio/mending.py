"""What a row of the checks does: leads to its element, or mends it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.domain.messages import message
from desktop.posters.composition.placed import Finding
from desktop.posters.document.layout import Element
from desktop.posters.editing.mends import candidates, first_good, is_text_of_venue
from desktop.posters.editing.new_elements import Kind
from desktop.ui.kit.page import Page
from desktop.ui.studio.session import StudioSession

_NONE = message("StudioPage", "There is no simple mend for this. Move or change it by hand.")
_LOCKED = message("StudioPage", "This element is locked. Unlock it first.")


class Mender(QObject):
    """A mend is taken over only when the finding is gone with it."""

    def __init__(self, page: Page, session: StudioSession, focus: Callable[[], object]) -> None:
        """``focus`` gives the canvas the keys."""
        super().__init__(page)
        self._page, self._session, self._focus = page, session, focus

    def show_element(self, finding: Finding) -> None:
        """Look at the gate of a finding, and select its element."""
        editor, session = self._session.editor, self._session
        if editor is None:
            return
        if finding.gate_id is not None and session.gate is not None and finding.gate_id != session.gate.id:
            session.look_at(finding.gate_id)
        if finding.element_id is not None:
            editor.select([finding.element_id])
        self._focus()

    def mend(self, finding: Finding) -> None:
        """Mend a finding, or say that it has to be done by hand."""
        editor, session = self._session.editor, self._session
        if editor is None:
            return
        if finding.code == "no_code":
            editor.add(Kind.CODE)
            return
        self.show_element(finding)
        element = self._element(finding)
        looked = session.looked()
        if element is None or looked is None or looked.draft is None:
            return
        if element.lock:
            self._page.banner.show_message("attention", _LOCKED)
        elif finding.code in ("overflow", "shrunk") and is_text_of_venue(element, editor.language):
            self._page.wanted.emit("venue.edit")
        else:
            tries = candidates(finding, editor.layout, editor.gate_id, editor.language, looked.draft.page)
            mended = first_good(finding, looked.draft.findings, tries, session.found_in)
            if mended is None:
                self._page.banner.show_message("attention", _NONE)
            else:
                editor.mend(mended, element.id)

    def _element(self, finding: Finding) -> Element | None:
        editor = self._session.editor
        there = editor.elements if editor is not None else ()
        return next((e for e in there if e.id == finding.element_id), None)
