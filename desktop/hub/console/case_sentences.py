"""The sentences of the console's pages of cases, as in ``sentences``. The groups ``case_state`` and ``approval_state`` name
words of the hub's own."""

from collections.abc import Mapping

from desktop.domain.messages import Message, message

CASE_SENTENCES: Mapping[str, Message] = {
    # cases
    "cases.title": message("console", "Cases"),
    "cases.about": message(
        "console", "Who was at the venues at the same time as a case, as numbers. No name is shown here."
    ),
    "cases.four_eyes": message("console", "Four-eyes rule: a second officer approves that a list is fetched."),
    "cases.open": message("console", "Open a case"),
    "cases.open_about": message(
        "console", "It gets the next number of the year. Its stays are entered on the next page."
    ),
    "cases.open_button": message("console", "Open the case"),
    "cases.waiting_title": message("console", "Lists that wait for your approval"),
    "cases.number": message("console", "Number"),
    "cases.state": message("console", "State"),
    "cases.reason": message("console", "Reason"),
    "cases.reason_help": message("console", "One short sentence, without names. It stands in the log and on the list."),
    "cases.extension": message("console", "Added to a departure, at most"),
    "cases.extension_none": message("console", "Nothing"),
    "cases.extension_help": message("console", "Never more than the stay itself was long."),
    "cases.officer": message("console", "Opened by"),
    "cases.opened": message("console", "Opened"),
    "cases.stays": message("console", "Stays"),
    "cases.count": message("console", "Cases: {count}"),
    "cases.none": message("console", "No case yet."),
    # case
    "case.heading": message("console", "Case {number}"),
    "case.opened_by": message("console", "opened by {name}, {time}"),
    "case.list": message("console", "Fetch the list"),
    "case.close": message("console", "Close the case"),
    "case.reopen": message("console", "Reopen the case"),
    "case.edit": message("console", "Edit"),
    "case.edit_title": message("console", "Edit case {number}"),
    "case.done_edited": message("console", "The case was changed."),
    "case.done_added": message("console", "The stay was added."),
    "case.done_corrected": message("console", "The stay was corrected."),
    "case.done_removed": message("console", "The stay was removed."),
    "case.done_phone": message("console", "The stays of the phone are in the case."),
    "case.done_uploaded": message("console", "The stays of the file are in the case."),
    "case.stays_title": message("console", "Stays of the case"),
    "case.no_stays": message(
        "console", "No stay yet. Add one, or take them from a file that a desk or the office’s PC wrote."
    ),
    "case.add": message("console", "Add a stay"),
    "case.upload": message("console", "Stays from a file"),
    "case.upload_about": message(
        "console",
        "A file of stays (.vdstays) holds places and times alone. Stays that the case has already are left out.",
    ),
    "case.upload_button": message("console", "Take the stays"),
    "case.file": message("console", "File of stays"),
    "case.venue": message("console", "Venue"),
    "case.unknown_venue": message("console", "A venue that this hub does not know"),
    "case.gate": message("console", "Gate"),
    "case.whole_venue": message("console", "Whole venue"),
    "case.day": message("console", "Day"),
    "case.day_help": message("console", "Such as 11-23 or 2026-11-23."),
    "case.time": message("console", "Time"),
    "case.time_help": message("console", "Such as 09:12, 10:05-11:40, 9, morning, afternoon; empty if unknown."),
    "case.correct": message("console", "Correct"),
    "case.correct_stay": message("console", "Correct the stay of {time}"),
    "case.correct_title": message("console", "Correct a stay"),
    "case.save": message("console", "Save"),
    "case.save_another": message("console", "Save and add another"),
    "case.remove": message("console", "Remove this stay"),
    "case.find_venue": message("console", "Venue: name or declaration code"),
    "case.choose_venue": message("console", "Choose the venue"),
    "case.known_venues": message("console", "Venues of this case"),
    "case.more_venues": message("console", "These are the first {count}. Type more of the name."),
    "case.contacts_title": message("console", "Contacts"),
    "case.contacts": message(
        "console", "Declarations and people who scanned the code, at the same time: {count}. Venues: {venues}."
    ),
    "case.no_contacts": message("console", "Nobody is known to have been there at the same time."),
    "case.phone": message("console", "Stays from a phone"),
    "case.phone_about": message(
        "console",
        "Whoever registered with their phone can show their visits by a six-digit code, for ten minutes. It tells places and times alone.",
    ),
    "case.phone_code": message("console", "The code on the phone"),
    "case.phone_button": message("console", "Take the stays"),
    "case.counted": message(
        "console",
        "People who were counted at the gates in these hours and left no name: {count}. The list is not everybody.",
    ),
    "case.not_counted": message("console", "Nobody was counted at the gates in these hours without leaving a name."),
    "case.note": message(
        "console",
        "Declarations are counted, and people who scanned the code: the hub cannot read who they are. The case’s own are among them; the office’s PC leaves those out.",
    ),
    "case.looked_at": message("console", "As of {time}."),
    "case.assumed": message(
        "console", "A stay without a leaving time counts as {minutes} minutes here, and its overlap as possible."
    ),
    "case.seen": message("console", "Records of all its desks up to {time}."),
    "case.never_seen": message("console", "A desk of this venue has sent nothing yet."),
    "case.behind": message("console", "Records may be missing"),
    "case.nobody_here": message(
        "console", "Nobody is known to have been here at the same time, and nobody was counted."
    ),
    "case.back": message("console", "Back to the cases"),
    # contacts
    "contacts.by_hour": message("console", "Contacts by hour of arrival"),
    "contacts.arrived": message("console", "Arrived"),
    "contacts.gate": message("console", "Same gate"),
    "contacts.venue": message("console", "Same venue"),
    "contacts.certain": message("console", "Certain"),
    "contacts.possible": message("console", "Possible"),
    "contacts.counted": message("console", "Without a name"),
    "contacts.at_gates": message("console", "At these gates"),
    "contacts.all_gates": message("console", "All gates"),
    "contacts.gate_certain": message("console", "Same gate, certain"),
    "contacts.gate_possible": message("console", "Same gate, possible"),
    "contacts.venue_certain": message("console", "Same venue, certain"),
    "contacts.venue_possible": message("console", "Same venue, possible"),
    # list
    "list.about": message(
        "console",
        "The list is one sealed file. Only the health office opens it, on its own PC and with its key; this hub cannot read it.",
    ),
    "list.reason_help": message("console", "Why the list is fetched; for the log, without names."),
    "list.four_eyes": message(
        "console", "This hub has the four-eyes rule: ask first. Another officer approves it, and it holds for a day."
    ),
    "list.approved": message("console", "Approved by {name}. It holds until {time}, for the case as it is now."),
    "list.ask": message("console", "Ask for approval"),
    "list.fetch": message("console", "Save the sealed list"),
    # approval
    "approval.title": message("console", "Requests for this list"),
    "approval.asked": message("console", "Asked"),
    "approval.asked_by": message("console", "Asked by"),
    "approval.approve": message("console", "Approve"),
    "approval.refuse": message("console", "Refuse"),
    "approval.approve_for": message("console", "Approve what {name} asked for"),
    "approval.refuse_for": message("console", "Refuse what {name} asked for"),
    "approval.about": message("console", "A request is over after a day, and as soon as the case is changed."),
    # case_state
    "case_state.open": message("console", "In progress"),
    "case_state.closed": message("console", "Closed"),
    # report: desks are asked for what they have not sent
    "report.about": message(
        "console",
        "These venues may have records of the case’s days that they have not sent. With their next sync, their desks show that you ask for them.",
    ),
    "report.ask": message("console", "Ask {count} venues to sync"),
    "case.done_asked": message("console", "The venues were asked."),
    # report_state
    "report_state.asked": message("console", "Asked to sync"),
    "report_state.seen": message("console", "Asked to sync, received"),
    "report_state.done": message("console", "Asked to sync, everything is here"),
    "action.case_report": message("console", "Asked a venue to sync, for a case"),
    # approval_state
    "approval_state.waiting": message("console", "Waiting"),
    "approval_state.approved": message("console", "Approved"),
    "approval_state.refused": message("console", "Refused"),
    "approval_state.expired": message("console", "Over"),
    # action
    "action.case_open": message("console", "Opened a case"),
    "action.case_edit": message("console", "Changed the reason or the added time of a case"),
    "action.case_look": message("console", "Looked at a case"),
    "action.case_stay_add": message("console", "Added a stay to a case"),
    "action.case_stay_correct": message("console", "Corrected a stay of a case"),
    "action.case_stay_remove": message("console", "Removed a stay from a case"),
    "action.case_upload": message("console", "Took stays of a case from a file"),
    "action.case_phone": message("console", "Took stays of a case from a phone"),
    "action.case_close": message("console", "Closed a case"),
    "action.case_reopen": message("console", "Reopened a case"),
    "action.case_ask": message("console", "Asked for the list of a case"),
    "action.case_approve": message("console", "Approved that a case’s list is fetched"),
    "action.case_refuse": message("console", "Refused that a case’s list is fetched"),
    "action.case_list": message("console", "Fetched the list of a case"),
    "action.four_eyes_on": message("console", "Switched the four-eyes rule on"),
    "action.four_eyes_off": message("console", "Switched the four-eyes rule off"),
}
