"""Signed answers of the house, kept out of its reach. Knows files and signatures, no Qt, no network."""
