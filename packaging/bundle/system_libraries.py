"""Runs before a program of a bundle: whatever it starts finds its own libraries, the system's or a bundle's.

PyInstaller's loader puts the bundle's folder first for this process, which has read the variable by now. What
is started next is told to begin anew: a second `martillo` would else take the loader's settings for its own,
and miss the libraries that were taken out of them.
"""

import os

_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if _before is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = _before
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
