"""The desktop's way to the house: one live connection that heals itself, and the HTTP requests beside it.

Knows asyncio, aiohttp and Socket.IO, and nothing of Qt. Import the modules, not this package: the network
is loaded after the first window is painted.
"""
