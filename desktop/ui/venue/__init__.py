"""Parts that the first-run wizard and the Venue page share."""
