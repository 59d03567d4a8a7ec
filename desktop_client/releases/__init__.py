"""Whether there is a newer Martillo: asked for once a day, of nobody else, and only by who wants to know.

Tells by a line in the menu. Fetches and installs nothing; what is told must be signed (`contract.releases`).
"""
