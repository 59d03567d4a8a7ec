"""What one part of the office asks of the house over HTTP: one desk per part, each on the same HouseApi."""
