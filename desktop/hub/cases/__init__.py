"""Cases of the health office across venues: their stays, the contacts as numbers, and the sealed list of them."""
