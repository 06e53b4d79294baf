"""QR codes (ISO/IEC 18004): encoding them, reading them from pictures, drawing one by itself."""
