"""The posters page: choose a template, gates and a language, see the very pages, print or save them."""

from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.changes import PEOPLE_AND_PLACES, Kind
from desktop.domain.messages import Message, message
from desktop.domain.posters import Language
from desktop.posters.document.untrusted import SUFFIX
from desktop.posters.output.rendition import Rendition
from desktop.services.desk import Desk
from desktop.services.posters.posters import Proof
from desktop.services.printing.posters import PrintOrder
from desktop.settings import POSTER_LANGUAGE, POSTER_TEMPLATE
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.drops import FileDrop
from desktop.ui.kit.files import PICTURES, SaveFolder, ask_where_to_save
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page
from desktop.ui.kit.sizes import column, px
from desktop.ui.kit.tokens import Space
from desktop.ui.posters.actions import PosterActions
from desktop.ui.posters.checks import ChecksCard
from desktop.ui.posters.codes import CodeActions
from desktop.ui.posters.examine import Choice, Examination, Examiner, PosterFacts, Sample
from desktop.ui.posters.gates import PosterGatesCard
from desktop.ui.posters.ledger.actions import LedgerActions
from desktop.ui.posters.old_codes import OldCodesCard
from desktop.ui.posters.output import OutputCard
from desktop.ui.posters.own_templates import TemplateActions
from desktop.ui.posters.paper_choice import PaperChoice
from desktop.ui.posters.preview import PreviewPane
from desktop.ui.posters.screens import ScreenPicturesDialog
from desktop.ui.posters.templates import THUMBNAIL, TemplateCard

_QUICK = 12
"""Batches up to this size are made so fast that their own page is the first preview."""
_LEFT, _MIDDLE, _RIGHT, _LOWEST = 248, 280, 276, 320
"""Widths of templates, preview (at least) and choices; the least height of the preview."""
_KINDS = PEOPLE_AND_PLACES | {Kind.POSTER, Kind.POSTER_TEMPLATE}
DROP_FILE = message("PostersPage", "Look for a code in this picture, or add this layout")
_CHOOSE = message("PostersPage", "Choose at least one gate.")
_NO_GATE = message(
    "PostersPage", "No gate is assigned to you, so there is nothing that you can print. Ask the manager."
)


class PostersPage(Page):
    """Templates on the left, the poster in the middle, what to print and where on the right."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings = desk.settings
        self._jobs = jobs
        self._facts: PosterFacts | None = None
        self._examination: Examination | None = None
        self._examined_choice: Choice | None = None
        """What is examined, or was last."""
        self._wanted_gate = ""
        self._folder = SaveFolder(settings)
        self._pictures, self._posters = desk.screen_pictures, desk.posters
        self._examiner = Examiner(desk.posters, desk.venue, jobs, self)
        self._codes = CodeActions(desk.code_pictures, desk.posters, self._folder, jobs, self)
        self.old_codes = OldCodesCard(desk.old_codes, desk.subscribe, jobs)
        self._build()
        self.paper = PaperChoice(self, self.output, desk, jobs)
        self._own = TemplateActions(
            self, desk.own_templates, desk.replacing, self._folder, jobs, lambda: self.templates.template
        )
        self._ledger = LedgerActions(self, desk, jobs, self._folder, lambda: self.choice, self.gates)
        self._work = PosterActions(desk.posters, desk.printing, jobs, self.banner, self._strip)
        self._connect()
        FileDrop(
            self, (*PICTURES, SUFFIX), DROP_FILE, self._take, lambda why: self.banner.show_message("attention", why)
        )
        self.retranslate()
        self.follow(desk.subscribe, _KINDS)

    def _build(self) -> None:
        self._check = self.add_command("posters.check", self._codes.check, button=True)
        self._edit = self.add_command("posters.edit_layout", self._on_edit, button=True)
        self._save_code = self.add_command("posters.save_code", self._on_save_code, button=True)
        self._save_pictures = self.add_command("posters.save_pictures", self._on_save_pictures)
        self._save = self.add_command("posters.save", self._on_save, button=True)
        self.add_command("posters.save_for_shop", self._on_save_for_shop)
        self.add_command("posters.options", lambda: self.paper.open_options(self.choice))
        self.add_command("posters.calibrate", lambda: self.paper.calibrate(self.choice.language))
        self._print = self.add_command("posters.print", self._on_print, primary=True)
        before = self.add_command("posters.previous_gate", partial(self._on_step, -1))
        after = self.add_command("posters.next_gate", partial(self._on_step, 1))
        self.templates, self.gates = TemplateCard(), PosterGatesCard()
        self.preview = PreviewPane(self._jobs, before, after)
        self.checks, self.output = ChecksCard(), OutputCard()
        self._strip = ProgressStrip()
        centre, side = QWidget(), QWidget()
        middle, right = column(centre, gap=Space.M), column(side, gap=14)
        middle.addWidget(self.preview, 1)
        middle.addWidget(self._strip)
        for card in (self.gates, self.old_codes, self.checks, self.output):
            right.addWidget(card)
        right.addStretch(1)
        line = FoldingRow(gap=14)
        line.add(self.templates, width=_LEFT)
        line.add(centre, width=_MIDDLE, stretch=1, height=_LOWEST)
        line.add(side, width=_RIGHT)
        self.body.addLayout(line, 1)
        self._order_focus()

    def _order_focus(self) -> None:
        """From the choice to the paper: the way that the work goes."""
        stops = [
            self.templates.languages,
            self.templates.list,
            self.templates.manage,
            self.gates.all,
            self.gates.list,
            self.gates.reprint,
            self.gates.manage,
            self.output.options,
            self.output.again,
            self.output.printer,
            self.output.several,
            self.output.copies,
            *self.header.findChildren(Button),
        ]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self._examiner.surveyed.connect(self._on_surveyed)
        self._examiner.examined.connect(self._on_examined)
        self._examiner.proofed.connect(self._on_proofed)
        self._examiner.pictured.connect(self.templates.show_pictures)
        self._examiner.failed.connect(self.banner.show_error)
        self.old_codes.failed.connect(self.banner.show_error)
        self.preview.view.drawn.connect(self._show_thumbnails)
        self.templates.chosen.connect(self._on_template)
        self.templates.menu_wanted.connect(self._open_menu)
        self._own.changed.connect(self._on_templates_changed)
        self._ledger.finished_with.connect(self._work.show_done)
        self.gates.menu_wanted.connect(lambda at: self._ledger.menu().popup(at))
        self.gates.reprint.clicked.connect(self._ledger.reprint)
        self.gates.checked_changed.connect(self._on_choice)
        self.gates.current_changed.connect(self._show_preview)
        self.output.copies_changed.connect(self._show_commands)
        self.output.options_wanted.connect(partial(self.run_command, "posters.options"))
        self.paper.changed.connect(self._on_paper)
        self.paper.print_shop_wanted.connect(self._on_save_for_shop)
        self.paper.screens_wanted.connect(self._save_pictures.trigger)
        self._codes.saved.connect(self._work.show_saved)
        self._codes.failed.connect(self.banner.show_error)
        self._work.busy_changed.connect(lambda _: self._show_commands())
        self._work.printed.connect(self.paper.begin_whole_sheet)
        self._work.printer_failed.connect(partial(self.paper.offer_way_out, again=self._print.trigger))

    def _on_stored(self, kinds: object) -> None:
        if self.isVisible():
            self._examiner.survey()  # printers are looked for only when the page comes to the front
        else:
            super()._on_stored(kinds)

    def refresh(self) -> None:
        self._examiner.survey()
        self.old_codes.refresh()
        self.paper.look_for_printers()

    def focus_first(self) -> None:
        self.templates.list.setFocus()

    def run_about(self, command_id: str, about: str) -> None:
        """The way to this page, about a gate: look at its poster."""
        if command_id != "go.posters":
            super().run_about(command_id, about)
            return
        self._wanted_gate = about  # its state is read again as the page opens
        self.gates.look_at(about)
        self.gates.list.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self._check.setText(self.tr("Check a code"))
        self._edit.setText(self.tr("Edit layout"))
        self._save_code.setText(self.tr("Save one code"))
        self._save.setText(self.tr("Save PDF"))
        self._show_header()
        self._show_commands()

    @property
    def choice(self) -> Choice:
        """What would be printed now."""
        template = self.templates.template
        template_id = template.id if template else ""
        return Choice(template_id, self.templates.language, self.gates.checked, self.paper.whole)

    @property
    def examination(self) -> Examination | None:
        """What was found about the present choice; None while that is being worked out."""
        found = self._examination
        return found if found is not None and found.choice == self.choice else None

    def _show_header(self) -> None:
        count = len(self.gates.posters)
        self.header.set_words(self.tr("Posters"), self.tr("%Ln gate(s)", "", count) if count else "")

    def _show_commands(self) -> None:
        count = len(self.gates.checked) * self.output.copies.value()
        if count:
            self._print.setText(self.tr("Print %Ln poster(s)", "", count))
        blocked = self._obstacle()
        reason = blocked or (None if self.output.printer_name else message("PostersPage", "There is no printer."))
        buttons = self.header.findChildren(Button)[-2:]
        for action, button, why in zip((self._save, self._print), buttons, (blocked, reason), strict=True):
            action.setEnabled(why is None)
            if why is not None:
                button.setToolTip(sentence(why))  # a grey button owes its reason
            button.setAccessibleDescription(sentence(why) if why is not None else "")
        self._save_code.setEnabled(bool(self.gates.posters))

    def _obstacle(self) -> Message | None:
        """Why nothing can be saved or printed now, or None."""
        if not self.gates.checked:
            return _CHOOSE if self._facts is None or self._facts.posters else _NO_GATE
        if self._work.is_busy:
            return message("PostersPage", "Wait until the posters under way are done.")
        if self.examination is not None and self.examination.batch is None:
            return message("PostersPage", "The checks before printing found something that must be mended first.")
        return None

    def _on_surveyed(self, facts: PosterFacts) -> None:
        self._facts = facts
        template = self.templates.template
        chosen = self._settings.get(POSTER_TEMPLATE) or (template.id if template is not None else "")
        language = self.templates.language if template is not None else Language(self._settings.get(POSTER_LANGUAGE))
        self.templates.show_templates(facts.templates, chosen, language)
        self.own_gates.show_gates([poster.gate for poster in facts.posters] if facts.others else None)
        self.gates.show_posters(facts.posters)
        self.gates.look_at(self._wanted_gate)
        self._wanted_gate = ""
        self._show_header()
        self._examination = None
        self._show_all()

    def _on_template(self) -> None:
        choice = self.choice
        self._settings.set(POSTER_TEMPLATE, choice.template_id)
        self._settings.set(POSTER_LANGUAGE, choice.language.value)
        self._show_all()

    def _show_all(self) -> None:
        if self.templates.template is not None:
            self.paper.set_template(self.templates.template)
        self._on_choice()

    def _show_thumbnails(self) -> None:
        """Once the preview is there, which is what somebody waits for; what would look the same stays."""
        if self._facts is not None:
            room = QSize(px(THUMBNAIL.width()), px(THUMBNAIL.height())) * self.devicePixelRatioF()
            self._examiner.picture(self._facts, self.templates.language, room)

    def _on_choice(self) -> None:
        choice = self._examined_choice = self.choice
        if choice.gate_ids:
            if len(choice.gate_ids) > _QUICK:
                self.checks.show_waiting(len(choice.gate_ids))
            self._examiner.examine(choice)
        else:
            self._examiner.give_up()
            self.checks.show_nothing(self._obstacle() or _CHOOSE)
        self._show_commands()
        self._show_preview()

    def _show_preview(self) -> None:
        """Show the current gate's page of the batch, or a proof of it where it is in no batch (yet)."""
        posters, current = self.gates.posters, self.gates.current
        if current is None:
            self.preview.set_gate("", 0, 0, True)
            self.preview.view.clear()
            return
        choice, gate = self.choice, current.gate
        chosen = gate.id in choice.gate_ids
        self.preview.set_gate(gate.name, posters.index(current) + 1, len(posters), chosen)
        found = self.examination
        if found is not None and found.batch is not None and chosen:
            self.preview.view.show_page(found.batch.pdf, choice.gate_ids.index(gate.id))
        elif found is not None or not chosen or len(choice.gate_ids) > _QUICK:
            self._examiner.proof(self._sample(gate.id))

    def _sample(self, gate_id: str) -> Sample:
        """A gate's poster as the choice would print it; one that is not chosen, as it would be by itself."""
        choice = self.choice
        alone = replace(choice, gate_ids=(gate_id,))
        return Sample(choice if gate_id in choice.gate_ids else alone, gate_id)

    def _on_examined(self, examination: Examination) -> None:
        self._examination = examination
        if self.examination is None:
            return
        self.checks.show_examination(examination, {p.gate.id: p.gate.name for p in self.gates.posters})
        self._show_commands()
        self._show_preview()

    def _on_proofed(self, sample: Sample, proof: Proof) -> None:
        current = self.gates.current
        if current is None or sample != self._sample(current.gate.id):
            return
        found = self.examination
        if found is None or found.batch is None or sample.gate_id not in self.choice.gate_ids:
            self.preview.view.show_page(proof.pdf)

    def _on_step(self, by: int) -> None:
        self.gates.step(by)

    def _on_print(self) -> None:
        choice = self.choice
        self._work.print_posters(
            PrintOrder(
                choice.template_id,
                choice.language,
                choice.gate_ids,
                self.output.printer_name,
                self.output.copies.value(),
                self.paper.rendition,
            )
        )

    def _on_save(self) -> None:
        self._ask_where(self.tr("Save posters as PDF"), self.tr("Venue code posters {sheet}"), self.paper.rendition)

    def _on_save_for_shop(self) -> None:
        why = self._obstacle()
        if why is not None:
            self.banner.show_message("attention", why)
            return
        title, name = self.tr("Save posters for a print shop"), self.tr("Venue code posters {sheet} for print shop")
        self._ask_where(title, name, self.paper.for_print_shop)

    def _ask_where(self, title: str, name: str, rendition: Rendition) -> None:
        template = self.templates.template
        name = name.format(sheet=template.sheet if template else "")
        then = partial(self._on_save_to, rendition=rendition)
        ask_where_to_save(self, title, self._folder.path, f"{name}.pdf", "PDF", "pdf", then)

    def _on_save_to(self, path: Path, rendition: Rendition | None = None) -> None:
        self._folder.keep(path.parent)
        self._work.save(replace(self.choice, rendition=rendition or self.paper.rendition), path)

    def _on_paper(self) -> None:
        if self._facts is not None and self.choice != self._examined_choice:
            self._on_choice()
        self._show_commands()

    def _take(self, path: Path) -> None:
        if path.suffix.lower() == f".{SUFFIX}":
            self._own.bring(path)
        else:
            self._codes.check(path)

    def _on_templates_changed(self, chosen: str) -> None:
        if chosen:
            self._settings.set(POSTER_TEMPLATE, chosen)
            self.templates.forget()
        self._examiner.survey()

    def template_menu(self) -> QMenu:
        """What can be done with the template that is chosen."""
        return self._own.menu(self._edit)

    def _open_menu(self, at: QPoint) -> None:
        self.template_menu().popup(at)

    def _on_edit(self) -> None:
        self.wanted_about.emit("go.studio", self.choice.template_id)

    def _on_save_pictures(self) -> None:
        if not self.gates.checked:
            self.banner.show_message("attention", self._obstacle() or _CHOOSE)
            return
        dialog = ScreenPicturesDialog(self._pictures, self._posters, self.choice, self._folder, self._jobs, self)
        dialog.finished_with.connect(self._work.show_done)
        dialog.open()

    def _on_save_code(self) -> None:
        current = self.gates.current
        if current is not None:
            self._codes.save([p.gate for p in self.gates.posters], current.gate)
