"""The columns of files of declarations: how they are headed in Chinese and English, and what their cells may hold.

One registry for what an import reads, what an export writes and what the template asks for.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.characters import narrow
from desktop.domain.declaration import FIELDS


class CellContent(StrEnum):
    """What a column holds, as far as a spreadsheet's own types matter to it."""

    TEXT = "text"
    IDENTIFIER = "identifier"
    """Digits that are a name, not a quantity: a spreadsheet that takes them for a number may have changed them."""
    PHONE = "phone"
    COUNTER = "counter"
    """A running number: it is the same with or without its leading zeros."""
    DATE = "date"
    TIME = "time"
    MEASURE = "measure"
    CHOICE = "choice"
    NUMBERED = "numbered"
    """A choice whose words may be numbers: gate 3, sex 1."""
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Column:
    """``name`` is the English heading; for what a person declares it is the field of the draft."""

    name: str
    heading: str
    content: CellContent = CellContent.TEXT
    spellings: tuple[str, ...] = ()

    @property
    def is_field(self) -> bool:
        """Whether a declaration says it; the others say when and under which identifier it was stored."""
        return self.name in _FIELDS


_FIELDS = frozenset(FIELDS)

COLUMNS = (
    Column("slip", "表单号", CellContent.COUNTER, ("表单编号", "表号", "纸表编号")),
    Column("visited_on", "到访日期", CellContent.DATE, ("日期", "来访日期", "登记日期", "申报日期", "date")),
    Column("time", "到访时间", CellContent.TIME, ("时间", "来访时间", "到达时间", "进入时间", "起止时间")),
    Column("gate", "检测点", CellContent.NUMBERED, ("门岗", "入口", "检测点名称", "出入口")),
    Column("category", "人群类别", CellContent.CHOICE, ("类别", "人群", "人员类别", "服务对象")),
    Column("name", "姓名", CellContent.TEXT, ("名字", "来访人姓名", "申报人", "访客姓名", "人员姓名")),
    Column("id_type", "证件类型", CellContent.CHOICE, ("证件种类", "证件", "证件名称")),
    Column("id_number", "证件号码", CellContent.IDENTIFIER, ("证件号", "证件编号")),
    Column(
        "phone",
        "联系电话",
        CellContent.PHONE,
        ("电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "移动电话"),
    ),
    Column("address", "现住址", CellContent.TEXT, ("地址", "住址", "现住地址", "居住地址", "家庭住址", "详细地址")),
    Column("temperature_c", "体温", CellContent.MEASURE, ("温度", "体温度数", "temperature")),
    Column("symptoms", "症状", CellContent.TEXT, ("有无症状", "症状情况")),
    Column("travel_history", "旅居史", CellContent.ANSWER, ("风险地区旅居史", "14天旅居史")),
    Column("contact_history", "接触史", CellContent.ANSWER, ("病例接触史", "密接史")),
    Column("guardian_name", "监护人姓名", CellContent.TEXT, ("监护人", "陪同人", "陪同人姓名", "家属姓名")),
    Column("guardian_phone", "监护人电话", CellContent.PHONE, ("陪同人电话", "家属电话", "监护人手机")),
    Column("guardian_relation", "与本人关系", CellContent.CHOICE, ("关系", "监护人关系", "与申报人关系")),
    Column("inspector", "检测员", CellContent.CHOICE, ("工作人员", "登记人", "检测人员")),
    Column("notes", "备注", CellContent.TEXT, ("说明", "备注说明", "remarks")),
    Column("sex", "性别", CellContent.NUMBERED, ("gender",)),
    Column("birth_date", "出生日期", CellContent.DATE, ("生日", "出生年月日", "birthday")),
    Column("fever_contact_history", "发热病人接触史", CellContent.ANSWER, ("发热接触史",)),
    Column("cluster_history", "聚集性发病", CellContent.ANSWER, ("聚集发病史", "聚集史")),
    Column("health_code", "健康码", CellContent.CHOICE, ("粤康码", "健康码颜色")),
    Column("signature", "签名", CellContent.CHOICE, ("签字", "本人签名")),
    Column("consent", "同意处理个人信息", CellContent.ANSWER, ("同意", "知情同意", "是否同意")),
)
"""What a declaration says, in the order of ``FIELDS``."""

OVERRIDES = Column("overrides", "核对说明", CellContent.TEXT, ("存疑说明", "核实说明"))
"""Why doubtful fields were kept: a line for each, with the field's heading before a colon."""

STORED = (
    Column("id", "记录编号"),
    Column("entered_at", "录入时刻"),
    Column("visited_from", "到访起"),
    Column("visited_to", "到访止"),
)
"""What an export says of how a declaration is kept. An import does not read it."""


_SAYS_NOTHING = re.compile(r"[*\s]|[(\[【][^)\]】]*[)\]】]")


def folded_heading(text: str) -> str:
    """A heading without what says nothing: case, width, spaces, the mark of required columns, units in brackets."""
    plain = narrow(text[:200])
    return (_SAYS_NOTHING.sub("", plain) or plain).casefold().strip()


KNOWN_HEADINGS: Mapping[str, str] = {
    folded_heading(heading): column.name
    for column in COLUMNS
    for heading in (column.name, column.heading, *column.spellings)
}
"""The field of every heading of either language, folded."""
_REASON = re.compile(r"(?P<heading>[^:：]+)[:：]\s*(?P<reason>\S.*)")

RESIDENT_ID_HEADINGS = ("身份证号", "身份证号码", "身份证", "公民身份号码", "居民身份证号码", "身份证件号码", "idcard")
"""Headings of an ``id_number`` that say its type as well."""

NOTES = (Column("sheet", "工作表"), Column("line", "行"), Column("column", "列"), Column("reason", "未导入原因"))
"""What stands before the cells of a line that was not taken."""
DOUBT_MARK = "[?]"
"""Before a value that a file may have changed, where it is written to another: as text it would look sound there."""

IGNORED_HEADINGS = (
    "序号",
    "编号",
    "行号",
    "no",
    "no.",
    "年龄",
    "周岁",
    "原因",
    *(text for column in NOTES for text in (column.name, column.heading)),
)
"""Columns that say nothing that a declaration keeps; the age follows from the birth date."""

REQUIRED = ("visited_on", "gate", "name")
"""Without these columns a table is none of declarations."""


def overrides_text(reasons: Iterable[tuple[str, str]], headings: Mapping[str, str]) -> str:
    """Reasons by field as one cell; ``headings`` maps a field to how its column is headed in that file."""
    return "\n".join(f"{headings[field]}: {reason}" for field, reason in reasons)


def read_overrides(text: str, fields: Mapping[str, str] = KNOWN_HEADINGS) -> tuple[dict[str, str], tuple[str, ...]]:
    """The reasons of such a cell by field, and the lines that name no field or give no reason.

    ``fields`` maps a folded heading (``folded_heading``) to its field; by default all headings that are known, of
    either language.
    """
    reasons: dict[str, str] = {}
    unread: list[str] = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        found = _REASON.fullmatch(line)
        field = fields.get(folded_heading(found["heading"])) if found else None
        if found is None or field is None or field in reasons:
            unread.append(line)
        else:
            reasons[field] = found["reason"]
    return reasons, tuple(unread)
