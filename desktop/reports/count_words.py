"""The words of reports on who came: of the paper and of the tables saved from it."""

from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.messages import message

DAILY, WEEKLY = message("count-reports", "Daily Report"), message("count-reports", "Weekly Report")
DAY_ASIDE = message("count-reports", "{weekday} {day}　Made {made}")
WEEK_ASIDE = message("count-reports", "{since} to {until}　Made {made}")
RUNNING = message("count-reports", "Not over yet")
WEEKDAYS = (
    message("count-reports", "Mon"),
    message("count-reports", "Tue"),
    message("count-reports", "Wed"),
    message("count-reports", "Thu"),
    message("count-reports", "Fri"),
    message("count-reports", "Sat"),
    message("count-reports", "Sun"),
)
DAY_NAME = message("count-reports", "{weekday} {date}")
NOTE = message(
    "count-reports",
    "People are green-channel registrations and those counted at gates; a registration with a reading is a check too.",
)
NOTE_BOTH = message(
    "count-reports",
    "People are green-channel registrations and those counted at gates; scans are the same people measured again, and are not added.",
)
NOTE_SCANS = message(
    "count-reports",
    "People are green-channel registrations and those who scanned; those counted at gates are the same people, and are not added.",
)
EMPTY_DAY = message("count-reports", "Nobody was registered or counted on this day.")
EMPTY_WEEK = message("count-reports", "Nobody was registered or counted in this week.")
BY_HOUR, BY_DAY = message("count-reports", "People by the hour"), message("count-reports", "People by the day")
SCANS_BY_HOUR = message("count-reports", "Gates × hours (scanned the code)")
SCANS_BY_DAY = message("count-reports", "Gates × days (scanned the code)")
RATES = message("count-reports", "Scan rate (%)")
BEFORE_DAY, BEFORE_WEEK = message("count-reports", "Same day last week"), message("count-reports", "Week before")
HOURS, DAYS = message("count-reports", "Gates × hours (people)"), message("count-reports", "Gates × days (people)")
GATE, INSPECTOR, TOTAL = (
    message("count-reports", "Gate"),
    message("count-reports", "Inspector"),
    message("count-reports", "Total"),
)
UNTIMED = FIGURE_WORDS.label(Figure.UNTIMED)
OTHERS = message("count-reports", "{count} other gates")
PEOPLE, REGISTERED, CHECKED, FEVERS, ALL_REGISTERED, ALL_CHECKED, OPEN_FEVERS, SCANS, SCAN_RATE = map(
    FIGURE_WORDS.label,
    (
        Figure.PEOPLE,
        Figure.REGISTRATIONS,
        Figure.CHECKS,
        Figure.FEVERS,
        Figure.ALL_REGISTRATIONS,
        Figure.ALL_CHECKS,
        Figure.OPEN_FEVERS,
        Figure.SCANS,
        Figure.SCAN_RATE,
    ),
)
RETIRED = message("count-reports", "{name} (retired)")
FORMER = message("count-reports", "{name} (former inspector)")
NOBODY = message("count-reports", "No inspector named")
GREEN_CHANNEL = message("count-reports", "Green channel by category")
CATEGORY, COUNT = message("count-reports", "Category"), message("count-reports", "People")
BY_GATE, BY_INSPECTOR = message("count-reports", "By gate"), message("count-reports", "By inspector")
