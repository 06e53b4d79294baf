"""Keeping a layout as a template of the venue's own, and what becomes of it when it is left."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.posters.document.layout import Layout
from desktop.services.posters.own_templates import LONGEST_NAME
from desktop.settings import POSTER_TEMPLATE, Settings
from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs, Writes
from desktop.ui.kit.page import Page
from desktop.ui.studio.dialogs import LeaveDialog, SaveDialog
from desktop.ui.studio.opening import OwnTemplates, named
from desktop.ui.studio.session import StudioSession

SAVED = message("StudioPage", "Saved.")


class Saver(QObject):
    """One save after the other; a layout that is no template yet is asked for its name."""

    def __init__(self, page: Page, session: StudioSession, own: OwnTemplates, settings: Settings, jobs: Jobs) -> None:
        super().__init__(page)
        self._page, self._session, self._own, self._jobs = page, session, own, jobs
        self._settings = settings
        self._writes = Writes(jobs, self)

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save in place of the template that is edited; ``then`` is called when it is on the disk."""
        editor, opened = self._session.editor, self._session.opened
        if editor is None or opened is None:
            return
        commit_input_method()
        if not opened.template_id:
            self.save_as(then)
            return
        layout, name = editor.layout, sentence(opened.name)
        self._writes.add(
            partial(self._own.save, layout, name, opened.template_id),
            partial(self._on_saved, layout, name, then),
            self._on_failed,
        )

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Ask for a name and save as a new template."""
        editor, opened = self._session.editor, self._session.opened
        if editor is None or opened is None:
            return
        commit_input_method()
        name = self.tr("{name} (own)").format(name=sentence(opened.name))
        dialog = SaveDialog(editor.layout, name[:LONGEST_NAME], self._own, self._jobs, self._page)
        layout = editor.layout
        dialog.done_with.connect(lambda own_id: self._on_saved(layout, dialog.name.value(), then, str(own_id)))
        dialog.open()

    def leave(self, then: Callable[[], object]) -> None:
        """Call ``then`` when nothing would be lost by it: at once, or after it was saved or discarded."""
        if self._session.is_saved:
            then()
            return
        dialog = LeaveDialog(self._page)
        dialog.answered.connect(lambda save: self.save(then) if save else self._discard(then))
        dialog.open()

    def _discard(self, then: Callable[[], object]) -> None:
        self._session.discard()
        then()

    def _on_saved(self, layout: Layout, name: str, then: Callable[[], object] | None, own_id: str) -> None:
        opened = self._session.opened
        if opened is not None:
            now = replace(opened, origin=own_id, template_id=own_id, name=named(name), draft=None)
            self._session.mark_saved(now, layout)
            self._settings.set(POSTER_TEMPLATE, own_id)  # the posters page goes on with it
        self._page.banner.show_message("good", SAVED)
        if then is not None:
            then()

    def _on_failed(self, error: UserError) -> None:
        self._page.banner.show_error(error)
