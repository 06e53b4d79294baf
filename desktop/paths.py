"""Where things are: the program's resources, the user's desk, preferences and log."""

import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP = "venuedesk"


def resources() -> Path:
    """The folder of fonts, icons, translations and data, in a checkout, a wheel or a frozen copy."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def is_packaged() -> bool:
    """Whether this is a copy that was built as a package, with its own Python."""
    return hasattr(sys, "_MEIPASS")


@dataclass(frozen=True, slots=True)
class UserPaths:
    """The folders of one user of this PC."""

    desk: Path
    config: Path
    log: Path

    @property
    def settings(self) -> Path:
        return self.config / "settings.json"

    @property
    def anchors(self) -> Path:
        """The folder with the second copy of each desk's anchor, which a copy of the desk's folder does not reach."""
        return self.config / "anchors"

    @property
    def device_key(self) -> Path:
        """The key that hides members' names on the unlock screen from whoever copies the desk's folder."""
        return self.config / "device.key"


def user_paths() -> UserPaths:
    """The folders by the conventions of the operating system."""
    return UserPaths(
        desk=Path(platformdirs.user_data_dir(APP, appauthor=False)) / "desk",
        config=Path(platformdirs.user_config_dir(APP, appauthor=False)),
        log=Path(platformdirs.user_log_dir(APP, appauthor=False)),
    )
