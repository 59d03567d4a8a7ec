"""The desktop under load: a house that tells a great deal, and the real windows that hear it."""
