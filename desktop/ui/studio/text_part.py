"""The part of the properties for texts: their words, and how these are set."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from desktop.posters.composition.placed import PlacedShape, footprint
from desktop.posters.document.bindings import FIELDS, fields_of, written
from desktop.posters.document.layout import Element, TextProps
from desktop.posters.document.steps import is_step
from desktop.posters.editing.editor import Editor
from desktop.posters.editing.hits import box_of
from desktop.posters.editing.labels import field_labels
from desktop.posters.editing.styles import style_of
from desktop.posters.typesetting.fonts import Weight
from desktop.posters.typesetting.text import Align, TextStyle, VerticalAlign
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.fields import Select
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.number_fields import NumberField
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import sized
from desktop.ui.studio.measures import ColourField, LengthField
from desktop.ui.studio.parts import Looked, Part, of_kind

_WORDS_HEIGHT = 84
_LONGEST_VALUE = 24
"""Characters of a value that the list of fields shows."""
_PAPER = "#FFFFFF"


class WordsField(QPlainTextEdit):
    """Several lines of a poster's text; Tab goes on to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        sized(self, height=_WORDS_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class TextPart(Part):
    """Words of one text; style of all that are selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._is_filling = False
        self._problem_of = ""
        """The text whose words the field holds."""
        self.words = WordsField()
        self.insert, self.own = Button("secondary", "add"), Button("secondary", "edit")
        self.style_ = Select()
        self.size_, self.least = LengthField(1.0, 1000.0, "pt"), LengthField(1.0, 1000.0, "pt")
        self.leading, self.lines = LengthField(0.5, 5.0, "", step=0.05), NumberField(1, 99)
        self.weight, self.align, self.vertical = SegmentedControl(), SegmentedControl(), SegmentedControl()
        self.colour = ColourField()
        for control, values in (
            (self.weight, (Weight.REGULAR, Weight.BOLD)),
            (self.align, tuple(Align)),
            (self.vertical, tuple(VerticalAlign)),
        ):
            for value in values:
                control.add(value)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.form.add_row("words", self.words, span=2)
        self.look = FormGrid(2)
        for part in (self.insert, self.own, self.look):
            self.box.addWidget(part)
        self.look.add_row("style", self.style_, span=2)
        self.look.add_row("size", self.size_)
        self.look.add_row("least", self.least)
        self.look.add_row("weight", self.weight, span=2)
        self.look.add_row("colour", self.colour, span=2)
        self.look.add_row("align", self.align, span=2)
        self.look.add_row("vertical", self.vertical, span=2)
        self.look.add_row("leading", self.leading)
        self.look.add_row("lines", self.lines)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._on_words)
        self.insert.clicked.connect(self.offer_fields)
        self.own.clicked.connect(self._on_own)
        self.style_.activated.connect(self._on_style)
        self.size_.typed.connect(lambda size: self._restyle("size", size=size))
        self.least.typed.connect(lambda size: self._restyle("least", min_size=size))
        self.leading.typed.connect(lambda much: self._restyle("leading", leading=much))
        self.lines.valueChanged.connect(lambda lines: self._restyle("lines", max_lines=lines))
        self.weight.chosen.connect(lambda weight: self._restyle(weight=weight))
        self.align.chosen.connect(lambda align: self._restyle(align=align))
        self.vertical.chosen.connect(lambda vertical: self._restyle(vertical=vertical))
        self.colour.typed.connect(lambda colour: self._restyle(colour=colour))
        for field in (self.size_, self.least, self.leading):
            field.left.connect(self.end)

    def applies(self, looked: Looked) -> bool:
        return bool(of_kind(looked.chosen, TextProps))

    def fill(self, looked: Looked) -> None:
        super().fill(looked)
        texts = of_kind(looked.chosen, TextProps)
        if not texts:
            return
        self._is_filling = True
        one = texts[0] if len(texts) == 1 else None
        step = one is not None and is_step(one, looked.values.steps)
        self._fill_words(looked, one, step)
        styles = [s for e in texts if (s := style_of(looked.editor.layout, e, looked.editor.language)) is not None]
        self._fill_style(looked, texts, styles)
        self._is_filling = False

    def _fill_words(self, looked: Looked, one: Element | None, step: bool) -> None:
        language = looked.editor.language
        self.form.setVisible(one is not None)
        self.insert.setVisible(one is not None and not step)
        self.own.setVisible(step)
        if one is None or not isinstance(one.props, TextProps):
            return
        text = one.props.words[language]
        if step:
            placed = looked.draft.page.items if looked.draft is not None else ()
            text = next((getattr(i, "words", text) for i in placed if i.element_id == one.id), text)
        self.words.setReadOnly(step)
        if self._problem_of != one.id:
            self._problem_of = one.id
            self.form.set_problem("words", "")
        if self.form.problem_of("words"):
            return
        if text != self.words.toPlainText():
            self.words.setPlainText(text)
        self.retranslate()

    def _fill_style(self, looked: Looked, texts: tuple[Element, ...], styles: list[TextStyle]) -> None:
        language, layout = looked.editor.language, looked.editor.layout
        self.style_.set_choices([(name, f"{name} · {style.size:g} pt") for name, style in layout.styles.items()])
        names = {e.props.styles[language] for e in texts if isinstance(e.props, TextProps)}
        self.style_.set_value(next(iter(names)) if len(names) == 1 else None)
        if len(names) > 1:
            self.style_.setCurrentIndex(-1)
        first = styles[0]
        self.size_.show_shared([s.size for s in styles])
        self.least.show_shared([s.min_size for s in styles])
        self.leading.show_shared([s.leading for s in styles])
        self.lines.setValue(first.max_lines)
        self.weight.set_value(first.weight if first.weight in (Weight.REGULAR, Weight.BOLD) else Weight.REGULAR)
        self.align.set_value(first.align)
        self.vertical.set_value(first.vertical)
        self.colour.show_shared([s.colour for s in styles], _ground(looked, texts[0]))

    def edit_words(self) -> bool:
        """Put the focus into the words with all of them selected; False where there are none."""
        if self.isHidden() or self._looked is None or len(of_kind(self._looked.chosen, TextProps)) != 1:
            return False
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        return True

    def offer_fields(self) -> bool:
        """Open the list of what can be inserted, with the values that this gate's poster has there; False where there is
        nothing to insert it into."""
        if self._looked is None or self.isHidden() or self.insert.isHidden() or not self.isEnabled():
            return False
        menu = self.field_menu(self._looked)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.insert.mapToGlobal(QPoint(0, self.insert.height())))
        return True

    def field_menu(self, looked: Looked) -> QMenu:
        """The list of fields, each with its value."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Insert a field"))
        subject = looked.values.subject(looked.gate_id)
        for name, text in field_labels().items():
            value = subject.value(name)
            shown = written(value, looked.editor.language) if value is not None else "—"
            shown = shown if len(shown) <= _LONGEST_VALUE else shown[: _LONGEST_VALUE - 1] + "…"
            action = menu.addAction(f"{sentence(text)}：{shown}".replace("&", "&&"))
            action.triggered.connect(partial(self._insert, name))
        return menu

    def retranslate(self) -> None:
        is_step_text = self.words.isReadOnly()
        self.form.set_words(
            "words",
            self.tr("Words"),
            self.tr("These are the words of a step. They are changed on the Venue page, for all posters.")
            if is_step_text
            else "",
        )
        self.insert.set_words(self.tr("Insert a field…"))
        self.own.set_words(self.tr("Make it a text of its own"))
        self.look.set_words("style", self.tr("Style"))
        self.look.set_words("size", self.tr("Size"))
        self.look.set_words("least", self.tr("Least size"))
        self.look.set_words("weight", self.tr("Weight"))
        self.look.set_words("colour", self.tr("Colour"))
        self.look.set_words("align", self.tr("Across"))
        self.look.set_words("vertical", self.tr("Down"))
        self.look.set_words("leading", self.tr("Line spacing"))
        self.look.set_words("lines", self.tr("Lines at most"))
        self.weight.set_texts(self.tr("Regular"), self.tr("Bold"))
        self.align.set_texts(self.tr("Left"), self.tr("Centre"), self.tr("Right"))
        self.vertical.set_texts(self.tr("Top"), self.tr("Middle"), self.tr("Bottom"))
        for control, name in ((self.weight, "weight"), (self.align, "align"), (self.vertical, "vertical")):
            control.set_name(self.look.field(name).accessibleName())

    def _one(self) -> tuple[Editor, Element] | None:
        """The editor and the text, where one is selected."""
        if self._looked is None or self._is_filling:
            return None
        texts = of_kind(self._looked.chosen, TextProps)
        return (self._looked.editor, texts[0]) if len(texts) == 1 else None

    def _on_words(self) -> None:
        one, text = self._one(), self.words.toPlainText()
        if one is None or self.words.isReadOnly():
            return
        unknown = next((name for name in fields_of(text) if name not in FIELDS), None)
        if unknown is not None:
            problem = self.tr("There is no field {{{name}}}. Choose one from the list below.").format(name=unknown)
            self.form.set_problem("words", problem)
            return
        self.form.set_problem("words", "")
        one[0].set_words(one[1].id, text, key=f"words-{one[1].id}")

    def _on_own(self) -> None:
        one = self._one()
        if one is not None and self._looked is not None:
            one[0].own_words(one[1].id, self._looked.values.steps)
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _insert(self, name: str) -> None:
        self.words.insertPlainText(f"{{{name}}}")
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_style(self, _place: int) -> None:
        if self.editor is not None:
            self.editor.set_style(str(self.style_.value()))

    def _restyle(self, key: str = "", **changes: object) -> None:
        if self.editor is not None and not self._is_filling:
            self.editor.restyle(changes, key=f"style-{key}" if key else "")


def _ground(looked: Looked, text: Element) -> str:
    """The colour that a text stands on: of the topmost figure below it, or the paper's."""
    ground, place = _PAPER, box_of(text)
    for item in looked.draft.page.items if looked.draft is not None else ():
        if item.element_id == text.id:
            break
        if isinstance(item, PlacedShape) and item.fill and footprint(item).overlaps(place):
            ground = item.fill
    return ground
