"""Replay recorded bids through the rules: what last year's sale would have made on another ladder."""
