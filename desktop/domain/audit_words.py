"""What the audit log says, in sentences: one for each action on each kind of thing, and the groups that they are found by."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.messages import Message, message


class AuditGroup(StrEnum):
    """What an entry is about, for whoever looks for it."""

    READING = "reading"
    EXPOSURE = "exposure"
    RECORDS = "records"
    DELETION = "deletion"
    PEOPLE = "people"
    VENUE = "venue"
    POSTERS = "posters"
    HUB = "hub"


AUDIT_GROUPS: Mapping[AuditGroup, Message] = {
    AuditGroup.READING: message("audit-group", "Personal data looked at, printed or exported"),
    AuditGroup.EXPOSURE: message("audit-group", "Exposure lookups and cases"),
    AuditGroup.RECORDS: message("audit-group", "Entered, counted and corrected"),
    AuditGroup.DELETION: message("audit-group", "Deleted, erased and kept longer"),
    AuditGroup.PEOPLE: message("audit-group", "Members, passwords and keys"),
    AuditGroup.VENUE: message("audit-group", "Venue, gates and this desk"),
    AuditGroup.POSTERS: message("audit-group", "Posters and layouts"),
    AuditGroup.HUB: message("audit-group", "Hub and sync"),
}
"""The labels of the groups, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class AuditAction:
    """An action on things of one kind: the group that it is found by, and what was done, of whom stands beside it."""

    group: AuditGroup
    sentence: Message


def _actions(group: AuditGroup, sentences: Mapping[str, Message]) -> dict[str, AuditAction]:
    return {name: AuditAction(group, sentence) for name, sentence in sentences.items()}


AUDIT_ACTIONS: Mapping[str, AuditAction] = {
    **_actions(
        AuditGroup.READING,
        {
            "declaration.unmask": message("audit-log", "Showed a declaration in full."),
            "declaration.look": message("audit-log", "Looked at one field of a declaration."),
            "declaration.correct-open": message("audit-log", "Opened a declaration in full to correct it."),
            "declaration.access": message("audit-log", "Printed for a visitor what the desk holds about them."),
            "declaration.export": message("audit-log", "Exported declarations."),
            "import_draft.look": message("audit-log", "Looked at one field of an import line that waits."),
            "import_draft.export": message("audit-log", "Exported import lines that were refused."),
            "fever.print": message("audit-log", "Printed a transfer sheet."),
            "card.print": message("audit-log", "Printed a visitor card."),
            "screening.export": message("audit-log", "Exported temperature checks."),
            "hourly.export": message("audit-log", "Exported figures by the hour."),
            "report.print": message("audit-log", "Printed a report."),
            "report.export": message("audit-log", "Exported a report."),
            "audit.export": message("audit-log", "Exported the audit log."),
        },
    ),
    **_actions(
        AuditGroup.EXPOSURE,
        {
            "exposure.look": message("audit-log", "Looked up who was here at the same time."),
            "exposure.edit": message("audit-log", "Changed how much longer a stay is taken to last."),
            "exposure.export": message(
                "audit-log", "Exported where and when a case was, without the person, for the hub."
            ),
            "exposure_case.open": message("audit-log", "Opened a case."),
            "exposure_case.look": message("audit-log", "Looked at a case and its contacts."),
            "exposure_case.edit": message("audit-log", "Changed a case."),
            "exposure_case.close": message("audit-log", "Closed a case."),
            "exposure_case.reopen": message("audit-log", "Reopened a case."),
            "exposure_case.export": message("audit-log", "Exported the contacts of a case."),
            "exposure_case.purge": message("audit-log", "Cases past their retention were deleted."),
            "exposure_case.erase": message("audit-log", "A case was erased with the records of its person."),
            "exposure_contact.erase": message("audit-log", "A call was erased with the record of its contact."),
            "exposure_contact.purge": message("audit-log", "Calls past their retention were deleted."),
            "exposure_contact.call": message("audit-log", "Noted a call to a contact."),
        },
    ),
    **_actions(
        AuditGroup.RECORDS,
        {
            "declaration.enter": message("audit-log", "Entered a declaration."),
            "declaration.correct": message("audit-log", "Corrected a declaration."),
            "declaration.take_back": message("audit-log", "Took a declaration back that was just entered."),
            "fever.open": message("audit-log", "Opened a fever worksheet."),
            "fever.note": message("audit-log", "Wrote on a fever worksheet."),
            "fever.close": message("audit-log", "Closed a fever worksheet."),
            "card.issue": message("audit-log", "Issued a visitor card."),
            "card.use": message("audit-log", "A visitor card was used."),
            "card.void": message("audit-log", "Made a visitor card void."),
            "slip_batch.print": message("audit-log", "Printed slips."),
            "slip.mark": message("audit-log", "Marked slips."),
            "screening.count": message("audit-log", "Counted people at a gate."),
            "screening.undo": message("audit-log", "Undid a count."),
            "hour_sheet.enter": message("audit-log", "Entered a tally sheet."),
            "hour_sheet.take_back": message("audit-log", "Took a tally sheet back."),
            "hourly.recompute": message("audit-log", "Counted figures by the hour again, and put them right."),
            "hourly.state": message("audit-log", "Noted the figures as they stood."),
            "hourly.remainder": message("audit-log", "Noted figures whose records are gone."),
            "import_draft.keep": message("audit-log", "Kept refused lines of an import."),
            "import_draft.mend": message("audit-log", "Mended a line of an import."),
            "import_draft.retry": message("audit-log", "Tried lines of an import again."),
            "import_draft.discard": message("audit-log", "Discarded lines of an import."),
            "gate_operation.hold": message("audit-log", "Something that came from a gate could not be taken over."),
            "gate_operation.dismiss": message(
                "audit-log", "Dismissed what came from a gate and could not be taken over."
            ),
        },
    ),
    **_actions(
        AuditGroup.DELETION,
        {
            "declaration.erase": message("audit-log", "Erased a declaration before its time."),
            "fever.erase": message("audit-log", "Erased a fever worksheet before its time."),
            "card.erase": message("audit-log", "Erased a visitor card."),
            "declaration.hold": message("audit-log", "Put a declaration under legal hold."),
            "declaration.release": message("audit-log", "Ended a legal hold."),
            "declaration.purge": message("audit-log", "Declarations past their retention were deleted."),
            "fever.purge": message("audit-log", "Fever worksheets past their retention were deleted."),
            "card.purge": message("audit-log", "Visitor cards past their retention were deleted."),
            "import_draft.purge": message("audit-log", "Import lines past their retention were deleted."),
            "slip.purge": message("audit-log", "Old slips were taken off the list."),
            "destruction.list": message("audit-log", "Made a list of slips to be shredded."),
            "destruction.certify": message("audit-log", "Made a certificate of destruction."),
            "retention.edit": message("audit-log", "Changed how long declarations are kept."),
            "clock.confirm": message("audit-log", "Confirmed the date of this PC, and what is deleted by it."),
        },
    ),
    **_actions(
        AuditGroup.PEOPLE,
        {
            "member.add": message("audit-log", "Added a member: {thing}."),
            "member.edit": message("audit-log", "Changed a member: {thing}."),
            "member.assign": message("audit-log", "Changed the gates of a member: {thing}."),
            "member.unbind": message("audit-log", "Removed a member: {thing}."),
            "member.rebind": message("audit-log", "Took a member back: {thing}."),
            "member.hand_over": message("audit-log", "Handed the manager’s role over: {thing} is front desk now."),
            "member.take_over": message("audit-log", "{thing} became the manager."),
            "member.confirm_manager": message("audit-log", "Confirmed at this desk that {thing} is the manager."),
            "member.change_password": message("audit-log", "Set a new password of {thing}."),
            "credential.issue": message("audit-log", "Made the signing key of a member valid."),
            "credential.revoke": message("audit-log", "Ended a signing key."),
            "desk.new_recovery_code": message("audit-log", "Made a new recovery sheet."),
            "desk.ask_rekey": message(
                "audit-log", "Said that an old password may be known: the desk gets another key."
            ),
            "desk.rekey": message("audit-log", "The desk got another key; older key files open nothing any more."),
            "desk.fail_unlock": message("audit-log", "Wrong passwords had been tried before this sign-in."),
            "audit.acknowledge": message("audit-log", "Acknowledged what was found about the audit log."),
        },
    ),
    **_actions(
        AuditGroup.VENUE,
        {
            "venue.register": message("audit-log", "Registered the venue."),
            "venue.edit": message("audit-log", "Changed the venue’s details."),
            "venue.rotate_declaration_code": message("audit-log", "Replaced the declaration code."),
            "venue.adopt_code": message("audit-log", "Adopted an official code for the venue."),
            "venue.drop_code": message("audit-log", "Dropped the venue’s official code."),
            "gate.add": message("audit-log", "Added a gate: {thing}."),
            "gate.rename": message("audit-log", "Renamed a gate: {thing}."),
            "gate.order": message("audit-log", "Moved a gate in the list: {thing}."),
            "gate.retire": message("audit-log", "Closed a gate: {thing}."),
            "gate.restore": message("audit-log", "Opened a gate again: {thing}."),
            "gate.adopt_code": message("audit-log", "Adopted an official code for a gate: {thing}."),
            "gate.drop_code": message("audit-log", "Dropped the official code of a gate: {thing}."),
            "desk.name": message("audit-log", "Named a desk."),
            "backup.make": message("audit-log", "Made a backup."),
            "backup.restore": message("audit-log", "Put a backup back: the desk is as it was when that was made."),
            "backup.move": message("audit-log", "Moved the desk to another PC by a backup."),
            "backup.salvage": message("audit-log", "Rescued from a damaged database what could be read."),
            "backup.discard": message("audit-log", "Deleted earlier states of the desk that were set aside."),
            "backup.edit": message("audit-log", "Changed how backups are kept."),
            "slip_box.edit": message("audit-log", "Began another box for paper slips."),
        },
    ),
    **_actions(
        AuditGroup.POSTERS,
        {
            "poster.issue": message("audit-log", "Issued a poster."),
            "poster.print": message("audit-log", "Printed posters."),
            "poster.save": message("audit-log", "Saved posters as a file."),
            "poster.post": message("audit-log", "Noted that a poster was put up."),
            "poster_template.add": message("audit-log", "Made a layout: {thing}."),
            "poster_template.edit": message("audit-log", "Changed a layout: {thing}."),
            "poster_template.delete": message("audit-log", "Deleted a layout."),
            "poster_template.choose": message("audit-log", "Chose the usual layout: {thing}."),
            "poster_template.undo": message("audit-log", "Undid a change of several layouts."),
            "wall_round.finish": message("audit-log", "Finished a round along the posters."),
        },
    ),
    **_actions(
        AuditGroup.HUB,
        {
            "hub.enrol": message("audit-log", "Joined the hub."),
            "hub.join": message("audit-log", "This desk was set up from the hub."),
            "hub.leave": message("audit-log", "Left the hub."),
            "hub.decline": message("audit-log", "Decided that this desk stays without a hub."),
            "hub.decline_check_in": message(
                "audit-log", "Decided that the venue’s codes do not lead to the hub’s page for visitors."
            ),
            "hub.reconsider": message("audit-log", "Left it open again whether this desk joins a hub."),
            "hub.pull": message("audit-log", "Took over what other desks did."),
            "hub.restart": message("audit-log", "The hub was restored; all is compared with it again."),
            "hub.note_office_key": message("audit-log", "The hub named a key of the health office."),
            "hub.accept_office_key": message("audit-log", "Accepted another key of the health office."),
            "bundle.export": message("audit-log", "Exported records to a USB stick."),
            "desk.begin_life": message(
                "audit-log", "Noticed that this desk was restored or copied, and went on by itself."
            ),
        },
    ),
}
"""By kind and action as in ``declaration.enter``."""
SHARED_ACTIONS: Mapping[str, AuditAction] = {
    "share": AuditAction(AuditGroup.HUB, message("audit-log", "Shared what was here before the desk joined the hub.")),
    "decide": AuditAction(AuditGroup.HUB, message("audit-log", "Decided between two versions that desks had made.")),
}
"""Actions on a thing of any kind that all desks of the venue share."""
_OTHER = message("audit-log", "Something that this version does not know: {kind}.{action}")

AUDIT_DETAILS: Mapping[str, Message] = {
    "reason": message("audit-detail", "{value}"),
    "rows": message("audit-detail", "Rows: {value}"),
    "number": message("audit-detail", "No. {value}"),
    "contacts": message("audit-detail", "Contacts: {value}"),
    "lines": message("audit-detail", "Lines: {value}"),
    "count": message("audit-detail", "Number: {value}"),
    "records": message("audit-detail", "Records: {value}"),
    "slips": message("audit-detail", "Slips: {value}"),
    "hours": message("audit-detail", "Hours: {value}"),
    "days": message("audit-detail", "Days: {value}"),
    "before": message("audit-detail", "Visits before {value}"),
    "url": message("audit-detail", "{value}"),
    "generation": message("audit-detail", "Key number {value}"),
    "accepted": message("audit-detail", "Key in force: {value}"),
    "offered": message("audit-detail", "Another key: {value}"),
    "fingerprint": message("audit-detail", "Fingerprint: {value}"),
}
"""What of an entry's body is shown beside its sentence, in this order."""


def audit_action(kind: str, action: str) -> AuditAction:
    """What is known of an action. One that an older or a newer version of the program recorded is named as it is."""
    known = AUDIT_ACTIONS.get(f"{kind}.{action}") or SHARED_ACTIONS.get(action)
    return known or AuditAction(AuditGroup.HUB, _OTHER.filled(kind=kind, action=action))


def actions_of(group: AuditGroup) -> tuple[str, ...]:
    """The actions of a group, as in ``declaration.enter``."""
    return tuple(name for name, action in AUDIT_ACTIONS.items() if action.group is group)
