"""The Book page: limits left on lots that have not opened, and who is called by telephone on which lot."""
