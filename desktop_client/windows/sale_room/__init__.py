"""The bidder's sale room: one file a column."""
