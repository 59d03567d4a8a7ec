"""Makes the disk image for macOS, and tries it as a stranger would: `python -m macos`, on a Mac only."""
