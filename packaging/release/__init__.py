"""Makes what goes with a release: checksums, the lists of parts, and the signed notice of the new version.

Knows files in a folder and a key; where they are published, and by whom, stands in docs/packaging.md.
"""
