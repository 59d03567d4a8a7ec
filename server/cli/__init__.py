"""The `martillo` command. Each subcommand loads what it needs when it runs, so that `--help` is quick."""

from server.cli.program import main

__all__ = ["main"]
