"""Parts that the first run and the Venue page share."""
