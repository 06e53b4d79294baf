"""Every sentence of the visitor's page in English, by the key that templates ask for; the catalogue has the Chinese."""

from collections.abc import Mapping

from desktop.domain.messages import Message, message

SENTENCES: Mapping[str, Message] = {
    "language": message("check_in", "中文"),
    "name": message("check_in", "Name"),
    "phone": message("check_in", "Mobile number"),
    "document.last4": message("check_in", "Last four characters of your resident ID"),
    "document.whole": message("check_in", "Resident ID number"),
    "with": message("check_in", "Who is with you"),
    "with.add": message("check_in", "A child or an elder"),
    "with.person": message("check_in", "Person {number}"),
    "with.phone": message("check_in", "Mobile number, for an adult"),
    "remember": message("check_in", "Remember me on this phone, so that next time nothing has to be typed"),
    "consent": message("check_in", "I agree that my visit is kept"),
    "kept": message(
        "check_in",
        "Kept encrypted for {days} days. Only the health office can read it, when it has to trace an outbreak.",
    ),
    "details": message("check_in", "Details"),
    "details.what": message(
        "check_in",
        "Kept are this place, the time, how many you are, and, encrypted, what you type here. It is deleted after {days} days.",
    ),
    "details.who": message(
        "check_in",
        "Neither the venue nor whoever runs this page can read your name or number. The health office can, with a key that is kept elsewhere.",
    ),
    "details.phone": message(
        "check_in", "What is remembered lies on your phone alone. “My visits” shows it and lets you delete it."
    ),
    "register": message("check_in", "Register"),
    "register.code": message("check_in", "Register and show the health code"),
    "again": message("check_in", "Welcome back"),
    "valid_until": message("check_in", "Health declaration valid until {day}"),
    "not_me": message("check_in", "Not me"),
    "with.somebody": message("check_in", "Somebody is with me"),
    "done": message("check_in", "Registered"),
    "done.with": message("check_in", "{count} more with them"),
    "health_code": message("check_in", "Show the health code"),
    "travel_card": message("check_in", "Show the travel card"),
    "jump": message("check_in", "Opens by itself in {seconds} seconds"),
    "leave": message("check_in", "I am leaving"),
    "left": message("check_in", "Left at {time}. Goodbye!"),
    "visits": message("check_in", "My visits"),
    "visits.none": message("check_in", "This phone has no visits of the last {days} days."),
    "visits.show": message("check_in", "Show them to an officer"),
    "visits.code": message(
        "check_in", "Read this code to the officer. For ten minutes it shows places and times, and not who you are."
    ),
    "visits.forget": message("check_in", "Forget this phone"),
    "visits.forgotten": message(
        "check_in", "This phone has forgotten you. What was registered is deleted when its time is over."
    ),
    "visits.left": message("check_in", "left {time}"),
    "health": message("check_in", "Health declaration"),
    "health.about": message("check_in", "Once in {days} days: how are you?"),
    "health.symptoms": message("check_in", "What do you have?"),
    "health.none": message("check_in", "None of these"),
    "health.days": message("check_in", "In the last 14 days"),
    "question.travel_history": message("check_in", "I was in a risk area"),
    "question.contact_history": message("check_in", "I met somebody who has the disease"),
    "question.fever_contact_history": message("check_in", "I met somebody from a risk area who had a fever or a cough"),
    "question.cluster_history": message(
        "check_in", "Two or more around me had a fever or a cough, at home, at work or at school"
    ),
    "yes": message("check_in", "Yes"),
    "no": message("check_in", "No"),
    "green_channel": message("check_in", "Please go to the green channel first"),
    "green_channel.place": message("check_in", "You find it here"),
    "green_channel.symptoms": message(
        "check_in", "You gave: {what}. Put your mask on and tell the staff at the door. They will take you there."
    ),
    "green_channel.history": message(
        "check_in", "Please tell the staff at the door what you answered. They will take you there."
    ),
    "declare_again": message("check_in", "I made a mistake, declare again"),
    "gate.retired": message("check_in", "This code is not in use any more. Which door are you at?"),
    "gate.renamed": message("check_in", "This gate is now called “{name}”. The poster may still say {former}."),
    "gate.unknown": message("check_in", "This code belongs to none of the doors here. Which one are you at?"),
    "gate.none": message("check_in", "Please register on paper at the desk."),
    "old_code": message("check_in", "The poster that you scanned is out of date. The staff have been told."),
    "venue.unknown": message("check_in", "This code is not known"),
    "venue.unknown.about": message("check_in", "Compare it with the poster, or register on paper at the desk."),
    "problem.expired": message("check_in", "This page was open for too long. Tap once more."),
    "problem.busy": message(
        "check_in", "Too many are registering just now. What you typed is here: tap again in a moment."
    ),
    "problem.office_key": message(
        "check_in", "Registering here is not set up yet. Please use the paper form at the desk."
    ),
    "problem.fault": message(
        "check_in", "Something went wrong here. Please tap again, or use the paper form at the desk."
    ),
    "problem.foreign": message("check_in", "Please scan the code at the door again."),
    "problem.form": message("check_in", "Please look at what is marked."),
    "back": message("check_in", "Back"),
}
