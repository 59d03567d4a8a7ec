"""The office's page of lots: read in from a spreadsheet, edited, put in order, given their pictures."""
