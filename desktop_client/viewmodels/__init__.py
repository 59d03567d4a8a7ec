"""Between the sale room and the windows: QObjects and item models that say when something changed.

They know no widget. What they hold is data; the words for it are chosen in the windows.
"""
