"""What stops the making of an installer, on every system."""


class CannotMake(Exception):
    """Something that an installer needs is not here, or not as it is known; the message says what."""
