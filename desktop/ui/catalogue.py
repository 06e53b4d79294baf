"""The Chinese of a sentence, whatever language the window speaks: for papers, which have a language of their own."""

from pathlib import Path

from PySide6.QtCore import QTranslator

from desktop.domain.messages import Message


class Chinese:
    """The compiled catalogue, read when the first sentence is asked for. What it lacks stays English."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds the compiled catalogues."""
        self._file = folder / "zh_CN.qm"
        self._loaded: QTranslator | None = None

    def __call__(self, wording: Message) -> str:
        """A message in Chinese; a value that is a message is translated with it."""
        if self._loaded is None:
            self._loaded = QTranslator()
            self._loaded.load(str(self._file))
        text = self._loaded.translate(wording.context, wording.text) or wording.text
        values = {key: self(value) if isinstance(value, Message) else value for key, value in wording.values.items()}
        return text.format(**values) if values else text
