"""The visual vocabulary of the windows: one widget a file.

Widgets show what they are told and report what was asked of them. They know neither the network nor asyncio
nor the rules of a sale, and they format no money: texts come in ready.
"""
