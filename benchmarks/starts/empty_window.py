"""An empty window of the same Qt: what nobody can be faster than.

Given names of Qt's classes, it imports them, as the desktop does before its first window is painted: each
that is named is set up by PySide6 at that moment, and the desktop could not do without them.
"""

import importlib
import sys


def main() -> None:
    """Load the classes named on the command line (`QtGui.QIcon`; `QtGui` for the module only), and paint."""
    for name in sys.argv[1:]:
        module, _, wanted = name.partition(".")
        loaded = importlib.import_module(f"PySide6.{module}")
        if wanted:
            getattr(loaded, wanted)
    _paint()


def _paint() -> None:
    from PySide6.QtCore import QEvent, QEventLoop, QObject
    from PySide6.QtWidgets import QApplication, QMainWindow

    from benchmarks.starts.telling import tell_painted

    class Watch(QObject):
        painted = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
            self.painted = self.painted or event.type() is QEvent.Type.Paint
            return False

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(900, 720)
    watch = Watch()
    window.installEventFilter(watch)
    window.show()
    while not watch.painted:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    tell_painted()


if __name__ == "__main__":
    main()
