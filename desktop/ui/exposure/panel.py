"""The chosen contact in words, and in full while somebody calls them."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.exposure.cases import OUTCOME_WORDS
from desktop.domain.exposure.overlap import CERTAINTY_WORDS, CIRCLE_WORDS
from desktop.domain.messages import Message, message
from desktop.services.exposure.cases import ContactCall
from desktop.services.exposure.contacts import Contact
from desktop.ui.entry.words import field_label
from desktop.ui.exposure.actions import Lookup
from desktop.ui.exposure.words import category_text, joined, minutes_text
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.dates import moment_text, visit_text
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label, selectable
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import column, spaced
from desktop.ui.kit.tokens import Space

_WORDS = 300
_IN_FULL = ("phone", "guardian_name", "guardian_relation", "guardian_phone", "id_number", "address")
_GUARDED = message("ContactPanel", "A guardian or companion is named.")


class ContactPanel(Translated, Card):
    """Masked unless ``show_full`` was called; ``hide_full`` keeps none of the full data."""

    def __init__(self, clock: Clock, actions: tuple[QAction, ...], parent: QWidget | None = None) -> None:
        super().__init__(gap=Space.XS, margins=(18, 10, 18, 10), parent=parent)
        self._clock = clock
        self._contact: Contact | None = None
        self._full: DeclarationDraft | None = None
        self._calls: tuple[ContactCall, ...] = ()
        self._name, self._text = personal(label("strong")), personal(label(wrap=True))
        self._more = personal(selectable(label(wrap=True)))
        self._called = label("second", wrap=True)
        holder, keys = QWidget(), QWidget()
        buttons = spaced(FlowLayout(keys), Space.S)
        for action in actions:
            button = Button(shortcut=action.shortcut().toString())
            button.follow(action)
            buttons.addWidget(button)
        words = column(holder, gap=0)
        for part in (self._name, self._text, self._more, self._called):
            words.addWidget(part)
        words.addStretch(1)
        line = FoldingRow(gap=Space.M)
        line.add(holder, width=_WORDS, stretch=1)
        line.add(keys, width=FoldingRow.NATURAL)
        self.body.addLayout(line)
        self.retranslate()

    @property
    def contact(self) -> Contact | None:
        """Whom it shows."""
        return self._contact

    @property
    def is_full(self) -> bool:
        """Whether personal data is readable now."""
        return self._full is not None

    def text(self) -> str:
        """What it says."""
        return " ".join(filter(None, (self._name.text(), self._text.text(), self._more.text(), self._called.text())))

    def show_contact(self, contact: Contact | None, lookup: Lookup | None) -> None:
        """Show somebody, masked, with the calls to them."""
        kept = lookup.kept if lookup is not None else None
        self._contact, self._full = contact, None
        self._calls = kept.calls.get(contact.declaration, ()) if kept is not None and contact is not None else ()
        self.retranslate()

    def show_full(self, draft: DeclarationDraft) -> None:
        """Show the same person in full."""
        self._full = draft
        self.retranslate()

    def hide_full(self) -> None:
        """Mask what is shown in full."""
        if self._full is not None:
            self._full = None
            self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The chosen person"))
        contact, full = self._contact, self._full
        self.setVisible(contact is not None)
        if contact is None:
            for part in (self._name, self._text, self._more, self._called):
                part.setText("")  # what is not shown is not kept either
            return
        visit = contact.visit
        stay = visit_text(visit.visited_from, visit.visited_to, visit.precision, self._clock.today())
        self._name.setText(
            " · ".join(
                (full.name if full is not None else contact.name or self.tr("erased since"), contact.place, stay)
            )
        )
        self._text.setText(self._why(contact))
        self._more.setText("" if full is None else self._all_of(full))
        self._more.setVisible(full is not None)
        self._called.setText(" · ".join(map(self._call, reversed(self._calls))))
        self._called.setVisible(bool(self._calls))
        self.setAccessibleDescription(self.text())

    def _why(self, contact: Contact) -> str:
        overlap = contact.overlap
        words: list[Message] = [CIRCLE_WORDS.label(overlap.circle), CERTAINTY_WORDS.label(overlap.certainty)]
        minutes = self.tr("{minutes} minutes").format(minutes=minutes_text(contact))
        head = " · ".join((*map(sentence, words), minutes, category_text(contact)))
        why = joined((overlap.reason, _GUARDED) if contact.is_guarded else (overlap.reason,))
        return self.tr("{head}. {why}").format(head=head, why=why)

    def _call(self, call: ContactCall) -> str:
        words = self.tr("{outcome}, {when}, {who}").format(
            outcome=sentence(OUTCOME_WORDS.label(call.outcome)), when=moment_text(call.at), who=call.by
        )
        return f"{words}: {call.note}" if call.note else words

    def _all_of(self, draft: DeclarationDraft) -> str:
        return " · ".join(f"{field_label(key)} {draft.text(key)}" for key in _IN_FULL if draft.text(key))
