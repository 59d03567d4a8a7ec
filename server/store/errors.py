"""What can go wrong with the durable record, as its callers need to tell it apart."""


class StoreError(Exception):
    """Anything the store refuses or fails to do; the message is a sentence without SQL, values or secrets."""


class StoreUnavailable(StoreError):
    """Nothing was written: the disk is full, read-only or gone, or a stranger holds the lock. It may pass."""


class StoreUncertain(StoreUnavailable):
    """The commit itself failed: whether the rows are durable can only be told by reading them again."""


class StoreDamaged(StoreUnavailable):
    """The database is not what this program left: waiting does not mend it, a backup does."""


class LedgerConflict(StoreError):
    """The ledger has another row where this one should go: read the tail, fold, decide again."""


class RowsRefused(StoreError):
    """The database will not have these rows, whenever they come; nothing was written."""


class Taken(StoreError):
    """The key is in use: an e-mail address, a sale's id."""


class DataDirInUse(StoreError):
    """Another process has the data directory open; one process alone writes."""


class StoreTooNew(StoreError):
    """A newer Martillo made this data directory."""
