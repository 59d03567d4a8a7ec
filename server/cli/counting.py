"""How the command line counts: “1 sale”, “2 sales”. English alone, as all of it."""


def counted(number: int, one: str, more: str | None = None) -> str:
    """Write a number and what it counts; `more` where the plural is not the word with an s."""
    return f"{number} {one if number == 1 else more or f'{one}s'}"
