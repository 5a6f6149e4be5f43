"""What a failure message means."""
