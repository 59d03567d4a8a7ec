"""Who somebody is: passwords, sessions, roles, limits on guessing. It knows no sale and no transport."""
