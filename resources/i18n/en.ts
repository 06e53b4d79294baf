<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlarmStrip</name>
    <message numerus="yes">
        <source>%n symptom(s). Let the person wait aside.</source>
        <translation>
            <numerusform>%n symptom. Let the person wait aside.</numerusform>
            <numerusform>%n symptoms. Let the person wait aside.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecksCard</name>
    <message numerus="yes">
        <source>Checking %n poster(s)…</source>
        <translation>
            <numerusform>Checking %n poster…</numerusform>
            <numerusform>Checking %n posters…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) read back, right for every gate</source>
        <translation>
            <numerusform>%n code read back, right for its gate</numerusform>
            <numerusform>%n codes read back, right for every gate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s)</source>
        <translation>
            <numerusform>%n more finding</numerusform>
            <numerusform>%n more findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsCard</name>
    <message numerus="yes">
        <source>%n more follow</source>
        <translation>
            <numerusform>%n more follows</numerusform>
            <numerusform>%n more follow</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierSheets</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>All of this person: %n declaration(s)</source>
        <translation>
            <numerusform>All of this person: %n declaration</numerusform>
            <numerusform>All of this person: %n declarations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of this person: %n declaration(s), and the card</source>
        <translation>
            <numerusform>All of this person: %n declaration, and the card</numerusform>
            <numerusform>All of this person: %n declarations, and the card</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Under legal hold: %n. The law wants them kept, so nothing can be erased while the hold lasts.</source>
        <translation>
            <numerusform>Under legal hold: %n. The law wants it kept, so it cannot be erased while the hold lasts.</numerusform>
            <numerusform>Under legal hold: %n. The law wants them kept, so nothing can be erased while the hold lasts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GreenChannelFiles</name>
    <message numerus="yes">
        <source>%n line(s) to be mended</source>
        <translation>
            <numerusform>%n line to be mended</numerusform>
            <numerusform>%n lines to be mended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GreenChannelPage</name>
    <message numerus="yes">
        <source>%n entered today</source>
        <translation>
            <numerusform>%n entered today</numerusform>
            <numerusform>%n entered today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HourGrid</name>
    <message numerus="yes">
        <source>… and %n more hour(s)</source>
        <translation>
            <numerusform>… and %n more hour</numerusform>
            <numerusform>… and %n more hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportLinesDialog</name>
    <message numerus="yes">
        <source>{source} · {at} · {by} · %n line(s)</source>
        <translation>
            <numerusform>{source} · {at} · {by} · %n line</numerusform>
            <numerusform>{source} · {at} · {by} · %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportMendDialog</name>
    <message numerus="yes">
        <source>%n line(s) wait</source>
        <translation>
            <numerusform>%n line waits</numerusform>
            <numerusform>%n lines wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>%n character left</numerusform>
            <numerusform>%n characters left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PileListDialog</name>
    <message numerus="yes">
        <source>%n slip(s) of the pile are not entered. Count the paper once more.</source>
        <translation>
            <numerusform>%n slip of the pile is not entered. Count the paper once more.</numerusform>
            <numerusform>%n slips of the pile are not entered. Count the paper once more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slip(s) more than the pile was said to have.</source>
        <translation>
            <numerusform>%n slip more than the pile was said to have.</numerusform>
            <numerusform>%n slips more than the pile was said to have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostersPage</name>
    <message numerus="yes">
        <source>%n gate(s)</source>
        <translation>
            <numerusform>%n gate</numerusform>
            <numerusform>%n gates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n poster(s)</source>
        <translation>
            <numerusform>Print %n poster</numerusform>
            <numerusform>Print %n posters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionCard</name>
    <message numerus="yes">
        <source>Kept for %n day(s) after the visit</source>
        <translation>
            <numerusform>Kept for %n day after the visit</numerusform>
            <numerusform>Kept for %n days after the visit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slip(s) to shred</source>
        <translation>
            <numerusform>%n slip to shred</numerusform>
            <numerusform>%n slips to shred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionDaysDialog</name>
    <message numerus="yes">
        <source>%n record(s) will be deleted at once.</source>
        <translation>
            <numerusform>%n record will be deleted at once.</numerusform>
            <numerusform>%n records will be deleted at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShiftClosePage</name>
    <message numerus="yes">
        <source>%n thing(s) to be done.</source>
        <translation>
            <numerusform>%n thing to be done.</numerusform>
            <numerusform>%n things to be done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShiftSummary</name>
    <message numerus="yes">
        <source>%n more slip(s) of today tell no hour, and are in no shift.</source>
        <translation>
            <numerusform>%n more slip of today tells no hour, and is in no shift.</numerusform>
            <numerusform>%n more slips of today tell no hour, and are in no shift.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShredDialog</name>
    <message numerus="yes">
        <source>%n slip(s) on the list of {at}. Shred them, then confirm it here.</source>
        <translation>
            <numerusform>%n slip on the list of {at}. Shred it, then confirm it here.</numerusform>
            <numerusform>%n slips on the list of {at}. Shred them, then confirm it here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more came since and wait for the next list.</source>
        <translation>
            <numerusform>%n more came since and waits for the next list.</numerusform>
            <numerusform>%n more came since and wait for the next list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slip(s) have lost their record and wait to be shredded. Print the list first.</source>
        <translation>
            <numerusform>%n slip has lost its record and waits to be shredded. Print the list first.</numerusform>
            <numerusform>%n slips have lost their records and wait to be shredded. Print the list first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were deleted since the last certificate.</source>
        <translation>
            <numerusform>%n record was deleted since the last certificate.</numerusform>
            <numerusform>%n records were deleted since the last certificate.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message numerus="yes">
        <source>{slips}: %n in all</source>
        <translation>
            <numerusform>{slips}: %n in all</numerusform>
            <numerusform>{slips}: %n in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayChart</name>
    <message numerus="yes">
        <source>%n other gate(s)</source>
        <translation>
            <numerusform>%n other gate</numerusform>
            <numerusform>%n other gates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayFigures</name>
    <message numerus="yes">
        <source>%n typed in today</source>
        <translation>
            <numerusform>%n typed in today</numerusform>
            <numerusform>%n typed in today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slip(s) not entered</source>
        <translation>
            <numerusform>%n slip not entered</numerusform>
            <numerusform>%n slips not entered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VenuePage</name>
    <message numerus="yes">
        <source>%n gate(s)</source>
        <translation>
            <numerusform>%n gate</numerusform>
            <numerusform>%n gates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
</TS>
