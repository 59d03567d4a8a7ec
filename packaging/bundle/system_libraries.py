"""Runs before a program of a bundle: programs of the system that it starts find the system's own libraries.

PyInstaller's loader puts the bundle's folder first for this process, which has read the variable by now.
"""

import os

_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if _before is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = _before
