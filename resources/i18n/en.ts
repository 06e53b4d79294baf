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
    <name>GreenChannelPage</name>
    <message numerus="yes">
        <source>%n entered since the desk was opened</source>
        <translation>
            <numerusform>%n entered since the desk was opened</numerusform>
            <numerusform>%n entered since the desk was opened</numerusform>
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
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
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
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n gate(s) without an inspector</source>
        <translation>
            <numerusform>%n gate without an inspector</numerusform>
            <numerusform>%n gates without an inspector</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assigned to gates</source>
        <translation>
            <numerusform>%n assigned to gates</numerusform>
            <numerusform>%n assigned to gates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n never printed</source>
        <translation>
            <numerusform>%n never printed</numerusform>
            <numerusform>%n never printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n out of date</source>
        <translation>
            <numerusform>%n out of date</numerusform>
            <numerusform>%n out of date</numerusform>
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
