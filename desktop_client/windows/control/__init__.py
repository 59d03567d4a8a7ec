"""The auctioneer's control window: one file a part."""
