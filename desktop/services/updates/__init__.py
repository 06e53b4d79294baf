"""Updates of the program: the way back to the desk as it was before one."""
