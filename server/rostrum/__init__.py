"""One writer per sale: takes commands in, decides, commits, answers, announces.

It knows the rules and the store; it does not know who listens, nor over what.
"""
