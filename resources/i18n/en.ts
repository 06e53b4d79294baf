<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutCase</name>
    <message numerus="yes">
        <source>%Ln record(s) did not open.</source>
        <translation>
            <numerusform>%Ln record did not open.</numerusform>
            <numerusform>%Ln records did not open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The declarations of %Ln of these people say exactly what a stay of the case says: the case may be among them. Choose the row and say that this is the case.</source>
        <translation>
            <numerusform>The declaration of %Ln of these people says exactly what a stay of the case says: the case may be this person. Choose the row and say that this is the case.</numerusform>
            <numerusform>The declarations of %Ln of these people say exactly what a stay of the case says: the case may be among them. Choose the row and say that this is the case.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln declaration(s) of the case are left out.</source>
        <translation>
            <numerusform>%Ln declaration of the case is left out.</numerusform>
            <numerusform>%Ln declarations of the case are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmStrip</name>
    <message numerus="yes">
        <source>%Ln symptom(s). Let the person wait aside.</source>
        <translation>
            <numerusform>%Ln symptom. Let the person wait aside.</numerusform>
            <numerusform>%Ln symptoms. Let the person wait aside.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupPage</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallDialog</name>
    <message numerus="yes">
        <source>{who} · for all %Ln of their visits</source>
        <translation>
            <numerusform>{who} · for their %Ln visit</numerusform>
            <numerusform>{who} · for all %Ln of their visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecksCard</name>
    <message numerus="yes">
        <source>Checking %Ln poster(s)…</source>
        <translation>
            <numerusform>Checking %Ln poster…</numerusform>
            <numerusform>Checking %Ln posters…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln code(s) read back, right for every gate</source>
        <translation>
            <numerusform>%Ln code read back, right for its gate</numerusform>
            <numerusform>%Ln codes read back, right for every gate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more finding(s)</source>
        <translation>
            <numerusform>%Ln more finding</numerusform>
            <numerusform>%Ln more findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsCard</name>
    <message numerus="yes">
        <source>%Ln more follow</source>
        <translation>
            <numerusform>%Ln more follows</numerusform>
            <numerusform>%Ln more follow</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactFilters</name>
    <message numerus="yes">
        <source>At least %Ln minute(s)</source>
        <translation>
            <numerusform>At least %Ln minute</numerusform>
            <numerusform>At least %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>%Ln shown</numerusform>
            <numerusform>%Ln shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierSheets</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>All of this person: %Ln declaration(s)</source>
        <translation>
            <numerusform>All of this person: %Ln declaration</numerusform>
            <numerusform>All of this person: %Ln declarations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of this person: %Ln declaration(s), and the card</source>
        <translation>
            <numerusform>All of this person: %Ln declaration, and the card</numerusform>
            <numerusform>All of this person: %Ln declarations, and the card</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Under legal hold: %Ln. The law wants them kept, so nothing can be erased while the hold lasts.</source>
        <translation>
            <numerusform>Under legal hold: %Ln. The law wants it kept, so it cannot be erased while the hold lasts.</numerusform>
            <numerusform>Under legal hold: %Ln. The law wants them kept, so nothing can be erased while the hold lasts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindView</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s), whatever the spelling or the document</source>
        <translation>
            <numerusform>%Ln stay, whatever the spelling or the document</numerusform>
            <numerusform>%Ln stays, whatever the spelling or the document</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GateChips</name>
    <message numerus="yes">
        <source>%Ln more: type a part of the name</source>
        <translation>
            <numerusform>%Ln more: type a part of the name</numerusform>
            <numerusform>%Ln more: type a part of the name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GateListDialog</name>
    <message numerus="yes">
        <source>%Ln gate(s) to add</source>
        <translation>
            <numerusform>%Ln gate to add</numerusform>
            <numerusform>%Ln gates to add</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) not taken</source>
        <translation>
            <numerusform>%Ln line not taken</numerusform>
            <numerusform>%Ln lines not taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln gate(s)</source>
        <translation>
            <numerusform>Add %Ln gate</numerusform>
            <numerusform>Add %Ln gates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GreenChannelFiles</name>
    <message numerus="yes">
        <source>%Ln line(s) to be mended</source>
        <translation>
            <numerusform>%Ln line to be mended</numerusform>
            <numerusform>%Ln lines to be mended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GreenChannelPage</name>
    <message numerus="yes">
        <source>%Ln entered today</source>
        <translation>
            <numerusform>%Ln entered today</numerusform>
            <numerusform>%Ln entered today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>and %Ln time(s) before</source>
        <translation>
            <numerusform>and %Ln time before</numerusform>
            <numerusform>and %Ln times before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HourGrid</name>
    <message numerus="yes">
        <source>… and %Ln more hour(s)</source>
        <translation>
            <numerusform>… and %Ln more hour</numerusform>
            <numerusform>… and %Ln more hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportLinesDialog</name>
    <message numerus="yes">
        <source>{source} · {at} · {by} · %Ln line(s)</source>
        <translation>
            <numerusform>{source} · {at} · {by} · %Ln line</numerusform>
            <numerusform>{source} · {at} · {by} · %Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportMendDialog</name>
    <message numerus="yes">
        <source>%Ln line(s) wait</source>
        <translation>
            <numerusform>%Ln line waits</numerusform>
            <numerusform>%Ln lines wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayersCard</name>
    <message numerus="yes">
        <source>Different at %Ln gate(s)</source>
        <translation>
            <numerusform>Different at %Ln gate</numerusform>
            <numerusform>Different at %Ln gates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message numerus="yes">
        <source>%Ln character(s) left</source>
        <translation>
            <numerusform>%Ln character left</numerusform>
            <numerusform>%Ln characters left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is room for %Ln character(s). What is longer was not taken: shorten it.</source>
        <translation>
            <numerusform>There is room for %Ln character. What is longer was not taken: shorten it.</numerusform>
            <numerusform>There is room for %Ln characters. What is longer was not taken: shorten it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message numerus="yes">
        <source>%Ln found. Enter takes the chosen person as the case.</source>
        <translation>
            <numerusform>%Ln found. Enter takes the chosen person as the case.</numerusform>
            <numerusform>%Ln found. Enter takes the chosen person as the case.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PileListDialog</name>
    <message numerus="yes">
        <source>%Ln slip(s) of the pile are not entered. Count the paper once more.</source>
        <translation>
            <numerusform>%Ln slip of the pile is not entered. Count the paper once more.</numerusform>
            <numerusform>%Ln slips of the pile are not entered. Count the paper once more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slip(s) more than the pile was said to have.</source>
        <translation>
            <numerusform>%Ln slip more than the pile was said to have.</numerusform>
            <numerusform>%Ln slips more than the pile was said to have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PosterGatesCard</name>
    <message numerus="yes">
        <source>Reprint %Ln…</source>
        <translation>
            <numerusform>Reprint %Ln…</numerusform>
            <numerusform>Reprint %Ln…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostersPage</name>
    <message numerus="yes">
        <source>%Ln gate(s)</source>
        <translation>
            <numerusform>%Ln gate</numerusform>
            <numerusform>%Ln gates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %Ln poster(s)</source>
        <translation>
            <numerusform>Print %Ln poster</numerusform>
            <numerusform>Print %Ln posters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintOptionsDialog</name>
    <message numerus="yes">
        <source>Each poster takes %Ln sheet(s): cut along the dashed lines and glue.</source>
        <translation>
            <numerusform>Each poster takes %Ln sheet: cut along the dashed lines and glue.</numerusform>
            <numerusform>Each poster takes %Ln sheets: cut along the dashed lines and glue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message numerus="yes">
        <source>Replace in %Ln template(s)</source>
        <translation>
            <numerusform>Replace in %Ln template</numerusform>
            <numerusform>Replace in %Ln templates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) in all; it can be undone.</source>
        <translation>
            <numerusform>%Ln place in all; it can be undone.</numerusform>
            <numerusform>%Ln places in all; it can be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Another host makes %Ln poster(s) on the walls out of date.</source>
        <translation>
            <numerusform>Another host makes %Ln poster on the walls out of date.</numerusform>
            <numerusform>Another host makes %Ln posters on the walls out of date.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReprintDialog</name>
    <message numerus="yes">
        <source>%Ln poster(s) chosen</source>
        <translation>
            <numerusform>%Ln poster chosen</numerusform>
            <numerusform>%Ln posters chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message numerus="yes">
        <source>{who}: %Ln stay(s), looked up {when}. Reason: {reason}</source>
        <translation>
            <numerusform>{who}: %Ln stay, looked up {when}. Reason: {reason}</numerusform>
            <numerusform>{who}: %Ln stays, looked up {when}. Reason: {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other desks of this venue have %Ln declaration(s) of these days. Their people are not in this list: look them up there too.</source>
        <translation>
            <numerusform>Other desks of this venue have %Ln declaration of these days. That person is not in this list: look there too.</numerusform>
            <numerusform>Other desks of this venue have %Ln declarations of these days. Their people are not in this list: look there too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionCard</name>
    <message numerus="yes">
        <source>Kept for %Ln day(s) after the visit</source>
        <translation>
            <numerusform>Kept for %Ln day after the visit</numerusform>
            <numerusform>Kept for %Ln days after the visit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slip(s) to shred</source>
        <translation>
            <numerusform>%Ln slip to shred</numerusform>
            <numerusform>%Ln slips to shred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionDaysDialog</name>
    <message numerus="yes">
        <source>%Ln record(s) will be deleted at once.</source>
        <translation>
            <numerusform>%Ln record will be deleted at once.</numerusform>
            <numerusform>%Ln records will be deleted at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScopeLine</name>
    <message numerus="yes">
        <source>%Ln element(s) differ at this gate</source>
        <translation>
            <numerusform>%Ln element differs at this gate</numerusform>
            <numerusform>%Ln elements differ at this gate</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScreenPicturesDialog</name>
    <message numerus="yes">
        <source>%Ln picture(s), named by gate, in a new folder. Every code is read back from its picture before it is saved.</source>
        <translation>
            <numerusform>%Ln picture, named by its gate, in a new folder. Its code is read back from it before it is saved.</numerusform>
            <numerusform>%Ln pictures, named by gate, in a new folder. Every code is read back from its picture before it is saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShiftClosePage</name>
    <message numerus="yes">
        <source>%Ln thing(s) to be done.</source>
        <translation>
            <numerusform>%Ln thing to be done.</numerusform>
            <numerusform>%Ln things to be done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShiftSummary</name>
    <message numerus="yes">
        <source>%Ln more slip(s) of today tell no hour, and are in no shift.</source>
        <translation>
            <numerusform>%Ln more slip of today tells no hour, and is in no shift.</numerusform>
            <numerusform>%Ln more slips of today tell no hour, and are in no shift.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShredDialog</name>
    <message numerus="yes">
        <source>%Ln slip(s) on the list of {at}. Shred them, then confirm it here.</source>
        <translation>
            <numerusform>%Ln slip on the list of {at}. Shred it, then confirm it here.</numerusform>
            <numerusform>%Ln slips on the list of {at}. Shred them, then confirm it here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more came since and wait for the next list.</source>
        <translation>
            <numerusform>%Ln more came since and waits for the next list.</numerusform>
            <numerusform>%Ln more came since and wait for the next list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slip(s) have lost their record and wait to be shredded. Print the list first.</source>
        <translation>
            <numerusform>%Ln slip has lost its record and waits to be shredded. Print the list first.</numerusform>
            <numerusform>%Ln slips have lost their records and wait to be shredded. Print the list first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) were deleted since the last certificate.</source>
        <translation>
            <numerusform>%Ln record was deleted since the last certificate.</numerusform>
            <numerusform>%Ln records were deleted since the last certificate.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message numerus="yes">
        <source>{slips}: %Ln in all</source>
        <translation>
            <numerusform>{slips}: %Ln in all</numerusform>
            <numerusform>{slips}: %Ln in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudioCanvas</name>
    <message numerus="yes">
        <source>%Ln elements are selected.</source>
        <translation>
            <numerusform>%Ln element is selected.</numerusform>
            <numerusform>%Ln elements are selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudioChecksCard</name>
    <message numerus="yes">
        <source>%Ln more finding(s)</source>
        <translation>
            <numerusform>%Ln more finding</numerusform>
            <numerusform>%Ln more findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing to mend at %Ln gate(s)</source>
        <translation>
            <numerusform>Nothing to mend at %Ln gate</numerusform>
            <numerusform>Nothing to mend at %Ln gates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayChart</name>
    <message numerus="yes">
        <source>%Ln other gate(s)</source>
        <translation>
            <numerusform>%Ln other gate</numerusform>
            <numerusform>%Ln other gates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayFigures</name>
    <message numerus="yes">
        <source>%Ln typed in today</source>
        <translation>
            <numerusform>%Ln typed in today</numerusform>
            <numerusform>%Ln typed in today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slip(s) not entered</source>
        <translation>
            <numerusform>%Ln slip not entered</numerusform>
            <numerusform>%Ln slips not entered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VenuePage</name>
    <message numerus="yes">
        <source>%Ln gate(s)</source>
        <translation>
            <numerusform>%Ln gate</numerusform>
            <numerusform>%Ln gates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
</context>
</TS>
