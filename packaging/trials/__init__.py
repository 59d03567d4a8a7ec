"""What the trials of every system's installer share: steps that are told, waiting, the desktop's own test.

The installers themselves are tried by clean_root (Linux), windows and macos.
"""
