"""The desktop's program in a bundle."""

from desktop_client.__main__ import main

main()
