"""The green channel: paper slips typed in, imported, taken back; visitor cards."""
