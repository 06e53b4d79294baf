"""Posters and single codes: planned, typeset, proved, entered in the ledger."""
