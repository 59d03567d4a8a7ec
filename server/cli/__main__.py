"""Lets `python -m server.cli` be the `martillo` command: how another process starts it."""

from server.cli.program import main

if __name__ == "__main__":
    main()
