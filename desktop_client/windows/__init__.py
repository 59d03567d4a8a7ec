"""The windows: what is on screen and which key does what. They ask view-models and know no network and no loop."""
