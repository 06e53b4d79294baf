"""Who was here at the same time as a case."""
