"""Makes the installer for Windows, and tries it there as a stranger would: `python -m windows`.

The bundle can be made on Windows only; the installer around a bundle wherever makensis runs.
"""
