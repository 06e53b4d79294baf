"""Pictures of maps: out of a file or from a server of the office, square by square. No Qt."""
