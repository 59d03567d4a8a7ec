"""The windows of `martillo demo`: a bidder's and an auctioneer's in one process, moved by cues."""
