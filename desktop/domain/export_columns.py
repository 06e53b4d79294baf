"""The columns of exports that hold no declarations: temperature checks, hourly figures, the audit log, reports.

One registry; declarations have their own (``declaration_columns``), since an import reads those back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.headings import Headings
from desktop.domain.hourly import CountKind

NORMAL, ABNORMAL = "normal", "abnormal"
"""The results of a temperature check in files."""


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """``name`` is the English heading. A ``quantity`` can be added up, so a spreadsheet gets it as a number.

    ``words`` are the Chinese of its English words, where it has words of its own.
    """

    name: str
    heading: str
    quantity: bool = False
    words: Mapping[str, str] | None = None

    def text(self, value: str, headings: Headings) -> str:
        """A cell in the words of a language."""
        if headings is Headings.EN or self.words is None:
            return value
        return self.words.get(value, value)


_KINDS = {str(CountKind.REGISTRATION): "登记", str(CountKind.SCREENING): "测温"}
_CATEGORIES = {category.value: CATEGORY_WORDS.chinese(category) for category in CATEGORY_WORDS}

SCREENINGS = (
    ExportColumn("at", "时刻"),
    ExportColumn("gate", "检测点"),
    ExportColumn("inspector", "检测员"),
    ExportColumn("result", "结果", words={NORMAL: "正常", ABNORMAL: "发热"}),
    ExportColumn("temperature_c", "体温", quantity=True),
    ExportColumn("count", "人数", quantity=True),
)
"""Temperature checks at the gates."""

HOURLY = (
    ExportColumn("hour_start", "时段起"),
    ExportColumn("gate", "检测点"),
    ExportColumn("inspector", "检测员"),
    ExportColumn("kind", "类型", words=_KINDS),
    ExportColumn("category", "人员类别", words=_CATEGORIES),
    ExportColumn("count", "人数", quantity=True),
    ExportColumn("abnormal", "发热人数", quantity=True),
)
"""People of every hour."""

AUDIT = (
    ExportColumn("at", "时刻"),
    ExportColumn("actor", "操作人"),
    ExportColumn("action", "操作代码"),
    ExportColumn("kind", "对象代码"),
    ExportColumn("subject", "记录编号"),
    ExportColumn("body", "内容"),
)
"""The audit log. What was done is a code in both languages: it is quoted when one is asked about."""

FIGURES = (
    ExportColumn("table", "表"),
    ExportColumn("row", "行"),
    ExportColumn("column", "列"),
    ExportColumn("value", "人数", quantity=True),
)
"""The figures of a report, one to a row."""


def localised(columns: Sequence[ExportColumn], cells: Sequence[str], headings: Headings) -> list[str]:
    """A row in the words of a language."""
    return [column.text(cell, headings) for column, cell in zip(columns, cells, strict=True)]


def quantities(columns: Sequence[ExportColumn]) -> frozenset[int]:
    """Which columns hold quantities, by their place."""
    return frozenset(at for at, column in enumerate(columns) if column.quantity)
