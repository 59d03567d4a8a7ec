"""The auction house: decides, records and announces. It never imports the desktop."""
