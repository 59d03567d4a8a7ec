"""The sentences of a sale's log, in the languages of the papers. Braces stand for what is filled in."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from contract.papers import PaperLanguage


class Say(StrEnum):
    """What the log can say, in English: the sentences are their own keys."""

    OPENED_SALE = "opened the sale"
    ENDED_SALE = "ended the sale"
    HELD = "held the sale: {text}"
    RESUMED = "went on after the hold"
    ANNOUNCED = "announced: {text}"
    MADE_SALE = "made the sale “{title}”"
    CHANGED_SALE = "changed the sale’s title or terms"
    ADDED_LOT = "added the lot"
    CHANGED_LOT = "changed the lot"
    MOVED_BEFORE = "moved lots {lots} before lot {before}"
    MOVED_TO_END = "moved lots {lots} to the end"
    CHANGED_CATALOGUE = "changed the catalogue at lots {lots}"
    LINED_UP = "lined the lot up next"
    OPENED_LOT = "opened the lot"
    ASKED = "asked for another amount"
    OWN_STEP = "set the lot’s own step"
    LADDER_STEP = "went back to the ladder’s steps"
    BID = "bid"
    BID_MAX = "bid up to a maximum"
    RAISED = "raised the own maximum, and the price moved"
    LEFT_MAX = "left a maximum or changed it"
    TOOK_MAX_OUT = "took the maximum out of the book"
    RETRACTED = "took the bid of paddle {by} back: {text}"
    FAIR_WARNING = "gave fair warning"
    FINAL_CALL = "made the final call"
    SOLD_TO_ROOM = "sold the lot to the room"
    SOLD = "sold the lot to paddle {to}"
    SOLD_TO_ROOM_UNDER = "sold the lot to the room under its reserve"
    SOLD_UNDER = "sold the lot to paddle {to} under its reserve"
    PASSED = "passed the lot"
    WITHDREW = "withdrew the lot"
    REOPENED = "opened the lot again: {text}"
    EXTENDED = "gave the lot {seconds} s more"
    STRUCK = "struck entry {undoes}"
    PADDLE_PENDING = "paddle {paddle} waits for approval"
    PADDLE_APPROVED = "paddle {paddle} is approved"
    PADDLE_REFUSED = "paddle {paddle} is refused"
    PADDLE_BLOCKED = "paddle {paddle} is blocked"
    SEALED = "something sealed"
    THE_CLOCK = "the clock"
    THE_HOUSE = "the house"
    PADDLE = "paddle {paddle}, {name}"
    ENTERED_BY = "{who}, entered by {clerk}"
    ROOM = "room"
    LOT = "lot {lot}"
    STRUCK_MARK = "[struck]"


_SPANISH: Final[Mapping[Say, str]] = {
    Say.OPENED_SALE: "abrió la subasta",
    Say.ENDED_SALE: "terminó la subasta",
    Say.HELD: "detuvo la subasta: {text}",
    Say.RESUMED: "reanudó la subasta",
    Say.ANNOUNCED: "anunció: {text}",
    Say.MADE_SALE: "creó la subasta «{title}»",
    Say.CHANGED_SALE: "cambió el título o las condiciones de la subasta",
    Say.ADDED_LOT: "añadió el lote",
    Say.CHANGED_LOT: "cambió el lote",
    Say.MOVED_BEFORE: "movió los lotes {lots} delante del lote {before}",
    Say.MOVED_TO_END: "movió los lotes {lots} al final",
    Say.CHANGED_CATALOGUE: "cambió el catálogo en los lotes {lots}",
    Say.LINED_UP: "puso el lote como siguiente",
    Say.OPENED_LOT: "abrió el lote",
    Say.ASKED: "pidió otro importe",
    Say.OWN_STEP: "fijó un tramo propio para el lote",
    Say.LADDER_STEP: "volvió a los tramos de la escala",
    Say.BID: "pujó",
    Say.BID_MAX: "pujó hasta un máximo",
    Say.RAISED: "subió su máximo y el precio se movió",
    Say.LEFT_MAX: "dejó un máximo o lo cambió",
    Say.TOOK_MAX_OUT: "retiró el máximo del libro",
    Say.RETRACTED: "retiró la puja de la paleta {by}: {text}",
    Say.FAIR_WARNING: "dio el primer aviso",
    Say.FINAL_CALL: "dio el último aviso",
    Say.SOLD_TO_ROOM: "adjudicó el lote a la sala",
    Say.SOLD: "adjudicó el lote a la paleta {to}",
    Say.SOLD_TO_ROOM_UNDER: "adjudicó el lote a la sala por debajo de la reserva",
    Say.SOLD_UNDER: "adjudicó el lote a la paleta {to} por debajo de la reserva",
    Say.PASSED: "dejó el lote sin vender",
    Say.WITHDREW: "retiró el lote",
    Say.REOPENED: "volvió a abrir el lote: {text}",
    Say.EXTENDED: "dio al lote {seconds} s más",
    Say.STRUCK: "tachó la anotación {undoes}",
    Say.PADDLE_PENDING: "la paleta {paddle} espera aprobación",
    Say.PADDLE_APPROVED: "la paleta {paddle} está aprobada",
    Say.PADDLE_REFUSED: "la paleta {paddle} está rechazada",
    Say.PADDLE_BLOCKED: "la paleta {paddle} está bloqueada",
    Say.SEALED: "algo sellado",
    Say.THE_CLOCK: "el reloj",
    Say.THE_HOUSE: "la casa",
    Say.PADDLE: "paleta {paddle}, {name}",
    Say.ENTERED_BY: "{who}, anotado por {clerk}",
    Say.ROOM: "sala",
    Say.LOT: "lote {lot}",
    Say.STRUCK_MARK: "[tachado]",
}


def say(sentence: Say, language: PaperLanguage, **filled: object) -> str:
    """Return a sentence in a language, filled in."""
    form = sentence.value if language is PaperLanguage.ENGLISH else _SPANISH[sentence]
    return form.format(**filled)
