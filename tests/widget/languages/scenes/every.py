"""Every scene there is, by the name that a test which fails is told by."""

from tests.widget.languages.scenes import beside, bidder, door, hosting, notices, office, rostrum
from tests.widget.languages.scenes.front import Scene

SCENES: dict[str, Scene] = {
    "door, which house": door.which_house,
    "door, who you are": door.who_you_are,
    "door, certificates": door.certificates,
    "hosting": hosting.hosting,
    "links": notices.links,
    "notices": notices.notices,
    "lobby": beside.the_lobby,
    "audit": beside.the_audit,
    "hall": beside.the_hall,
    "rehearsal": beside.a_rehearsal,
    "office, before the sale": office.before_the_sale,
    "office, after the sale": office.after_the_sale,
    "office, catalogue": office.cataloguing,
    "office, a new sale": office.a_new_sale,
    "bidder, before the sale": bidder.before_the_sale,
    "bidder, over the sale room": bidder.over_the_sale_room,
    "bidder, bidding": bidder.bidding,
    "bidder, a bad line": bidder.a_bad_line,
    "bidder, a timed sale": bidder.a_timed_sale,
    "bidder, my bids": bidder.my_bids,
    "rostrum, calling": rostrum.calling,
    "rostrum, before and after": rostrum.at_the_ends,
    "rostrum, a timed sale": rostrum.a_timed_sale,
    "rostrum, dialogs": rostrum.over_the_rostrum,
}
