"""A spreadsheet before it is taken: what each column is taken for, what is wrong, what will come of it."""
