"""Where a line may end (UAX #14 and GB/T 15834-2011) and where it had better end."""

import re

# GB/T 15834-2011, 5.1: marks that may not begin a line, and marks that may not end one.
_NOT_AT_HEAD = frozenset("。．，、；：？！…—～–·•・／/％%‰℃°）〕］｝》〉」』】〗”’)]}>,.;:?!-→")
_NOT_AT_TAIL = frozenset("（〔［｛《〈「『【〖“‘([{<／/￥$#＃№")

# Telephone numbers, times, sums and codes are read as one: digits held together by spaces, dashes or points.
_HELD_TOGETHER = re.compile(
    r"[+＋(]?[0-9０-９A-Z]*[0-9０-９](?:[ .,:/()\-–－—]{1,2}[0-9０-９][0-9０-９A-Z]*)+|—{2,}|…{2,}"
)

_CJK = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U000323af]")

# Ends of names of places and institutions: a good place to turn the line.
_ENDINGS = """
特别行政区 自治区 自治州 自治县 街道 社区 开发区 工业园 省 市 区 县 旗 盟 镇 乡 村 路 大道
有限公司 公司 集团 医院 大学 学院 委员会 管理局 人民政府 政府 局 中心 大厦 广场 小区 园区
"""

# Words that read badly when a line ends inside them.
_WORDS = """
街道 社区 卫生 服务 中心 有限 责任 股份 公司 集团 人民 政府 医院 门诊 急诊 分院 委员会 管理
行政 政务 大厅 农贸 市场 批发 酒店 餐饮 餐厅 学校 中学 小学 大学 学院 幼儿园 图书馆 博物馆
体育馆 纪念馆 文化 体育 公园 广场 大厦 商场 超市 停车场 停车 入口 出口 入口处 通道 电梯 车站
客运 地铁 机场 码头 工业 产业 科技 发展 建设 工程 投资 物业 便民 综合 保障 社会 人才 交易
公共 资源 健康 教育 研究 研究院 研究所 附属 第一 第二 第三 第四 第五 疾病 预防 控制 妇幼
保健 中医 登记 出示 粤康码 健康码 行程卡 场所码 微信 绿色 老人 儿童 残疾人 自治区 开发区 住院 住院部
电子 信息 技术 网络 高新 食品 生物 医药 汽车 房地产 国际 会展 展览 某某 商务 贸易 实业 置业
制造 材料 能源 环保 分公司 支行 银行 派出所 服务站 救助站 养老院 敬老院 福利院 殡仪馆 清真寺
教堂 寺庙 景区 景点 旅游 客栈 宾馆 饭店 影城 影院 剧院 网吧 健身 游泳馆 火车站 汽车站 高铁站
检测点 候诊 候车 大堂 门口 岗亭 东门 南门 西门 北门 正门 侧门 后门
"""

_GOOD_ENDINGS = tuple(_ENDINGS.split())
_WHOLE_WORDS = tuple(_WORDS.split())

INSIDE_A_WORD = 0.35
BETWEEN_FIGURE_AND_WORD = 0.2
ANYWHERE = 0.06
AT_A_SEAM = 0.0


def opportunities(text: str) -> tuple[int, ...]:
    """Indexes at which a line may end, from 1 to the text's length inclusive (none for an empty text)."""
    held = {at for found in _HELD_TOGETHER.finditer(text) for at in range(found.start() + 1, found.end())}
    return tuple(
        at
        for at in _unicode_breaks(text)
        if at == len(text) or not (at in held or text[at] in _NOT_AT_HEAD or text[:at].rstrip()[-1:] in _NOT_AT_TAIL)
    )


def break_penalty(text: str, at: int) -> float:
    """How badly a line ends at an allowed index; 0 is a seam of the sentence, 0.35 the inside of a word."""
    before, after = text[at - 1], text[at]
    if before.isspace() or not (_CJK.match(before) or _CJK.match(after)):
        return AT_A_SEAM
    if before.isdigit() != after.isdigit() and (before.isdigit() or after.isdigit()):
        return BETWEEN_FIGURE_AND_WORD
    if not _CJK.match(before):
        return AT_A_SEAM
    if any(_straddles(text, at, word) for word in _WHOLE_WORDS):
        return INSIDE_A_WORD
    return AT_A_SEAM if text.endswith(_GOOD_ENDINGS, 0, at) else ANYWHERE


def _unicode_breaks(text: str) -> tuple[int, ...]:
    if not text:
        return ()
    from uniseg.linebreak import line_break_boundaries  # 50 ms of tables: only when there is text to break

    return tuple(line_break_boundaries(text))


def _straddles(text: str, at: int, word: str) -> bool:
    start = text.find(word, max(0, at - len(word) + 1))
    return 0 <= start < at < start + len(word)
