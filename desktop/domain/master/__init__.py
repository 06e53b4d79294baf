"""What the desks of one venue share, and how what they do to it comes together."""
