"""Pages; none imports another."""
