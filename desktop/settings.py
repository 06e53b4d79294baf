"""Preferences of this PC's user: declared once, kept in a small JSON file outside the desk's folder.

They hold no personal data. A file that cannot be read counts as empty: preferences are never worth a failed
start. The catalogue is what the settings page shows.
"""

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Value = str | int | bool | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """One preference: its key, what it is unless chosen, and the choices (None: free)."""

    key: str
    default: Value
    choices: tuple[Value, ...] | None = None
    minimum: int | None = None
    maximum: int | None = None

    def accepts(self, value: object) -> bool:
        """Whether a stored value is one that the setting can have."""
        if type(value) is not type(self.default) and not isinstance(value, Mapping):
            return False
        if self.choices is not None:
            return value in self.choices
        if isinstance(value, int) and not isinstance(value, bool):
            return (self.minimum is None or value >= self.minimum) and (self.maximum is None or value <= self.maximum)
        return isinstance(value, Mapping) == isinstance(self.default, Mapping)


LANGUAGE = Setting("language", "zh", ("zh", "en"))
TEXT_SIZE = Setting("text_size", 100, (100, 115, 130, 150))
THEME = Setting("theme", "light", ("light", "dark", "system"))
IDLE_MINUTES = Setting("idle_minutes", 5, (1, 2, 5, 10, 15, 30))
PRINTER = Setting("printer", "")
PRINTER_OFFSETS = Setting("printer_offsets", {})
"""Calibration by printer name: ``{name: [dx, dy]}`` in millimetres."""
POSTER_TEMPLATE = Setting("poster_template", "")
POSTER_LANGUAGE = Setting("poster_language", "zh", ("zh", "en", "zh-en"))
SAVE_FOLDER = Setting("save_folder", "")
"""Where posters were last saved."""
WINDOW = Setting("window", {})
"""Geometry of the main window: ``{x, y, width, height, maximized}``."""
COUNT_SOUND = Setting("count_sound", False)
"""Whether a press that was counted is heard as well."""
SYNC_AUTOMATIC = Setting("sync_automatic", True, (True, False))
"""Whether a desk that belongs to a hub syncs by itself."""
STICK_FOLDER = Setting("stick_folder", "")
"""Where a bundle was last written or a receipt taken from."""

CATALOGUE: tuple[Setting, ...] = (
    LANGUAGE,
    TEXT_SIZE,
    THEME,
    IDLE_MINUTES,
    PRINTER,
    PRINTER_OFFSETS,
    POSTER_TEMPLATE,
    POSTER_LANGUAGE,
    SAVE_FOLDER,
    WINDOW,
    COUNT_SOUND,
    SYNC_AUTOMATIC,
    STICK_FOLDER,
)

ThemeName = Literal["light", "dark", "system"]


class Settings:
    """The preferences of one user, read once and written at every change."""

    def __init__(self, path: Path | None) -> None:
        """``path`` None keeps them in memory only."""
        self._path = path
        self._values: dict[str, Any] = {}
        if path is not None:
            with contextlib.suppress(OSError, ValueError):
                stored = json.loads(path.read_text("utf-8"))
                known = {s.key: s for s in CATALOGUE}
                if isinstance(stored, dict):
                    self._values = {k: v for k, v in stored.items() if k in known and known[k].accepts(v)}

    def get(self, setting: Setting) -> Any:
        """The chosen value, or the setting's default."""
        return self._values.get(setting.key, setting.default)

    def set(self, setting: Setting, value: Value) -> None:
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
