"""The rows of the settings page that are preferences: made from the catalogue, each with the control that fits it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QCheckBox

from desktop.domain.messages import Message
from desktop.settings import LANGUAGE, Setting, Settings, SettingsGroup, SettingsRow, Value
from desktop.ui.kit.cards import SettingsCard
from desktop.ui.kit.fields import Select
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import sized

Choices = Sequence[tuple[Value, Message | str]]
"""Values with their words; plain text is the same in every language."""
_FEW = 4
"""As many choices stand side by side; more are a list."""


class PreferenceRows(QObject):
    """A row in the card of its group for every setting that has one. What is chosen is stored at once."""

    changed = Signal(str)
    """The key of a preference that was chosen."""

    def __init__(
        self,
        settings: Settings,
        catalogue: Sequence[Setting[Value]],
        cards: Mapping[SettingsGroup, SettingsCard],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._rows = {one.key: _Row(one, one.row, cards[one.row.group]) for one in catalogue if one.row is not None}
        for made in self._rows.values():
            made.chosen.connect(partial(self._choose, made.setting))

    def offer(self, setting: Setting[str], choices: Choices, hint: Message | None = None) -> None:
        """Let a setting be chosen from what was found at run time; ``hint`` stands below it in place of its own."""
        self._rows[setting.key].offer(choices, hint)
        self.retranslate()

    def shown(self, setting: Setting[Value]) -> object:
        """The value that a setting's control shows: that of its choices which is chosen or, without one, the first."""
        return self._rows[setting.key].value()

    def retranslate(self) -> None:
        """Show the words of all rows, and the values that are in force."""
        for made in self._rows.values():
            made.retranslate()
            made.set_value(self._in_force(made.setting))

    def _in_force(self, setting: Setting[Value]) -> Value:
        if setting is LANGUAGE:  # the window's own key switches it before it is stored
            return "zh" if QLocale().language() == QLocale.Language.Chinese else "en"
        return self._settings.get(setting)

    def _choose(self, setting: Setting[Value], value: object) -> None:
        if setting.accepts(value):
            self._settings.set(setting, value)
            self.changed.emit(setting.key)


class _Row(QObject):
    """One preference's row in a card."""

    chosen = Signal(object)

    def __init__(self, setting: Setting[Value], shown: SettingsRow, card: SettingsCard) -> None:
        super().__init__(card)
        self.setting = setting
        self._card = card
        self._shown, self._hint = shown, shown.hint
        self._choices: Choices = tuple(zip(setting.choices or (), shown.choices, strict=True))
        self._control = self._make_control()
        card.add(setting.key, self._control)

    def offer(self, choices: Choices, hint: Message | None) -> None:
        self._choices, self._hint = choices, hint or self._shown.hint

    def retranslate(self) -> None:
        words = [(value, text if isinstance(text, str) else sentence(text)) for value, text in self._choices]
        if isinstance(self._control, SegmentedControl):
            self._control.set_texts(*(text for _, text in words))
        elif isinstance(self._control, Select):
            self._control.set_choices([*words])
        self._card.set_words(self.setting.key, sentence(self._shown.label), sentence(self._hint) if self._hint else "")

    def value(self) -> object:
        return self._control.isChecked() if isinstance(self._control, QCheckBox) else self._control.value()

    def set_value(self, value: Value) -> None:
        """Show a value; tells nobody."""
        if isinstance(self._control, QCheckBox):
            self._control.setChecked(bool(value))
        else:
            self._control.set_value(value)

    def _make_control(self) -> QCheckBox | SegmentedControl | Select:
        if isinstance(self.setting.default, bool):
            switch = QCheckBox()
            switch.clicked.connect(lambda on: self.chosen.emit(on))
            return switch
        if 0 < len(self._choices) <= _FEW:
            segments = SegmentedControl()
            for value, _ in self._choices:
                segments.add(value)
            segments.chosen.connect(self.chosen)
            return segments
        choice = Select()
        sized(choice, width=200)
        choice.activated.connect(lambda _: self.chosen.emit(choice.value()))
        return choice
