"""What a receiver other than Midjourney itself refuses."""
