"""The desk and its hub: sync, enrolment, the other desks of the venue."""
