"""The way in and out of the house: Socket.IO and HTTP. Who may do what is declared here, event by event.

It decodes, authenticates, limits and passes on. It decides nothing about a sale.
"""
