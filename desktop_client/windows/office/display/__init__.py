"""The office's page about the room display."""
