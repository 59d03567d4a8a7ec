"""Whether a doubted certificate was compared, and may be trusted: what the certificate page stands on.

The computer compares what the house gave out by another way; or a person compares by eye, which is enough for
a certificate that is seen for the first time, and not for one that has changed.
"""

from enum import Enum

from desktop_client.connection.certificate import Doubt, SeenCertificate
from desktop_client.connection.fingerprint import NoFingerprint, grouped, read_fingerprint
from desktop_client.links import LinkError, is_link, read_link
from desktop_client.viewmodels.door_outcomes import Doubted

__all__ = ["Comparison", "Doubt", "Given", "SeenCertificate", "grouped"]


class Given(Enum):
    """What came of comparing what the house gave out with what is shown."""

    NOTHING = "nothing"
    NOT_WHOLE = "not_whole"
    DIFFERENT = "different"
    SAME = "same"


class Comparison:
    """One certificate, what the house gave out, and whether a person has compared by eye."""

    def __init__(self, doubted: Doubted) -> None:
        self.doubted = doubted
        self.given = ""
        self.by_eye = False

    @property
    def seen(self) -> SeenCertificate:
        """Return the certificate that is shown."""
        return self.doubted.seen

    @property
    def has_changed(self) -> bool:
        """Tell whether another one was trusted there before."""
        return Doubt.CHANGED in self.seen.doubts

    @property
    def outcome(self) -> Given:
        """Say how what the house gave out (a fingerprint, or a link that has one) compares."""
        given = self.given.strip()
        if not given:
            return Given.NOTHING
        try:
            fingerprint = read_link(given).certificate if is_link(given) else read_fingerprint(given)
        except (NoFingerprint, LinkError):
            fingerprint = None
        if fingerprint is None:
            return Given.NOT_WHOLE
        return Given.SAME if fingerprint == self.seen.fingerprint else Given.DIFFERENT

    @property
    def may_be_trusted(self) -> bool:
        """Tell whether it was compared, one way or the other."""
        outcome = self.outcome
        return outcome is Given.SAME or (outcome is Given.NOTHING and self.by_eye and not self.has_changed)
