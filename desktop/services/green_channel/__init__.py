"""Declarations of the green channel (绿色通道): entered, corrected, found, taken back; numbered slips."""
