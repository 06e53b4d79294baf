"""Preferences of this PC's user: declared once, kept in a small JSON file outside the desk's folder.

They hold no personal data. A file that cannot be read counts as empty: preferences are never worth a failed
start. The settings page is made from the catalogue: a preference with a ``row`` is shown there.
"""

import contextlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Generic, Literal, TypeGuard, TypeVar

from desktop.domain.messages import Message, message

Value = str | int | bool | Mapping[str, object]
T = TypeVar("T", bound=Value)
T_co = TypeVar("T_co", bound=Value, covariant=True)
ThemeName = Literal["light", "dark", "contrast", "system"]


class SettingsGroup(Enum):
    """A card of the settings page that has preferences; the value is its heading."""

    LOOKS = message("SettingsPage", "Appearance")
    SECURITY = message("SettingsPage", "Security")
    DESK = message("SettingsPage", "This desk")


@dataclass(frozen=True, slots=True)
class SettingsRow:
    """How the settings page shows a preference: in which card, and with which words.

    ``choices`` are the words of the setting's choices, in their order; plain text is the same in every language.
    """

    group: SettingsGroup
    label: Message
    hint: Message | None = None
    choices: tuple[Message | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting(Generic[T_co]):
    """One preference: its key in the file, its value unless chosen, and what it may be chosen from (None: free).

    One without a ``row`` is not on the settings page: the window remembers it, or it is chosen elsewhere. The control
    on the page follows from the value: a switch for a bool; segments for few choices and a list for more; a text
    without choices is chosen from a list of what is found at run time.
    """

    key: str
    default: T_co
    choices: tuple[T_co, ...] | None = None
    row: SettingsRow | None = None

    def accepts(self, value: object) -> TypeGuard[T_co]:
        """Whether a value, such as a stored one, is one that the setting can have."""
        if isinstance(self.default, Mapping):
            return isinstance(value, Mapping)
        return type(value) is type(self.default) and (self.choices is None or value in self.choices)


LANGUAGE = Setting(
    "language",
    "zh",
    ("zh", "en"),
    SettingsRow(SettingsGroup.LOOKS, message("SettingsPage", "Language"), choices=("中文", "English")),
)
THEME: Setting[ThemeName] = Setting(
    "theme",
    "light",
    ("light", "dark", "contrast", "system"),
    SettingsRow(
        SettingsGroup.LOOKS,
        message("SettingsPage", "Theme"),
        choices=(
            message("SettingsPage", "Light"),
            message("SettingsPage", "Dark"),
            message("SettingsPage", "High contrast"),
            message("SettingsPage", "As the system"),
        ),
    ),
)
_SIZES = (100, 115, 130, 150)
TEXT_SIZE = Setting(
    "text_size",
    100,
    _SIZES,
    SettingsRow(
        SettingsGroup.LOOKS, message("SettingsPage", "Text size"), choices=tuple(f"{size} %" for size in _SIZES)
    ),
)
BIG_MODE = Setting(
    "big_mode",
    False,
    row=SettingsRow(
        SettingsGroup.LOOKS,
        message("SettingsPage", "Big mode"),
        message("SettingsPage", "Everything at twice the size, for a counter where people stand. Ctrl+Shift+M"),
    ),
)
_BIG_SIZE = 200
_MINUTES = (2, 5, 10, 15, 30)
IDLE_MINUTES = Setting(
    "idle_minutes",
    5,
    (1, *_MINUTES),
    SettingsRow(
        SettingsGroup.SECURITY,
        message("SettingsPage", "Lock when nobody is here"),
        message("SettingsPage", "What was being typed stays as it is."),
        (
            message("SettingsPage", "After 1 minute"),
            *(message("SettingsPage", "After {n} minutes", n=minutes) for minutes in _MINUTES),
        ),
    ),
)
PRINTER = Setting(
    "printer",
    "",
    row=SettingsRow(
        SettingsGroup.DESK,
        message("SettingsPage", "Printer"),
        message("Settings", "Used for posters unless another is chosen there."),
    ),
)
"""The name that the print system knows a printer by; empty for the system's default one."""
PRINTER_OFFSETS: Setting[Mapping[str, object]] = Setting("printer_offsets", {})
"""Calibration by printer name: ``{name: [dx, dy]}`` in millimetres, with two factors behind them where sizes differ."""
POSTER_TEMPLATE = Setting("poster_template", "")
POSTER_LANGUAGE = Setting("poster_language", "zh", ("zh", "en", "zh-en"))
SAVE_FOLDER = Setting("save_folder", "")
"""Where posters were last saved."""
WINDOW: Setting[Mapping[str, object]] = Setting("window", {})
"""Geometry of the main window: ``{x, y, width, height, maximized}``."""
PAGE = Setting("page", "today")
"""The page that was shown last."""
COUNT_SOUND = Setting("count_sound", False)
"""Whether a press that was counted is heard as well."""
SYNC_AUTOMATIC = Setting("sync_automatic", True)
"""Whether a desk that belongs to a hub syncs by itself."""
STICK_FOLDER = Setting("stick_folder", "")
"""Where a bundle was last written or a receipt taken from."""
BACKUP_FOLDER = Setting("backup_folder", "")
"""Where a backup was last written to or read from."""
VERSION = Setting("version", "")
"""The version whose news was shown; empty before the first sign-in."""
MAP: Setting[Mapping[str, object]] = Setting("map", {})
"""The map that places are picked on: ``{kind, place, datum, attribution}``, as ``MapChoice`` of the maps' service has it."""

CATALOGUE: tuple[Setting[Value], ...] = (
    LANGUAGE,
    THEME,
    TEXT_SIZE,
    BIG_MODE,
    IDLE_MINUTES,
    PRINTER,
    PRINTER_OFFSETS,
    POSTER_TEMPLATE,
    POSTER_LANGUAGE,
    SAVE_FOLDER,
    WINDOW,
    PAGE,
    COUNT_SOUND,
    SYNC_AUTOMATIC,
    STICK_FOLDER,
    BACKUP_FOLDER,
    VERSION,
    MAP,
)
"""Every preference; the settings page shows those that have a row in this order."""


class Settings:
    """The preferences of one user, read once and written at every change."""

    def __init__(self, path: Path | None, catalogue: Sequence[Setting[Value]] = CATALOGUE) -> None:
        """``path`` None keeps them in memory only."""
        self._path = path
        self._values: dict[str, object] = {}
        if path is not None:
            with contextlib.suppress(OSError, ValueError):
                stored = json.loads(path.read_text("utf-8"))
                known = {s.key: s for s in catalogue}
                if isinstance(stored, dict):
                    self._values = {k: v for k, v in stored.items() if k in known and known[k].accepts(v)}

    def get(self, setting: Setting[T]) -> T:
        """The chosen value, or the setting's default."""
        value = self._values.get(setting.key)
        return value if setting.accepts(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Choose a value. Raises ``ValueError`` for one that the setting cannot have."""
        if not setting.accepts(value):
            raise ValueError(f"{setting.key} cannot be {value!r}")
        if self.get(setting) == value:
            return
        self._values[setting.key] = value
        if self._path is not None:
            # A preference that cannot be written is lost at exit, which is better than an error in the way.
            with contextlib.suppress(OSError):
                _write(self._path, json.dumps(self._values, ensure_ascii=False, indent=1))


def text_size_in_force(settings: Settings) -> int:
    """The size of text in per cent: the chosen one, or that of the big mode while it is on."""
    return _BIG_SIZE if settings.get(BIG_MODE) else settings.get(TEXT_SIZE)


def _write(path: Path, text: str) -> None:
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".settings")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
