"""The window of a house on this computer, page by page, and what is asked before the house is left."""
