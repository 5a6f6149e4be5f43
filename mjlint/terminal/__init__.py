"""What a terminal needs: width, colour, progress."""
