"""The papers of a sale as PDF: letterhead, statement, settlement. Knows shapes and words, reckons nothing."""
