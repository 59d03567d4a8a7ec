"""The house's program in a bundle."""

from server.cli import main

main()
