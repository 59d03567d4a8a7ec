"""The desktop: bidder's and auctioneer's windows. It talks to a server and never imports one."""
