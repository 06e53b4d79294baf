"""The columns of exports that hold no declarations: temperature checks, hourly figures, the audit log, reports.

One registry; declarations have their own (``declaration_columns``), since an import reads those back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.exposure.cases import OUTCOME_WORDS
from desktop.domain.exposure.overlap import CERTAINTY_WORDS, CIRCLE_WORDS
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


_KINDS = {str(CountKind.REGISTRATION): "登记", str(CountKind.SCREENING): "测温", str(CountKind.SCAN): "扫码"}
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

HOURLY_WITH_SCANS = (
    *HOURLY,
    ExportColumn("scans", "扫码人数", quantity=True),
    ExportColumn("scans_abnormal", "扫码有症状人数", quantity=True),
)
"""The same with visitors' own scans: in columns of their own, so that no sum of a column counts anybody twice."""

AUDIT = (
    ExportColumn("at", "时刻"),
    ExportColumn("actor", "操作人"),
    ExportColumn("action", "操作代码"),
    ExportColumn("kind", "对象代码"),
    ExportColumn("subject", "记录编号"),
    ExportColumn("body", "内容"),
)
"""The audit log. What was done is a code in both languages: it is quoted when one is asked about."""

EXPOSURE = (
    ExportColumn("case", "病例编号"),
    ExportColumn("person", "人员序号", quantity=True),
    ExportColumn("certainty", "判断", words={c.value: CERTAINTY_WORDS.chinese(c) for c in CERTAINTY_WORDS}),
    ExportColumn("circle", "范围", words={c.value: CIRCLE_WORDS.chinese(c) for c in CIRCLE_WORDS}),
    ExportColumn("minutes_least", "最少分钟", quantity=True),
    ExportColumn("minutes_most", "最多分钟", quantity=True),
    ExportColumn("reason", "依据"),
    ExportColumn("gate", "检测点"),
    ExportColumn("visited_on", "到访日期"),
    ExportColumn("time", "到访时间"),
    ExportColumn("name", "姓名"),
    ExportColumn("sex", "性别"),
    ExportColumn("birth_date", "出生日期"),
    ExportColumn("id_type", "证件类型"),
    ExportColumn("id_number", "证件号码"),
    ExportColumn("phone", "联系电话"),
    ExportColumn("address", "现住址"),
    ExportColumn("guardian_name", "监护人/陪同人"),
    ExportColumn("guardian_phone", "监护人电话"),
    ExportColumn("guardian_relation", "与本人关系"),
    ExportColumn("category", "人员类别"),
    ExportColumn("temperature_c", "体温"),
    ExportColumn("symptoms", "症状"),
    ExportColumn("new", "新增", words={"yes": "是", "no": "否"}),
    ExportColumn("outcome", "联系情况", words={o.value: OUTCOME_WORDS.chinese(o) for o in OUTCOME_WORDS}),
    ExportColumn("called_at", "联系时刻"),
    ExportColumn("called_by", "联系人"),
    ExportColumn("note", "备注"),
    ExportColumn("declaration", "记录编号"),
    ExportColumn("method", "判断方法"),
    ExportColumn("assumed_minutes", "假定停留分钟", quantity=True),
    ExportColumn("extension_minutes", "离开后延长分钟", quantity=True),
)
"""The contacts of a case, for the health office."""
EXPOSURE_OF_VENUES = (EXPOSURE[0], ExportColumn("venue", "场所"), *EXPOSURE[1:])
"""The same across venues."""

FIGURES = (
    ExportColumn("table", "表"),
    ExportColumn("row", "行"),
    ExportColumn("column", "列"),
    ExportColumn("value", "人数", quantity=True),
)
"""The figures of a report, one to a row."""

FIGURES_WITH_SCANS = (*FIGURES[:-1], ExportColumn("value", "数值", quantity=True))
"""The same where scan rates, which are percentages, are among them."""


def localised(columns: Sequence[ExportColumn], cells: Sequence[str], headings: Headings) -> list[str]:
    """A row in the words of a language."""
    return [column.text(cell, headings) for column, cell in zip(columns, cells, strict=True)]


def quantities(columns: Sequence[ExportColumn]) -> frozenset[int]:
    """Which columns hold quantities, by their place."""
    return frozenset(at for at, column in enumerate(columns) if column.quantity)
