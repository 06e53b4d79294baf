"""What the Exposure page asks and says in whole sentences."""

from desktop.domain.messages import message
from desktop.ui.kit.reason_dialog import ReasonWords

LOOK_UP = ReasonWords(
    message("ExposurePage", "Look up who was here at the same time?"),
    message(
        "ExposurePage",
        "Who asked for it, and what for? The reason is kept in the audit log with the times that are looked up, and it "
        "holds for this case until you begin with another.",
    ),
    message("ExposurePage", "Look up"),
)
UNMASK = ReasonWords(
    message("ExposurePage", "Show this person in full?"),
    message(
        "ExposurePage",
        "Who is to be called, and why? The reason is kept in the audit log. The data is masked again after a minute, and "
        "when you go on to anybody else.",
    ),
    message("ExposurePage", "Show in full"),
)
ANOTHER = (
    message("ExposurePage", "Begin with another case?"),
    message("ExposurePage", "Stays that were added or corrected for this lookup are dropped with it."),
    message("ExposurePage", "Begin with another case"),
)
MORE = message("ExposurePage", "More was entered or counted since this lookup. Look up again to have it in the list.")
OTHER_STAYS = message("ExposurePage", "The stays were changed since this lookup. Look up again.")
