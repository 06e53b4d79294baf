"""Use cases. One public method is one transaction; rights are enforced here; no Qt."""
