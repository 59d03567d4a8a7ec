"""The form of a sale: everything in which houses differ, each choice with what follows from it."""
