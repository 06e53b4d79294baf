"""Who may give orders for a venue: signing keys of members, statements about them, and signatures of orders."""
