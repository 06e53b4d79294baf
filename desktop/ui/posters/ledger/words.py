"""What languages and looks of posters are called in lists."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.posters import Language
from desktop.posters.document.templates import TemplateInfo
from desktop.ui.kit.i18n import sentence


def language_text(language: Language) -> str:
    """A language by its own name, whoever reads it, as on the card of templates."""
    both = QCoreApplication.translate("TemplateCard", "Both")
    return {Language.ZH: "中文", Language.EN: "English", Language.ZH_EN: both}[language]


def look_text(template: TemplateInfo, language: Language) -> str:
    """``A4 标准 · 中文``."""
    return f"{sentence(template.name)} · {language_text(language)}"
