"""Find: who was here, what their slip says, and putting right what was typed wrong."""
