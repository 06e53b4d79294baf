"""What the ledger of posters knows: what must be printed again, and what hung at a gate before."""
