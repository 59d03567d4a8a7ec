"""The self-test of an installation: is everything here, and does a bid get through on this computer.

Run by `martillo-desktop --self-test`: by who built a package, by who installed one, by who helps somebody.
It leaves nothing behind and touches neither settings nor keyring.
"""
