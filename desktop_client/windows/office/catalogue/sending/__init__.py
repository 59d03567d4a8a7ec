"""Pictures before and while they are sent: which goes to which lot, and how far each is."""
