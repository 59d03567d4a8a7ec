"""The receipts a person holds: the list, one receipt in full, and the notice when one is wrong."""
