"""The load generator: a thousand bidders in one process of its own, on a processor of its own.

It speaks Socket.IO over WebSockets on bare sockets, so that it takes a fraction of what a server takes to
serve it, and it tells how busy it was: a figure of a server that waited for its clients is none.
"""
