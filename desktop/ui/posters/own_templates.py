"""What can be done with templates: copied, renamed, deleted, put first, carried to another desk and back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.posters.document.templates import TemplateInfo
from desktop.posters.document.untrusted import SUFFIX
from desktop.services.posters.own_templates import LONGEST_NAME, OwnTemplateService
from desktop.services.posters.replacing import DoneReplacement, ReplaceService
from desktop.ui.kit.dialogs import FormDialog, confirm
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.files import SaveFolder, ask_for_file, ask_where_to_save
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page
from desktop.ui.kit.poster_commands import NEW_LAYOUT
from desktop.ui.posters.replace_text import ReplaceDialog

_DONE = {
    "delete": message("OwnTemplates", "Deleted. Posters on the wall keep their state."),
    "usual": message("OwnTemplates", "This template comes first from now on."),
    "export": message("OwnTemplates", "The layout was saved. On another desk it can be dragged onto this page."),
    "import": message("OwnTemplates", "The layout was added to the templates."),
}


class NameDialog(FormDialog):
    """Asks what a template is to be called; ``then`` does the work with the name."""

    lone_field = "name"

    def __init__(
        self, title: Message, action: Message, name: str, then: Callable[[str], object], jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(jobs, parent)
        self._title, self._action, self._then = title, action, then
        self.name = TextField()
        self.name.setMaxLength(LONGEST_NAME)
        self.form.add_row("name", self.name)
        self.name.set_value(name)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(sentence(self._title))
        self.form.set_words("name", self.tr("Name of the template"))
        self.action.set_words(sentence(self._action))

    def work(self) -> Callable[[], object]:
        return partial(self._then, self.name.value())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.name.selectAll()


_COMMANDS = ("copy", "rename", "usual", "delete", "export", "import")
_REPLACE = "posters.replace_text"


class TemplateActions(QObject):
    """The commands of templates on the posters page, which it adds there. ``changed`` gives the template to choose, empty
    for any."""

    changed = Signal(str)

    def __init__(
        self,
        page: Page,
        own: OwnTemplateService,
        replacing: ReplaceService,
        folder: SaveFolder,
        jobs: Jobs,
        chosen: Callable[[], TemplateInfo | None],
    ) -> None:
        """``chosen`` gives the template that the commands are about."""
        super().__init__(page)
        self._page, self._own, self._folder, self._jobs = page, own, folder, jobs
        self._replacing = replacing
        self._chosen = chosen
        self._new = page.add_command("posters.new_layout", lambda: page.wanted_about.emit("go.studio", NEW_LAYOUT))
        self._actions = {
            name: page.add_command(f"posters.{name}_template", partial(self._on_command, name)) for name in _COMMANDS
        }
        self._replace = page.add_command(_REPLACE, self.replace_text)

    def menu(self, edit: QAction) -> QMenu:
        """What can be done with the template that is chosen; ``edit`` opens it in the studio."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(edit)
        menu.addAction(self._new)
        menu.addSeparator()
        for name, action in self._actions.items():
            menu.addAction(action)
            if name == "delete":
                menu.addSeparator()
        menu.addSeparator()
        menu.addAction(self._replace)
        return menu

    def _on_command(self, name: str) -> None:
        template = self._chosen()
        if name == "import":
            self.import_file()
        elif template is not None:
            do = {
                "copy": self.duplicate,
                "rename": self.rename,
                "delete": self.delete,
                "usual": self.set_usual,
                "export": self.export_file,
            }
            do[name](template)

    def duplicate(self, info: TemplateInfo) -> None:
        """Copy a template under another name."""
        name = self.tr("{name} (own)").format(name=sentence(info.name))[:LONGEST_NAME]
        title, action = message("OwnTemplates", "Copy this template"), message("OwnTemplates", "Copy")
        self._ask(title, action, name, partial(self._own.duplicate, info.id))

    def rename(self, info: TemplateInfo) -> None:
        """Call one of the venue's own otherwise."""
        if self._is_own(info):
            title, action = message("OwnTemplates", "Rename this template"), message("OwnTemplates", "Rename")
            self._ask(title, action, sentence(info.name), partial(self._own.rename, info.id))

    def delete(self, info: TemplateInfo) -> None:
        """Delete one of the venue's own, after asking."""
        if self._is_own(info):
            confirm(
                self._page,
                message("OwnTemplates", "Delete the template “{name}”?", name=info.name),
                message("OwnTemplates", "It cannot be brought back. Posters that were made from it stay valid."),
                message("OwnTemplates", "Delete"),
                lambda: self._run("delete", partial(self._own.delete, info.id), ""),
            )

    def set_usual(self, info: TemplateInfo) -> None:
        """Offer a template before all others."""
        self._run("usual", partial(self._own.set_usual, info.id), info.id)

    def export_file(self, info: TemplateInfo) -> None:
        """Ask where, and write a template to a file."""
        ask_where_to_save(
            self._page,
            self.tr("Save the layout as a file"),
            self._folder.path,
            f"{sentence(info.name)}.{SUFFIX}",
            self.tr("Poster layout"),
            SUFFIX,
            lambda path: self._export_to(info, path),
        )

    def import_file(self) -> None:
        """Ask for a file, and add its layout."""
        title, kind = self.tr("Add a layout from a file"), self.tr("Poster layout")
        ask_for_file(self._page, title, self._folder.path, kind, (SUFFIX,), self.bring)

    def bring(self, path: Path) -> None:
        """Add the layout of a file."""
        self._jobs.run(partial(self._own.import_file, path), self._on_brought, self._on_failed, owner=self)

    def replace_text(self) -> None:
        """Replace a text in all of the venue's own."""
        dialog = ReplaceDialog(self._replacing, self._jobs, self._page)
        dialog.replaced.connect(self._on_replaced)
        dialog.undone.connect(self._on_undone)
        dialog.open()

    def _on_replaced(self, done: DoneReplacement) -> None:
        self._page.banner.show_message(
            "good",
            message("OwnTemplates", "Replaced in templates: {count}.", count=done.templates),
            message("OwnTemplates", "Undo"),
            partial(self._undo, done),
        )
        self.changed.emit("")

    def _undo(self, done: DoneReplacement) -> None:
        self._page.banner.clear()
        self._jobs.run(partial(self._replacing.undo, done.change_id), self._on_undone, self._on_failed, owner=self)

    def _on_undone(self, stayed: tuple[str, ...]) -> None:
        if stayed:
            text = message(
                "OwnTemplates",
                "Undone, but for templates that were changed since: {names}.",
                names=", ".join(f"“{name}”" for name in stayed),
            )
            self._page.banner.show_message("attention", text)
        else:
            self._page.banner.show_message("good", message("OwnTemplates", "Undone: the templates are as they were."))
        self.changed.emit("")

    def _export_to(self, info: TemplateInfo, path: Path) -> None:
        self._folder.keep(path.parent)
        self._run("export", partial(self._own.export_file, info.id, path), info.id)

    def _ask(self, title: Message, action: Message, name: str, then: Callable[[str], object]) -> None:
        dialog = NameDialog(title, action, name, then, self._jobs, self._page)
        dialog.done_with.connect(lambda made: self.changed.emit(made if isinstance(made, str) else ""))
        dialog.open()

    def _is_own(self, info: TemplateInfo) -> bool:
        if not info.is_own:
            words = message("OwnTemplates", "“{name}” is built in. Copy it, and change the copy.", name=info.name)
            self._page.banner.show_message("attention", words)
        return info.is_own

    def _run(self, what: str, work: Callable[[], object], chosen: str) -> None:
        def done(_result: object) -> None:
            self._page.banner.show_message("good", _DONE[what])
            self.changed.emit(chosen)

        self._jobs.run(work, done, self._on_failed, owner=self)

    def _on_brought(self, own_id: str) -> None:
        self._page.banner.show_message("good", _DONE["import"])
        self.changed.emit(own_id)

    def _on_failed(self, error: UserError) -> None:
        self._page.banner.show_error(error)
