"""What a column of a catalogue may hold, and the headings by which houses say so."""

from enum import StrEnum
from typing import Final


class Column(StrEnum):
    """What a column may hold.

    `estimate` is both estimates in one cell, `lot_suffix` the letter after the number, `images` one or more
    names of pictures (in any number of columns); `left_out` is not taken at all. A column that is none of
    these (None in a mapping) is kept as a text of the house's own.
    """

    LOT = "lot"
    LOT_SUFFIX = "lot_suffix"
    TITLE = "title"
    DESCRIPTION = "description"
    LOW = "low"
    HIGH = "high"
    ESTIMATE = "estimate"
    START = "start"
    RESERVE = "reserve"
    SELLER = "seller"
    VAT = "vat"
    IMAGES = "images"
    LEFT_OUT = "left_out"


REPEATABLE: Final = frozenset({Column.DESCRIPTION, Column.IMAGES, Column.LEFT_OUT})
"""What several columns may give at once."""

# Plain headings (see mapping.plain_heading), the surest first: the trade's words in English, Spanish, French
# and German, and what ATG, LiveAuctioneers, Invaluable and Auction Flex export.
_HEADINGS: Final[dict[Column, str]] = {
    Column.LOT: """
        lot lotnum lotnumber lotno lotnr lote numlote numerolote
        nlote ndelot ndelote nodelot nodelote nolote numerodelote numero
        numerodelot numlot nlot losnr losnummer katalognummer katalognr lotid number no nr catalognumber
        cataloguenumber itemnumber saleorder
    """,
    Column.LOT_SUFFIX: """
        lotsuffix suffix lotext lotextension lotnumberext lotnumberextension lotletter ext sufijo
        lotnumext suffixe zusatz
    """,
    Column.TITLE: """
        title lottitle titulo titre titel name lotname itemname itemtitle leadtext lead lotlead shorttitle
        headline bezeichnung designation intitule kurzbeschreibung shortdescription briefdescription
        objekt item denominacion nombre titleprimary
    """,
    Column.DESCRIPTION: """
        description lotdescription fulldescription longdescription descripcion desc beschreibung
        itemdescription htmldescription details detalle text detailbeschreibung descriptif
        extendeddescription additionaldescription catalogdescription cataloguedescription
    """,
    Column.LOW: """
        lowest lowestimate estimatelow estlow low minestimate estimatemin estimacionbaja estimacionminima
        estimacionmin estimationbasse estimationmin estimbasse estimatebottom schatzpreisvon
        schatzpreismin untererschatzpreis untereschatzung lowerestimate estimatefrom loweestimate lowprice
        estimatedlow estmin estbasse minest estbaja
    """,
    Column.HIGH: """
        highest highestimate estimatehigh esthigh high maxestimate estimatemax estimacionalta
        estimacionmaxima estimacionmax estimationhaute estimationmax estimhaute estimatetop schatzpreisbis
        schatzpreismax obererschatzpreis obereschatzung upperestimate estimateto highprice estimatedhigh
        estmax esthaute maxest estalta
    """,
    Column.ESTIMATE: """
        estimate estimates estimation estimacion presaleestimate schatzpreis schatzwert schatzung est
        valoracion tasacion estimaterange estimatedprice estimatedvalue taxe
    """,
    Column.START: """
        start startprice startingprice startingbid startbid openingbid opening openingprice preciodesalida
        salida preciosalida misaprix startpreis startgebot limitpreis ausruf ausrufpreis aufrufpreis
        minimumbid minbid initialprice miseaprix prixdedepart reserveorstart openbid
    """,
    Column.RESERVE: """
        reserve reserveprice reserva preciodereserva prixdereserve mindestpreis limite reserveamount
        confidentialreserve hiddenreserve
    """,
    Column.SELLER: """
        seller vendor consignor sellercode vendorcode vendornumber consignorcode consignornumber
        consignorid consignornum sellernumber sellerid vendedor consignatario vendeur deposant einlieferer
        verkaufer consignno cedente numerovendedor consigner consignornumberext
    """,
    Column.VAT: """
        vat vatrate vatpercent iva tva mwst ust taxrate hammervat vatonhammer tvaadjudication tipoiva
        salestax tax vatonhammerprice taxpercent
    """,
    Column.IMAGES: """
        image images imagefile imagefiles picture pictures photo photos imagen imagenes foto fotos bild
        bilder imagename imagefilename picturefile photofile imageurl imagepath photofilename picturename
        imagelist fichierimage visuel visuels imagenesdellote
    """,
}

BY_HEADING: Final = {
    heading: (rank, column)
    for column, headings in _HEADINGS.items()
    for rank, heading in enumerate(headings.split())
}
"""Each known heading's column, and how sure it is (0 the surest)."""

UNSURE: Final = frozenset({"limit"})
"""Headings that mean the reserve in one house and the start in the next: nobody should guess."""
