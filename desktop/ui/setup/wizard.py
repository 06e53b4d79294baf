"""The frame of the first run: a card in the middle, steps at its top, one button that goes on."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from desktop.domain.cancellation import CancellationToken
from desktop.domain.clock import Clock
from desktop.domain.errors import Problem, UserError
from desktop.domain.messages import Message, message
from desktop.domain.sync_errors import SyncError
from desktop.reports.recovery import RecoverySheet
from desktop.services.setup.setup import NewDesk
from desktop.ui.kit.banner import Banner, ProgressStrip
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card, rule, scrolled
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.help import about, add_help_key
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, row, sized
from desktop.ui.kit.tokens import Space
from desktop.ui.setup.choices import StartChoice, WayChoice
from desktop.ui.setup.routes import WRITE, AnotherDesk, AnotherDeskByStick, NewVenue, Route, StepAction, Work
from desktop.ui.setup.step import Step, StepBar
from desktop.ui.setup.venue_steps import RecoveryStep
from desktop.ui.venue_form.recovery import Papers

_LOSES_TYPED = (
    message("Wizard", "Close without making the desk?"),
    message("Wizard", "What you typed is lost."),
)
_INSTEAD = message("Wizard", "Put a backup back instead?")
_GIVES_UP = (
    message("Wizard", "Give the request up?"),
    message(
        "Wizard",
        "Its answer will be of no use then. The invitation can be used again unless the desk was let in with it.",
    ),
    message("Wizard", "Give it up"),
)
_LOSES_CODE = (
    message("Wizard", "Close before the recovery code is kept?"),
    message("Wizard", "The desk is made, but this code is not shown again. You can make a new one on the Venue page."),
)
_INVITED = message(
    "Wizard",
    "The invitation is filled in for a further desk of a venue. For the first desk of a venue choose a new venue above, and "
    "open the invitation again when the desk is made.",
)
_NO_DESK = message("Wizard", "Make the desk first, then open {name} again.")


class Wizard(Translated, QWidget):
    """Collects what a new desk needs and makes it in ``folder``. What was typed stays when one goes back, or the other
    way for a while."""

    finished = Signal(Path, object)
    """The folder of the new desk and its opened key slot (``Opened``), once the recovery code has been kept."""
    language_toggled = Signal()
    backup_chosen = Signal()
    """The desk is to come from a backup file; what was typed is of no use then."""

    def __init__(
        self,
        folder: Path,
        venue: NewVenue,
        desk: AnotherDesk,
        stick: AnotherDeskByStick,
        jobs: Jobs,
        papers: Papers,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("backdrop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._folder = folder
        self._jobs = jobs
        self._clock = clock
        self._made: NewDesk | None = None
        self._doing: StepAction | None = None
        self.new_venue, self.another_desk, self.by_stick = venue, desk, stick
        self.recovery = RecoveryStep(jobs, papers)
        self._route: Route = venue
        self._at = 0
        self._pages: dict[Step, QWidget] = {}
        self._may_close = False
        about(self, "setup")
        add_help_key(self)
        self._untouched = self._typed()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._product = label("second")
        self._language = Button("text")
        self._bar = StepBar()
        self._lead = label("quiet", wrap=True)
        self.banner = Banner(self)
        self._backup, self._back = Button("text"), Button("secondary")
        self._next = Button("primary", shortcut="Ctrl+Return")
        self._hint = label("second")
        self.start, self.way = StartChoice(), WayChoice()
        self.progress = ProgressStrip()
        self._stack = QStackedWidget()
        every = (*self.new_venue.steps, *self.another_desk.steps, *self.by_stick.steps, self.recovery)
        for step in dict.fromkeys(every):  # two ways share the manager's
            # Focus rings need a little room inside what scrolls; the parts around are set in by as much.
            holder = QWidget()
            column(holder, margins=Space.XS).addWidget(step)
            self._pages[step] = scrolled(holder)
            self._stack.addWidget(self._pages[step])
        card = Card(gap=Space.M, margins=(Space.XXL, Space.M, Space.XXL, Space.M), parent=self)
        sized(card, max_width=1000, max_height=736)
        head = column(gap=Space.M, margins=(Space.XS, 0, Space.XS, 0))
        top = row(gap=Space.M)
        top.addWidget(self._product)
        top.addStretch(1)
        top.addWidget(self._language)
        foot = row(gap=Space.M, margins=(Space.XS, 0, Space.XS, 0))
        foot.addWidget(self._backup)
        foot.addWidget(self._back)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._next)
        head.addLayout(top)
        asked = row(gap=Space.L)
        asked.addWidget(self._lead, 1)
        asked.addWidget(self.start)
        head.addWidget(self._bar)
        head.addWidget(rule())
        head.addLayout(asked)
        head.addWidget(self.way)
        head.addWidget(self.banner)
        head.addWidget(self.progress)
        card.body.addLayout(head)
        card.body.addWidget(self._stack, 1)
        card.body.addLayout(foot)
        middle = row(self, 0, Space.S)
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)

    def _connect(self) -> None:
        for step in self._pages:
            step.submitted.connect(self.go_on)
        for choice in (self.start, self.way):
            choice.chosen.connect(self._on_start_chosen)
            choice.submitted.connect(self.focus_first)
        self.by_stick.answer.again_wanted.connect(self._on_again)
        self.by_stick.answer.give_up_wanted.connect(self._on_give_up)
        self._next.clicked.connect(self.go_on)
        self._back.clicked.connect(self.go_back)
        self._backup.clicked.connect(self._on_backup)
        self._language.clicked.connect(self.language_toggled)
        for key, slot in (("Alt+Left", self.go_back), ("Ctrl+Return", self.go_on), ("Ctrl+Enter", self.go_on)):
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(slot)
            self.addAction(action)

    @property
    def step(self) -> int:
        """The present step, from 0."""
        return self._at

    @property
    def _steps(self) -> tuple[Step, ...]:
        return (*self._route.steps, self.recovery)

    def resume(self) -> None:
        """A request went by stick on another day: go on where its answer is taken."""
        self.start.choose_another_desk()
        self.way.choose_stick()
        self._on_start_chosen()
        self._show(self.by_stick.waiting_step)

    def take_file(self, file: Path, kind: str) -> None:
        """Take a file of the program's own, by its ending, that the program was started with; or say when it can be."""
        if kind == "vdi" and self._at == 0:
            self.start.choose_another_desk()
            self.way.choose_stick()
            self._on_start_chosen()
            self.by_stick.place.put(file)
            self.banner.show_message("good", _INVITED)
        elif kind.startswith("receipt") and self._steps[self._at] is self.by_stick.answer:
            self.by_stick.answer.put(file)
        else:
            self.banner.show_message("attention", _NO_DESK.filled(name=file.name))

    def focus_first(self) -> None:
        """Put the focus where typing begins."""
        self._steps[self.step].focus_first()

    def go_on(self) -> None:
        """The next step, if the present one is complete; after the last step, the desk."""
        commit_input_method()
        if self._doing is not None or not self._steps[self.step].check():
            return
        self.banner.clear()
        if self._made is not None:
            self._may_close = True
            self.finished.emit(self._folder, self._made.opened)
        elif (action := self._action) is not None:
            self._act(action)
        else:
            self._show(self.step + 1)

    def go_back(self) -> None:
        """The step before, with everything that was typed."""
        if self._may_go_back and self._doing is None:
            self._show(self.step - 1)

    def may_close(self) -> bool:
        """Whether the window may close now; otherwise the question has been asked, and the answer closes it."""
        if self._may_close or not self._holds_something():
            return True
        question, consequence = _LOSES_TYPED if self._made is None else _LOSES_CODE
        confirm(self, question, consequence, message("Wizard", "Close"), self._close_window)
        return False

    @property
    def _action(self) -> StepAction | None:
        """What is done after this step."""
        return self._route.action(self.step)

    @property
    def _may_go_back(self) -> bool:
        return self.step > 0 and self._made is None and self._route.may_go_back(self.step)

    def _typed(self) -> tuple[object, ...]:
        return self.new_venue.typed(), self.another_desk.typed(), self.by_stick.typed()

    def retranslate(self) -> None:
        self._product.setText(self.tr("VenueDesk · first start"))
        self._language.set_words("中文 / English", self.tr("Switch between Chinese and English"))
        self._bar.set_titles(*(step.title() for step in self._steps))
        self._back.set_words(self.tr("Back"), self.tr("Alt+←"))
        self._backup.set_words(self.tr("I have a backup file"))
        self._show_words()

    def _show(self, step: int) -> None:
        self._at = step
        area = self._pages[self._steps[step]]
        self._stack.setCurrentWidget(area)
        if isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(0)
        self._bar.set_current(step)
        self._show_words()
        self.focus_first()

    def _on_start_chosen(self) -> None:
        """The keyboard stays in the choice, so that it can be taken back at once."""
        self._route = self._chosen_route()
        self.banner.clear()
        self._bar.set_titles(*(step.title() for step in self._steps))
        self._stack.setCurrentWidget(self._pages[self._steps[0]])
        self._show_words()

    def _chosen_route(self) -> Route:
        if not self.start.is_another_desk():
            return self.new_venue
        return self.by_stick if self.way.is_by_stick() else self.another_desk

    def _show_words(self) -> None:
        step = self._steps[self.step]
        self._lead.setText(step.lead())
        self.start.setVisible(self.step == 0)
        self.way.setVisible(self.step == 0 and self.start.is_another_desk())
        self._backup.setVisible(self.step == 0 and self._doing is None)
        self._back.setVisible(self._may_go_back)
        self._back.setEnabled(self._doing is None)
        self._next.setEnabled(self._doing is None)
        if self._made is not None:
            self._next.set_words(self.tr("Open the desk"))
        elif self._doing is not None:
            self._next.set_words(sentence(self._doing.busy))
        elif (action := self._action) is not None:
            self._next.set_words(sentence(action.title))
        else:
            self._next.set_words(self.tr("Next"))
        keys = self.tr("Enter next field   Alt+← back") if self._may_go_back else self.tr("Enter next field")
        self._hint.setText("" if self._made is not None else keys)

    def _holds_something(self) -> bool:
        if self._doing is not None or self._made is not None:
            return True
        return self._typed() != self._untouched

    def _on_backup(self) -> None:
        if not self._holds_something():
            self.backup_chosen.emit()
        elif self._doing is None:
            confirm(self, _INSTEAD, _LOSES_TYPED[1], message("Wizard", "Put it back"), self.backup_chosen.emit)

    def _close_window(self) -> None:
        self._may_close = True
        self.window().close()

    def _act(self, action: StepAction) -> None:
        """Do what comes after this step."""
        stop = CancellationToken()
        try:
            self._route.begin(self.step, self, self._folder, stop, lambda work: self._run(work, stop, action))
        except UserError as error:
            self._on_failed(error)

    def _run(self, work: Work, stop: CancellationToken, action: StepAction) -> None:
        self._doing = action
        self._show_words()
        job = self._jobs.run(work, self._on_done, self._on_failed)
        job.cancelling.connect(stop.cancel)
        if action.waiting is not None:
            self.progress.follow(job, sentence(action.waiting))

    def _on_done(self, result: NewDesk | Message) -> None:
        """The desk is made; or a request to make one is on a stick, and its answer is waited for."""
        self._doing = None
        if isinstance(result, Message):
            self.by_stick.answer.forget()
            self._untouched = self._typed()  # it is kept, and may be closed
            self._show(self.by_stick.waiting_step)
            self.banner.show_message("good", result)
            return
        self._made = result
        self.recovery.show_sheet(RecoverySheet(result.venue.name, result.recovery_code, self._clock.today()))
        self._show(self._steps.index(self.recovery))

    def _on_again(self) -> None:
        if self._doing is not None:
            return
        self.banner.clear()
        self.by_stick.write_again(self, self._folder, lambda work: self._run(work, CancellationToken(), WRITE))

    def _on_give_up(self) -> None:
        confirm(self, *_GIVES_UP, self._give_up)

    def _give_up(self) -> None:
        if self._doing is not None:  # what is being made of it needs it
            return
        self.banner.clear()
        try:
            self.by_stick.give_up(self._folder)
        except UserError as error:
            self.banner.show_error(error)
            return
        self._show(0)

    def _on_failed(self, error: UserError) -> None:
        self._doing = None
        if not self._show_problems(self._route.problems(error)):
            self._show_words()
            # What was asked cannot be mended any more; it can be asked again.
            is_final = isinstance(error, SyncError) and not self._route.may_go_back(self.step)
            way_out = (message("Wizard", "Begin anew…"), self._on_give_up) if is_final else ()
            self.banner.show_error(error, *way_out)

    def _show_problems(self, problems: tuple[Problem, ...]) -> bool:
        """Go to the first step that asks for one of the fields; False where none does to which one may go."""
        steps = range(len(self._steps)) if self._route.may_go_back(self.step) else (self.step,)
        for number in steps:
            step = self._steps[number]
            if own := tuple(p for p in problems if step.owns(p.field)):
                self._show(number)
                step.show_problems(own)
                return True
        return False
