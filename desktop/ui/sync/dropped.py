"""Files of a stick that are dragged onto the Sync page: what each of them is for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.domain.messages import Message, message
from desktop.ui.kit.drops import FileDrop
from desktop.ui.kit.page import Page

RECEIPTS, INVITATION, BUNDLE = ("receipt", "receipts"), "vdi", "vdb"


class StickDrop(QObject):
    """``take_receipt`` and ``take_invitation`` get the files; ``obstacle`` says why one of them cannot be taken now, by
    whether it is a receipt."""

    def __init__(
        self,
        page: Page,
        take_receipt: Callable[[Path], object],
        take_invitation: Callable[[Path], object],
        obstacle: Callable[[bool], Message | None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._take_receipt, self._take_invitation, self._obstacle = take_receipt, take_invitation, obstacle
        self.drop = FileDrop(
            page,
            (*RECEIPTS, INVITATION),
            message("SyncPage", "Drop the receipt or the invitation of the health office"),
            self._take,
            self._refuse,
            others={
                BUNDLE: message(
                    "SyncPage",
                    "This is a bundle for the hub. Take it to the health office; what comes back is a receipt.",
                )
            },
        )

    def _take(self, path: Path) -> None:
        is_receipt = path.suffix.lower().lstrip(".") in RECEIPTS
        obstacle = self._obstacle(is_receipt)
        if obstacle is not None:
            self._refuse(obstacle)
        elif is_receipt:
            self._take_receipt(path)
        else:
            self._take_invitation(path)

    def _refuse(self, why: Message) -> None:
        self._page.banner.show_message("attention", why)
