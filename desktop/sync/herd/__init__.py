"""Several desks of one venue: what they share goes to the hub, what the others did comes back."""
