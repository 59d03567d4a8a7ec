"""Makes Martillo's installers: `./dev package`.

A bundle is what PyInstaller collects and `contents` lets through; the .deb packages and the portable file are
made of a bundle. Knows how files are laid out for people who install, and nothing of what the programs do.
"""
