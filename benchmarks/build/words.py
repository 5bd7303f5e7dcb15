"""What a made-up explainer is about: a harbour town that builds ferries, bridges and a tramway."""

import re


def _each(text: str) -> tuple[str, ...]:
    """Phrases that stand on lines of their own or between bars."""
    return tuple(re.split(r" *[|\n] *", text.strip()))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIVEN = _words("""
Ada Alva Bela Birk Calle Cora Dalia Dario Edda Elio Enna Fenn Freda Gero Gusta Hanno Hild Ilse Ivo
Jarl Jona Kaja Kilian Lenz Lora Malin Milo Nela Nilo Oda Orin Pia Piet Runa Rolf Sela Sten Tilda
Timo Ulla Urs Vera Viggo Wanda Wim Xenia Ylva Zeno
""")
FAMILY = _words("""
Abend Aldermoor Bask Bergholt Brink Carrow Castell Dorn Dunmore Eckhart Elling Farrow Fenwick
Garlund Grieve Hallow Hestmark Immel Ingram Jessen Jorvik Kestrel Kolder Lindqvist Lomax Marland
Mewes Norling Nyland Oakley Ostrom Pellworm Prior Quayle Querfurt Rask Rivers Sandvig Selmer
Thornby Tolland Uhland Upton Vestergard Voss Wainscot Wessel Yarrow Ziegler
""")
TOWN = "Marrow Sound"
TOWNS = _each("""Hallen|Tarn Bay|Old Vessel|Brackwater|Skerry|Linden Strand|Upper Holm|North Ness
Saltmarsh|Ferrow|Greyhaven""")
STREETS = _words("""
Anchor Baker Cable Copper Dyke Eel Fisher Gable Glass Hawser Heron Island Juniper Kiln Lantern
Maple Mast Mill Needle Oar Orchard Pilot Quarry Rope Salt Sluice Tar Tide Umber Vane Weaver Willow
Yard
""")
SITES = _each("""Bridge|Depot|Ferry Stage|Gate|Hall|Lock|Market|Pier|Quay|Square|Tram Stop
Warehouse""")
BODIES = _each("""Harbour Office|Bridge Commission|Tramway Company|Ferry Line|Water Board
Dockers’ Union|Planning Court|Survey Institute|Residents’ Council|Savings Bank|Heritage Trust
Pilots’ Guild|Engineering Bureau|Chamber of Trade|Audit Office|Environment Agency""")
OUTLETS = _each("Courier|Gazette|Lantern|Observer|Quayside Radio|Tide|Weekly Mail")
TITLES = _each("Director|Chief engineer|Chair|Treasurer|Spokesperson|Head of planning")

TERM_FIRST = _words("""
ballast bearing berth cable caisson catenary channel dredge fender girder gauge harbour keel lock
mooring pile pontoon ramp sluice tide
""")
TERM_SECOND = _words("""
allowance audit bond box charter curve depth duty fee frame grant index licence line order pass
plan quota survey tariff
""")

VERBS = _each("""approves|puts off|asks for|opens|closes|surveys|redraws|defends|questions|pays for
withdraws|announces|inspects|takes over|starts|extends""")
THINGS = _each("""a second crossing|the night ferry|the eastern quay|a longer tram line
the bridge toll|talks on the depot|the winter timetable|the flood wall|a shared ticket
repairs to the lock|a new pier|the old warehouse|the harbour plan|the dredging of the channel
a bond for the works""")
MORE = _each("""after the storm|for two more years|over a disputed survey|before the season
at a public hearing|without a vote|with new terms|in a first stage|as the ice breaks up
on the last day of the term|against the advice of its engineers|at half the cost""")
REMARKS = _each("""The minutes give no reason.|The works were to last a year.
Nobody had asked the residents.|The sum was higher than in the first plan.
Two members stayed away.|The council had asked for it twice.
The engineers had warned of the current.|It was the third time in a decade.
The ferries ran all the same.|A map was attached.|The decision was published the next morning.
The survey had found soft ground.""")
LABELS = {
    "passengers in a year": "passengers",
    "piles driven": "piles",
    "households consulted": "households",
    "length of the quay": "metres",
    "days without a ferry": "days",
    "trams ordered": "trams",
}
WHOLE_LABELS = {"cost of the works as a whole": "crowns", "members who voted": "members"}
TAGS = _each("ferries|bridges|tramway|floods|money|elections|heritage|winter")
SETTINGS = _each("at a public hearing|on local radio|in a letter to residents|in the council")
REASONS = _each("""they are not allowed to speak in public|the talks were private
they still work for the town""")
