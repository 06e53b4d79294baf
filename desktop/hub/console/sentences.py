"""Every sentence of the console in English, by the key that templates ask for; the catalogue has the Chinese.

A key is a group and a name. The groups ``state``, ``fate``, ``reason``, ``thing`` and ``action`` name words of the hub's
own, ``weekday`` the days of the week from Monday, 0.
"""

from collections.abc import Mapping

from desktop.domain.messages import Message, message
from desktop.domain.records import RECORD_KINDS
from desktop.hub.console.case_sentences import CASE_SENTENCES

SENTENCES: Mapping[str, Message] = {
    # app
    "app.name": message("console", "VenueDesk hub"),
    "app.skip": message("console", "Skip to content"),
    "app.menu": message("console", "Main menu"),
    "app.language": message("console", "中文"),
    "app.language_label": message("console", "切换到中文"),
    "app.sign_out": message("console", "Sign out"),
    "app.signed_in_as": message("console", "Signed in: {name}"),
    "app.times": message("console", "Times are those of Asia/Shanghai."),
    "app.earlier": message("console", "Previous page"),
    "app.later": message("console", "Next page"),
    "app.pages": message("console", "Page {page} of {pages}"),
    "app.cancel": message("console", "Cancel"),
    "app.back": message("console", "Back to the venue"),
    "app.none": message("console", "—"),
    "app.never": message("console", "never"),
    # sign_in
    "sign_in.title": message("console", "Sign in"),
    "sign_in.about": message("console", "For the health office: the venues' desks and their figures."),
    "sign_in.name": message("console-sign-in", "Name"),
    "sign_in.password": message("console", "Password"),
    "sign_in.button": message("console", "Sign in"),
    "sign_in.wrong": message("console", "The name or the password is wrong. Check both and try again."),
    "sign_in.ended": message("console", "You have signed out."),
    "sign_in.idle": message("console", "Sign in, please. After 15 idle minutes everybody is signed out."),
    "sign_in.accounts": message("console", "Accounts are made by whoever administers the hub."),
    # venues
    "venues.title": message("console", "Venues"),
    "venues.search": message("console", "Find by name or declaration code"),
    "venues.search_button": message("console", "Find"),
    "venues.all": message("console", "Show all"),
    "venues.count": message("console", "Venues: {count}"),
    "venues.found": message("console", "Venues found: {count}"),
    "venues.empty": message("console", "No venue yet. Make a ticket, and a venue's desk can ask to join."),
    "venues.no_match": message("console", "No venue matches “{words}”."),
    "venues.name": message("console", "Name"),
    "venues.code": message("console", "Declaration code"),
    "venues.people": message("console", "People today"),
    "venues.scanned": message("console", "Scans today"),
    "venues.fevers": message("console", "Fevers today"),
    "venues.desks": message("console", "Approved desks"),
    "venues.waiting": message("console", "Waiting"),
    "venues.apart": message("console", "Records kept apart"),
    "office.none": message("console", "No visitor’s record is taken: the office key is missing"),
    "office.none_text": message(
        "console",
        "Desks seal visitors for the health office’s key. Until there is one, declarations wait at the desks. It is made at the hub with: venuedesk hub office-key --out FOLDER",
    ),
    "office.readable": message("console", "Visitors of an earlier version are stored readable"),
    "office.readable_text": message(
        "console", "Seal them at the hub with: venuedesk hub seal. It may be broken off and run again."
    ),
    "venues.waiting_title": message("console", "Desks waiting for approval"),
    "venues.waiting_more": message("console", "So do {count} more."),
    "venues.asked": message("console", "Asked"),
    # venue
    "venue.code": message("console", "Declaration code {code}"),
    "venue.days": message("console", "Personal data is kept {days} days"),
    "venue.registered": message("console", "First heard of {time}"),
    "venue.desks_title": message("console", "Desks"),
    "venue.no_desks": message("console", "No desk has asked to join."),
    "venue.desk": message("console", "Desk"),
    "venue.desk_number": message("console", "Desk {number}"),
    "venue.state": message("console", "State"),
    "venue.seen": message("console", "Last received"),
    "venue.stored": message("console", "Records received"),
    "venue.safe": message("console", "In a backup"),
    "venue.apart": message("console", "Kept apart"),
    "venue.action": message("console", "Action"),
    "venue.approve": message("console", "Approve"),
    "venue.revoke": message("console", "Revoke"),
    "venue.approve_desk": message("console", "Approve {desk}"),
    "venue.revoke_desk": message("console", "Revoke {desk}"),
    "venue.clock": message("console", "Clock {span} fast"),
    "venue.clock_behind": message("console", "Clock {span} slow"),
    "venue.apart_link": message("console", "Look at the {count} records kept apart"),
    "venue.apart_none": message("console", "No record is kept apart."),
    "venue.ticket": message("console", "Make a ticket"),
    # span
    "span.minutes": message("console", "{number} minutes"),
    "span.hours": message("console", "{number} hours"),
    "span.days": message("console", "{number} days"),
    # hours
    "hours.title": message("console", "People by the hour"),
    "hours.of_day": message("console", "People by the hour on {day}"),
    "hours.before": message("console", "Day before"),
    "hours.after": message("console", "Day after"),
    "hours.day": message("console", "Day"),
    "hours.show": message("console", "Show"),
    "hours.hour": message("console", "Hour"),
    "hours.checked": message("console", "Checked at gates"),
    "hours.registered": message("console", "Green channel"),
    "hours.scanned": message("console", "Scanned the code"),
    "hours.scans_note": message(
        "console",
        "Who scans the code at a gate and who is checked there are mostly the same people, counted twice: the two are not added up.",
    ),
    "hours.abnormal": message("console", "Fever"),
    "hours.untimed": message("console", "Hour not known"),
    "hours.total": message("console", "Total"),
    "hours.nobody": message("console", "Nobody was counted on this day."),
    "hours.two_weeks": message("console", "The 14 days up to it"),
    # gates
    "gates.title": message("console", "People by the gate"),
    "gates.of_day": message("console", "People by the hour and the gate on {day}"),
    "gates.unnamed": message("console", "No name"),
    "gates.others": message("console", "Other gates"),
    # desk
    "desk.identifier": message("console", "Identifier"),
    "desk.number": message("console", "Number of the desk"),
    "desk.asked": message("console", "Asked"),
    # decide
    "decide.approve_title": message("console", "Approve this desk?"),
    "decide.revoke_title": message("console", "Revoke this desk?"),
    "decide.approve_about": message(
        "console", "Once approved, this desk of {venue} may hand over records. Compare its number with the venue first."
    ),
    "decide.revoke_about": message(
        "console", "Nothing is taken any more from this desk of {venue}. What was received stays."
    ),
    "decide.logged": message("console", "This goes into the log."),
    "decide.approve": message("console", "Approve"),
    "decide.revoke": message("console", "Revoke"),
    # apart
    "apart.title": message("console", "Records kept apart"),
    "apart.about": message(
        "console",
        "These records were received and not taken in. Sorting them again keeps their order and counts nothing twice.",
    ),
    "apart.none": message("console", "No record is kept apart."),
    "apart.count": message("console", "Records: {count}"),
    "apart.received": message("console", "Received"),
    "apart.record": message("console", "Record"),
    "apart.fate": message("console", "State"),
    "apart.reason": message("console", "Reason"),
    "apart.replay": message("console", "Sort again"),
    "apart.done": message(
        "console", "Sorted again: {stored} taken in, {expired} dropped as too old, {left} still kept apart."
    ),
    "apart.number": message("console", "No. {seq}"),
    "apart.dropped": message("console", "Its content was dropped at the end of its retention"),
    # ticket
    "ticket.title": message("console", "Make a ticket"),
    "ticket.for_venue": message("console", "For a new desk of {venue}."),
    "ticket.for_new": message("console", "For the first desk of a new venue."),
    "ticket.code": message("console", "Declaration code of the venue"),
    "ticket.code_help": message("console", "Eight characters. Left empty, anybody who has the ticket may ask."),
    "ticket.hours": message("console", "Holds for"),
    "ticket.hours_24": message("console", "1 day"),
    "ticket.hours_72": message("console", "3 days"),
    "ticket.hours_168": message("console", "7 days"),
    "ticket.approves": message("console", "Approves the desk at once"),
    "ticket.approves_help": message("console", "Only for the venue that it names."),
    "ticket.button": message("console", "Make the ticket"),
    "ticket.wrong_code": message(
        "console", "This is no declaration code: it has eight characters. Compare it with the venue."
    ),
    "ticket.needs_code": message("console", "To approve at once, give the declaration code."),
    "ticket.made": message("console", "The ticket"),
    "ticket.once": message("console", "It is shown this once. Write it down or read it to the venue now."),
    "ticket.until": message("console", "It holds until {time} and can be used once."),
    "ticket.url": message("console", "Address of this hub (optional)"),
    "ticket.url_help": message(
        "console", "It goes into the invitation, for desks that get a network later. Left empty: by USB stick only."
    ),
    "ticket.wrong_url": message("console", "This is no address that desks can reach: it begins with https://."),
    "ticket.by_stick": message(
        "console",
        "For a venue without a network: download the invitation onto a USB stick and hand it over. It is as secret as the ticket, and serves once.",
    ),
    "ticket.download": message("console", "Download the invitation"),
    "ticket.use": message("console", "The venue types the address of this hub and the ticket on its Sync page."),
    "ticket.venues": message("console", "Back to the venues"),
    # log
    "log.title": message("console", "Log"),
    "log.about": message("console", "Who did what. Nothing here can be changed or removed."),
    "log.at": message("console", "Time"),
    "log.officer": message("console", "Who"),
    "log.action": message("console", "What was done"),
    "log.about_what": message("console", "About"),
    "log.by_command": message("console", "Command line ({login})"),
    "log.none": message("console", "Nothing was done yet."),
    # check_in
    "check_in.title": message("console", "Visitors’ page"),
    "check_in.about": message(
        "console", "What visitors are asked who scan a venue’s code, and where they go on to. It holds for all venues."
    ),
    "check_in.saved": message("console", "Saved. Visitors see it within ten seconds."),
    "check_in.identity": message("console", "Resident ID"),
    "identity.none": message("console", "Not asked for"),
    "identity.last4": message("console", "The last four characters"),
    "identity.whole": message("console", "The whole number"),
    "check_in.identity_help": message("console", "Ask for no more than contact tracing needs."),
    "check_in.days": message("console", "Days that a health declaration holds"),
    "check_in.days_help": message("console", "0 to 28. With 0, none is asked for."),
    "check_in.health_code": message("console", "Address of the health code"),
    "check_in.health_code_help": message(
        "console", "Visitors get a button that leads there. Left empty, there is none."
    ),
    "check_in.jump": message("console", "Seconds until the health code opens by itself"),
    "check_in.jump_help": message(
        "console", "0 to 30. With 0, visitors press the button. The inspector needs time to see the result."
    ),
    "check_in.travel_card": message("console", "Address of the travel card"),
    "check_in.travel_card_help": message("console", "Left empty, there is no button."),
    "check_in.save": message("console", "Save"),
    # problem
    "problem.title_400": message("console", "This cannot be read"),
    "problem.title_403": message("console", "This cannot be done"),
    "problem.title_404": message("console", "There is no such page"),
    "problem.title_405": message("console", "There is no such page"),
    "problem.title_408": message("console", "That took too long"),
    "problem.title_413": message("console", "That is too much"),
    "problem.title_429": message("console", "Too many tries"),
    "problem.title_500": message("console", "The hub has a fault"),
    "problem.title_503": message("console", "The hub is busy"),
    "problem.about_400": message("console", "The form did not arrive whole. Go back and try again."),
    "problem.about_403": message(
        "console", "The form is out of date. Go back, load the page again and retry. Nothing was changed."
    ),
    "problem.about_404": message("console", "The address may be wrong, or what it was about is gone."),
    "problem.about_405": message("console", "The address may be wrong, or what it was about is gone."),
    "problem.about_408": message("console", "The network is slow. Try again."),
    "problem.about_413": message("console", "Fill in less and try again."),
    "problem.about_429": message("console", "Wait a minute and try again."),
    "problem.about_500": message(
        "console", "Nothing was done by halves. If it comes again, tell whoever administers the hub."
    ),
    "problem.about_503": message("console", "Try again in a few seconds."),
    "problem.home": message("console", "Back to the start"),
    # state
    "state.waiting": message("console", "Waiting"),
    "state.approved": message("console", "Approved"),
    "state.revoked": message("console", "Revoked"),
    # fate
    "fate.quarantined": message("console", "Not accepted"),
    "fate.parked": message("console", "Waits for a newer program"),
    "fate.expired": message("console", "Past its retention"),
    # reason
    "reason.kind": message("console", "A kind of record that is not known"),
    "reason.subject": message("console", "It does not name its thing rightly"),
    "reason.schema": message("console", "Its form is newer than this hub"),
    "reason.occurred": message("console", "Its time cannot be"),
    "reason.too long": message("console", "It is too long"),
    "reason.body": message("console", "Its content cannot be read"),
    "reason.identifier": message("console", "Its content is about another thing"),
    "reason.days": message("console", "The days it says to keep data cannot be"),
    "reason.counts": message("console", "Its figures cannot be"),
    "reason.operation": message("console", "The change it tells of cannot be"),
    "reason.order": message("console", "No manager's key signed it"),
    "reason.owner": message("console", "Another desk recorded this visitor"),
    "reason.credential": message("console", "Whoever signed it may not say that of a key"),
    "reason.retention": message("console", "Past its retention"),
    # thing: what a record is about
    **{f"thing.{kind.name}": kind.formal for kind in RECORD_KINDS if kind.formal is not None},
    # action
    "action.sign_in": message("console", "Signed in"),
    "action.sign_out": message("console", "Signed out"),
    "action.approve": message("console", "Approved a desk"),
    "action.revoke": message("console", "Revoked a desk"),
    "action.ticket": message("console", "Made a ticket"),
    "action.replay": message("console", "Sorted records again"),
    "action.office_key": message("console", "Made a key of the health office"),
    "action.seal": message("console", "Sealed what was stored readable"),
    "action.export_sealed": message("console", "Exported a sealed list of visitors"),
    "action.trust_clock": message("console", "Said that the hub's clock is right"),
    "action.restored": message("console", "Said that the hub was restored from a backup"),
    "action.manager_key": message("console", "Confirmed the key of a manager"),
    "action.check_in": message("console", "Set what the page of the visitor's own scan asks"),
    "action.distribute": message("console", "Spread the database over several machines"),
    "action.officer_add": message("console", "Made an account"),
    "action.officer_password": message("console", "Gave a new password"),
    "action.officer_end": message("console", "Ended an account"),
    **CASE_SENTENCES,
    # weekday
    "weekday.0": message("console", "Mon"),
    "weekday.1": message("console", "Tue"),
    "weekday.2": message("console", "Wed"),
    "weekday.3": message("console", "Thu"),
    "weekday.4": message("console", "Fri"),
    "weekday.5": message("console", "Sat"),
    "weekday.6": message("console", "Sun"),
}
