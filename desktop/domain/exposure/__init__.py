"""Who was here at the same time as a case: the rules of the lookup, one implementation for desk and hub.

They work on stays alone, without persons: a gate, and when somebody was there as exactly as it is known.
"""
