"""My bids and wins in every sale."""
