"""The windows: what is on screen, which key does what. They ask view-models; they know no network."""
