"""After the hammer: results, what stayed, statements, accounts and the log."""
