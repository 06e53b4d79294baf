"""The words of reports on who came, in Chinese and English: of the paper and of the tables saved from it."""

from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.reports.form import Say


def _figure(figure: Figure) -> Say:
    """A figure as the window calls it."""
    return Say(FIGURE_WORDS.chinese(figure), str(FIGURE_WORDS.label(figure)))


DAILY, WEEKLY = Say("检测统计日报", "Daily Report"), Say("检测统计周报", "Weekly Report")
DAY_ASIDE = Say("{day} {weekday}　制表 {made}", "{weekday} {day}　Made {made}")
WEEK_ASIDE = Say("{since} 至 {until}　制表 {made}", "{since} to {until}　Made {made}")
RUNNING = Say("尚未结束", "Not over yet")
WEEKDAYS = (
    Say("周一", "Mon"),
    Say("周二", "Tue"),
    Say("周三", "Wed"),
    Say("周四", "Thu"),
    Say("周五", "Fri"),
    Say("周六", "Sat"),
    Say("周日", "Sun"),
)
NOTE = Say(
    "人数为绿色通道登记与检测点计数之和；登记时测过体温的，也计入测温。",
    "People are green-channel registrations and those counted at gates; a registration with a reading is a check too.",
)
EMPTY_DAY = Say("当天没有任何登记或计数。", "Nobody was registered or counted on this day.")
EMPTY_WEEK = Say("这一周没有任何登记或计数。", "Nobody was registered or counted in this week.")
BY_HOUR, BY_DAY = Say("每小时到访", "People by the hour"), Say("每日到访", "People by the day")
BEFORE_DAY, BEFORE_WEEK = Say("上周同日", "Same day last week"), Say("上一周", "Week before")
HOURS, DAYS = Say("检测点 × 时段（人）", "Gates × hours (people)"), Say("检测点 × 日期（人）", "Gates × days (people)")
GATE, INSPECTOR, TOTAL = Say("检测点", "Gate"), Say("检测员", "Inspector"), Say("合计", "Total")
UNTIMED = _figure(Figure.UNTIMED)
OTHERS = Say("其他{count}个检测点", "{count} other gates")
PEOPLE, REGISTERED, CHECKED, FEVERS, ALL_REGISTERED, ALL_CHECKED, OPEN_FEVERS = map(
    _figure,
    (
        Figure.PEOPLE,
        Figure.REGISTRATIONS,
        Figure.CHECKS,
        Figure.FEVERS,
        Figure.ALL_REGISTRATIONS,
        Figure.ALL_CHECKS,
        Figure.OPEN_FEVERS,
    ),
)
RETIRED = Say("{name}（已停用）", "{name} (retired)")
FORMER = Say("{name}（已不任检测员）", "{name} (former inspector)")
NOBODY = Say("未注明检测员", "No inspector named")
GREEN_CHANNEL = Say("绿色通道登记（按类别）", "Green channel by category")
CATEGORY, COUNT = Say("类别", "Category"), Say("人数", "People")
BY_GATE, BY_INSPECTOR = Say("各检测点", "By gate"), Say("各检测员", "By inspector")
