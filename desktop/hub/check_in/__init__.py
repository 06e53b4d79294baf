"""The visitor's own scan: the page behind a venue's code, and the visits that are registered with it.

Who scans opens ``/V/VENUE-GATE`` and registers with one POST; a load alone registers nobody. The hub keeps of a visit in
the clear where, when, how many and whether a symptom was given; the rest is sealed for the health office on receipt, with a
key that stays in this process's memory for an hour. What the phone remembers is in its own cookie, encrypted.
"""
