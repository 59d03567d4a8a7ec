"""What goes in and comes out as files: the catalogue's table, its pictures, the ladders, the results.

Everything here is checked at the edge; nothing here knows a bid, a socket or a database connection.
"""
