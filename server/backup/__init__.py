"""A whole house in one file, made while it runs, and restored: database, key, pictures.

It knows what lies in a data directory. It knows no rule and speaks to no server.
"""
