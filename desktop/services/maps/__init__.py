"""The map on which a venue's place is picked: which one this PC has, and its pictures."""
