"""The sentences about a house that did not open, or ended: what happened, and what one can do."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_client.hosting.faults import StartFault

_CONTEXT: Final = "HostWords"
_WHY: Final = {
    StartFault.PROGRAM: QT_TRANSLATE_NOOP(
        "HostWords",
        "The house's program is not beside this one. Install Martillo anew.",
    ),
    StartFault.PORT: QT_TRANSLATE_NOOP(
        "HostWords",
        "Another program on this computer has the house's usual port. Close that program, or use another "
        "port.",
    ),
    StartFault.IN_USE: QT_TRANSLATE_NOOP(
        "HostWords",
        "The house is open already, in another program on this computer. Close it there first.",
    ),
    StartFault.FULL: QT_TRANSLATE_NOOP(
        "HostWords",
        "The disk of this computer is full. Make room, then open the house again.",
    ),
    StartFault.NOT_ALLOWED: QT_TRANSLATE_NOOP(
        "HostWords",
        "This computer does not let Martillo write into the house's folder.",
    ),
    StartFault.CERTIFICATE: QT_TRANSLATE_NOOP(
        "HostWords",
        "The house's certificate cannot be read. Move it out of the house's folder to get a new one; "
        "bidders must then compare its fingerprint anew.",
    ),
    StartFault.NEWER: QT_TRANSLATE_NOOP(
        "HostWords",
        "A newer Martillo made this house. Install the new version to open it.",
    ),
    StartFault.SILENT: QT_TRANSLATE_NOOP(
        "HostWords",
        "The house started, but does not answer. Open it again; if it stays so, look into its log.",
    ),
    StartFault.ENDED: QT_TRANSLATE_NOOP(
        "HostWords",
        "The house has ended by itself. No bid that it answered is lost. Open it again; bidders come back "
        "by themselves.",
    ),
    StartFault.OTHER: QT_TRANSLATE_NOOP("HostWords", "Something stood in the way; its log says more."),
}


def why(fault: StartFault) -> str:
    """Say why there is no house, and what to do."""
    return QCoreApplication.translate(_CONTEXT, str(_WHY[fault]))
