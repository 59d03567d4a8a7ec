"""The comparison that started it all: how a bidder can learn of a bid, and what each way costs the house."""
