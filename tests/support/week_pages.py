"""What a group shares in the played week: 40 articles, three stories among them by several outlets.

Made up for this project; no event, person or outlet is real.
"""

import html
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One article on the local web; pages of one `story` report the same event."""

    path: str
    site: str
    title: str
    text: tuple[str, ...]
    published: str
    language: str = "en"
    story: str = ""

    @property
    def source(self) -> str:
        """The page as HTML."""
        body = "".join(f"<p>{html.escape(one)}</p>" for one in self.text)
        return (
            f'<html lang="{self.language}"><head><title>{html.escape(self.title)}</title>'
            f'<meta property="og:site_name" content="{self.site}">'
            f'<meta property="article:published_time" content="{self.published}T06:00:00Z"></head>'
            f"<body><article><h1>{html.escape(self.title)}</h1>{body}</article></body></html>"
        )


def _pages(day: str, language: str, *rows: tuple[str, str, str, str, str]) -> list[Page]:
    return [
        Page(f"/{path}", site, title, tuple(text.split(" | ")), day, language, story)
        for path, site, title, text, story in rows
    ]


WEEK = [
    *_pages(
        "2026-03-23",
        "en",
        (
            "ferry-courier",
            "Harbour Courier",
            "Ferry Aurora runs aground off Lindholm with 214 aboard",
            "The ferry Aurora ran aground off the island of Lindholm on Sunday night with 214"
            " passengers aboard, the coast guard said. | All passengers were brought to the island"
            " in lifeboats, and nobody was hurt. Captain Ingrid Solberg said the rudder had failed.",
            "ferry",
        ),
        (
            "ferry-tribune",
            "Lindholm Tribune",
            "Aurora ferry stuck on rocks at Lindholm, 219 rescued",
            "Rescuers took 219 passengers off the ferry Aurora after it struck rocks near Lindholm"
            " late on Sunday, the shipping company said. | Captain Ingrid Solberg reported a failed"
            " rudder. The coast guard hopes to pull the ship free at high tide.",
            "ferry",
        ),
        (
            "ferry-post",
            "Northern Post",
            "Passengers describe the night on the grounded Aurora ferry",
            "Passengers of the ferry Aurora, which ran aground off Lindholm on Sunday, told of a"
            " calm rescue in lifeboats. | Captain Ingrid Solberg went from deck to deck with a lamp"
            " when the rudder had failed. Nobody among the passengers was hurt.",
            "ferry",
        ),
        (
            "bees",
            "Field Notes",
            "Beekeepers count more hives than ten years ago",
            "Beekeepers in the valley counted 4,300 hives this spring, a third more than ten years"
            " ago. | Mild winters and strips of wild flowers along the fields helped, says biologist"
            " Tomas Reyes, who warns of the mite that came with imported queens.",
            "",
        ),
        (
            "library-roof",
            "Harbour Courier",
            "City library closes until autumn for a new roof",
            "The city library closes on 1 April because its roof of 1931 leaks over the reading"
            " room. | The repair costs 1.8 million euros. Books can be ordered to the branch on"
            " Mill Street, which opens on Sundays meanwhile.",
            "",
        ),
        (
            "chess",
            "Sixty-Four",
            "Twelve-year-old beats two grandmasters in one weekend",
            "Amina Okoro, twelve years old, beat two grandmasters at the open tournament of Porto on"
            " the weekend. | She learned chess from her grandmother and trains four hours a day. She"
            " needs one more result to become the youngest master of her country.",
            "",
        ),
        (
            "bread",
            "Market Watchers",
            "Bread gets dearer as mills pay more for power",
            "A loaf of bread costs eleven cents more than in January, the statistics office"
            " reports. | Mills pass on their bills for electricity, says Helga Brandt of the"
            " millers' association, and flour itself has become cheaper.",
            "",
        ),
    ),
    *_pages(
        "2026-03-24",
        "en",
        (
            "comet",
            "Sky Letter",
            "Comet can be seen with bare eyes until Easter",
            "A comet that was found only in November can be seen with bare eyes low in the west after"
            " sunset. | It comes back in 11,000 years, astronomer Leila Haddad computes. Binoculars"
            " show its tail, which splits in two.",
            "",
        ),
        (
            "tram",
            "Harbour Courier",
            "Tram line 9 to reach the airport in 2028",
            "Line 9 of the tram will reach the airport in 2028, the transport authority decided on"
            " Tuesday. | The six kilometres cost 240 million euros, half of it from the state."
            " Residents of Linden Avenue have gone to court over the noise.",
            "",
        ),
        (
            "vaccine",
            "Health Line",
            "Malaria vaccine halves deaths of small children in trial",
            "A vaccine against malaria halved the deaths of small children in a trial with 5,800"
            " families in Ghana and Mali. | Doctor Kwame Mensah calls for three doses before the rains"
            " begin. Two companies have offered to make it at cost.",
            "",
        ),
        (
            "keyboard",
            "Bit by Bit",
            "Old typewriters become keyboards in a Lisbon workshop",
            "In a Lisbon workshop, two engineers turn typewriters of the fifties into keyboards for"
            " computers. | Each key closes a contact under the old lever. Joana Pires sells forty a"
            " month and has a waiting list until August.",
            "",
        ),
        (
            "orchestra",
            "Evening Echo",
            "Youth orchestra wins the Vienna competition",
            "The youth orchestra of the music school won the competition in Vienna with a symphony"
            " by Dvorak. | Conductor Marta Nowak is only twenty-six. The prize is a tour through"
            " Japan in October.",
            "",
        ),
    ),
    *_pages(
        "2026-03-25",
        "en",
        (
            "dam-courier",
            "Harbour Courier",
            "Parliament stops the Velden dam after years of protest",
            "Parliament voted 188 to 151 on Wednesday to stop the dam at Velden, after eight years of"
            " protest by farmers and fishermen. | Minister Paula Ferreira said the river would be put"
            " under protection. The builder Hydron wants 60 million euros in damages.",
            "dam",
        ),
        (
            "dam-economist",
            "Market Watchers",
            "Hydron seeks 75 million after parliament stops Velden dam",
            "The company Hydron seeks 75 million euros because parliament stopped its dam at Velden"
            " on Wednesday by 188 votes to 151. | Minister Paula Ferreira rejects the claim. Shares of"
            " Hydron fell by nine per cent after the vote about the river.",
            "dam",
        ),
        (
            "dam-river",
            "River Watch",
            "Velden dam stopped: fishermen celebrate on the river",
            "Fishermen celebrated with boats and lanterns on the river when parliament stopped the dam"
            " at Velden on Wednesday. | The vote was 188 to 151. Minister Paula Ferreira promised to"
            " protect the river by law before summer.",
            "dam",
        ),
        (
            "glacier",
            "Field Notes",
            "Researchers drill the oldest ice of the Alps",
            "Researchers brought up ice from a glacier in the Alps that is 6,200 years old. | Dust in it"
            " tells of fires and of copper mines, says geologist Reto Camenisch. The cores are kept"
            " at minus 50 degrees in Bern.",
            "",
        ),
        (
            "toys",
            "Evening Echo",
            "Museum of toys looks for a new house",
            "The museum of toys must leave its house by the station in September, since the railway"
            " needs the rooms. | It owns 12,000 pieces, among them a tin zoo of 1890. Director Olga"
            " Petrenko has been offered an old brewery.",
            "",
        ),
    ),
    *_pages(
        "2026-03-26",
        "en",
        (
            "satellite",
            "Sky Letter",
            "Students' satellite falls silent after nine days",
            "The satellite that students of three universities built has been silent since Thursday,"
            " nine days after its launch. | Its battery probably got too cold. Team leader Yusuf"
            " Demir hopes that it wakes when its orbit turns to the sun in May.",
            "",
        ),
        (
            "school-meals",
            "Harbour Courier",
            "Free meals in all primary schools from September",
            "From September all primary schools of the county serve a free meal at noon. | It costs 31"
            " million euros a year. Cooks are sought: 140 places are open, says councillor Brian"
            " Doyle, who wants vegetables from farms nearby.",
            "",
        ),
        (
            "wolf",
            "Field Notes",
            "Wolf walks 1,200 kilometres and settles by the sea",
            "A young wolf with a transmitter walked 1,200 kilometres in five months and settled in the"
            " dunes. | Shepherds get fences paid. Ranger Silke Arens has found tracks of a second"
            " animal, probably a female.",
            "",
        ),
        (
            "novel",
            "Page Turner",
            "First novel by a bus driver wins the book prize",
            "A novel that the bus driver Dario Conti wrote between two shifts has won the book prize"
            " of the publishers. | It tells of one night on line 14. The jury praised its ear for"
            " the way that people talk.",
            "",
        ),
        (
            "solar",
            "Bit by Bit",
            "Foil of perovskite makes power at 27 per cent",
            "A foil of perovskite turns 27 per cent of sunlight into power in a laboratory in"
            " Uppsala. | It can be printed like a newspaper. Physicist Hanna Lind says that it must"
            " still learn to bear rain for twenty years.",
            "",
        ),
    ),
    *_pages(
        "2026-03-27",
        "en",
        (
            "strike-courier",
            "Harbour Courier",
            "Port workers of Easthaven strike for higher night pay",
            "Two thousand port workers of Easthaven went on strike on Friday for higher night pay, and"
            " forty ships wait at anchor. | Union leader Carlos Mendez demands twelve per cent. The"
            " port authority offers five and calls for an arbiter.",
            "strike",
        ),
        (
            "strike-watchers",
            "Market Watchers",
            "Easthaven port strike leaves ships at anchor",
            "A strike of port workers at Easthaven keeps forty ships at anchor since Friday. | Union"
            " leader Carlos Mendez wants twelve per cent more for nights; the port authority offers"
            " five. Coffee and bananas get scarce first, traders say.",
            "strike",
        ),
        (
            "paint",
            "Evening Echo",
            "Restorers find a face under the saint",
            "Under the picture of a saint in the cathedral, restorers found the face of a laughing"
            " woman. | X-rays show that the canvas was used twice around 1640. Restorer Bianca Galli"
            " thinks she was the painter's sister.",
            "",
        ),
        (
            "sauna",
            "Northern Post",
            "Public sauna opens in an old lightship",
            "An old lightship in the harbour has become a public sauna with room for thirty. | It is"
            " heated with wood from storms. Owner Pekka Laine reserves Tuesdays for people who"
            " are out of work.",
            "",
        ),
        (
            "privacy",
            "Bit by Bit",
            "Court forbids cameras that count customers",
            "A court has forbidden a chain of shops to count and measure customers with cameras in the"
            " ceiling. | Even without names such pictures are personal data, the judges say. The"
            " lawyer Nadia Rahman had sued as a customer.",
            "",
        ),
    ),
    *_pages(
        "2026-03-28",
        "en",
        (
            "tea",
            "Page Turner",
            "Letters of a tea planter come home after 140 years",
            "A box with 300 letters of a tea planter has come back to her village after 140 years. |"
            " She wrote of storms, wages and a lame elephant. The teacher Sunil Perera reads from"
            " them every Saturday in the temple hall.",
            "",
        ),
        (
            "marathon",
            "Evening Echo",
            "Marathon gets a new course along the river",
            "The marathon of the city leaves the old town this year and runs along the river for 21"
            " kilometres. | It is faster and has shade, says organiser Lucy Hart. Cafes on the old"
            " course feel left behind.",
            "",
        ),
        (
            "clock",
            "Field Notes",
            "Village votes to let the church clock strike at night",
            "A village of 800 people voted by three to one to let its church clock strike at night. |"
            " Two guests of the inn had complained. The verger Anton Gruber winds it by hand every"
            " other day.",
            "",
        ),
        (
            "robot",
            "Bit by Bit",
            "Robot sorts waste paper better than people",
            "A robot in a plant for waste paper finds 97 of 100 wrong pieces; people find 90. | It sees"
            " glue and foil in infrared light. Engineer Min-ji Park says that nobody lost a job,"
            " because nobody wanted this one.",
            "",
        ),
    ),
    *_pages(
        "2026-03-26",
        "de",
        (
            "pokal",
            "Sportblatt",
            "Neuhafen gewinnt das Pokalfinale im Elfmeterschießen",
            "Der SV Neuhafen hat das Pokalfinale gegen Union Bergstadt mit 5:4 im Elfmeterschießen"
            " gewonnen. | Torhüter Jonas Weber hielt zwei Elfmeter. Vor 31.000 Zuschauern hatte es"
            " nach 120 Minuten 1:1 gestanden.",
            "",
        ),
        (
            "trainer",
            "Sportblatt",
            "Bergstadt trennt sich von Trainer Krüger",
            "Union Bergstadt hat sich nach der vierten Niederlage in Folge von Trainer Stefan Krüger"
            " getrennt. | Bis zum Sommer übernimmt Assistentin Laura Klein die Mannschaft. Der Verein"
            " steht auf dem vorletzten Platz der Liga.",
            "",
        ),
        (
            "stadion",
            "Abendkurier",
            "Stadt baut das Stadion am Deich doch nicht aus",
            "Der Stadtrat hat den Ausbau des Stadions am Deich mit großer Mehrheit abgelehnt. | Die"
            " Kosten waren von 38 auf 61 Millionen Euro gestiegen. Bürgermeisterin Ute Hansen will"
            " nun die Tribünen sanieren lassen.",
            "",
        ),
        (
            "schwimmen",
            "Abendkurier",
            "Sechzehnjährige schwimmt deutschen Rekord über 200 Meter",
            "Die sechzehnjährige Lea Brandt ist in Rostock über 200 Meter Rücken deutschen Rekord"
            " geschwommen. | Sie brauchte 2:05,3 Minuten. Ihre Trainerin rechnet mit einer Medaille bei"
            " der Weltmeisterschaft im Juli.",
            "",
        ),
        (
            "rad",
            "Radwelt",
            "Radrennen um den See fällt wegen Steinschlag aus",
            "Das Radrennen um den Bergsee fällt in diesem Jahr aus, weil Steine auf die Straße gestürzt"
            " sind. | Der Hang muss mit Netzen gesichert werden. Rund 2.000 Fahrer bekommen ihr"
            " Startgeld zurück.",
            "",
        ),
    ),
]
"""In the order in which they are shared."""
PAGES = {page.path: page.source for page in WEEK}
