"""Whether two spellings are the same name, inflection tolerated."""

import re
import unicodedata
from collections.abc import Iterable, Set
from functools import lru_cache

_LATIN = re.compile(r"[a-z]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_WORD = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+")

_ENDINGS = frozenset(
    [
        *("s", "es", "n", "an", "ian", "ean", "ese", "ish", "i", "er", "ers", "ic", "ns", "ans"),
        *("ians", "en", "in", "e", "a", "y", ""),
    ]
)
"""What may stand after the common beginning of two Latin forms: Japan-ese, Canad-a, Canad-ian."""

_ALIASES = (
    "us usa america american americans united-states",
    "uk britain british briton britons united-kingdom",
    "un united-nations",
    "eu european-union",
    "uae emirati united-arab-emirates",
    "france french",
    "spain spanish",
    "poland polish pole poles",
    "norway norwegian norwegians noruega norvège norwegen",
    "sweden swedish swede swedes suecia suède schweden suécia",
    "denmark danish dane danes dinamarca danemark dänemark",
    "finland finnish finn finns finlandia finlande finnland",
    "greece greek greeks grecia grèce griechenland grécia",
    "ireland irish irlanda irlande irland",
    "scotland scottish scots escocia écosse schottland",
    "wales welsh",
    "england english inglaterra angleterre",
    "iceland icelandic",
    "thailand thai thais",
    "philippines filipino filipinos philippine",
    "switzerland swiss",
    "belgium belgian belgians bélgica belgique belgien",
    "portugal portuguese",
    "peru peruvian peruvians perú pérou",
    "egypt egyptian egypte égypte ägypten egipto",
    "syria syrian syrians siria syrie syrien",
    "lebanon lebanese líbano liban libanon",
    "hungary hungarian hungarians hungría hongrie ungarn",
    "czechia czech czechs",
    "slovakia slovak slovaks",
    "afghanistan afghan afghans",
    "pakistan pakistani pakistanis",
    "kazakhstan kazakh",
    "iraq iraqi iraqis irak",
    "netherlands dutch países-bajos pays-bas niederlande países-baixos",
    "japan japanese japon japón japão japonés japonais japanisch giappone",
    "germany german deutschland deutsch alemania alemanha allemagne alemán allemand alemão",
    "us estados-unidos états-unis vereinigte-staaten vereinigten-staaten ee-uu usa",
    "uk reino-unido royaume-uni großbritannien grande-bretagne gran-bretaña",
    "london londres londra",
    "china chine chinese chino chinois",
    "russia russland rusia rússia russie russe ruso",
    "ukraine ucrania ucrânia",
    "france francia frança frankreich",
    "italy italia itália italie italien",
    "spain españa espanha espagne spanien",
    "brazil brasil brésil brasilien",
    "moscow moscú moscou moskau mosca",
    "beijing pekín pékin peking pequim",
    "tokyo tokio tóquio",
    "warsaw varsovia varsovie warschau warszawa",
    "geneva ginebra genève genf genebra",
    "switzerland suiza suisse schweiz suíça",
    "europe europa",
    "africa áfrica afrique afrika",
    "israel israël",
    "turkey turkish turquía turquie türkei türkiye turquia",
    "korea corea corée coreia",
    "canada canadá kanada",
    "mexico méxico mexique mexiko",
    "eu unión-europea union-européenne europäische-union união-europeia",
    "un onu naciones-unidas nations-unies vereinte-nationen nações-unidas",
    "nato otan",
)


def fold(word: str) -> str:
    """Return a word in lower case, without accents and dots."""
    split_up = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(char for char in split_up if not unicodedata.combining(char))
    return kept.replace(".", "").replace("ё", "е")


def parts(text: str) -> list[str]:
    """Return the folded words of a text or a name."""
    return [fold(match[0]) for match in _WORD.finditer(text)]


def is_among(part: str, known: Set[str]) -> bool:
    """Tell whether a folded part of a name is among known folded words in some inflection."""
    if part in known or any(other in known for other in _aliases().get(part, ())):
        return True
    if len(part) < 4 or any(char.isdigit() for char in part):
        return False
    return any(_inflected(part, other) for other in known if other[:3] == part[:3])


def scripts(words: Iterable[str]) -> frozenset[str]:
    """Return which of the scripts with capital letters (latin, cyrillic) the words are in."""
    found = set()
    for word in words:
        if _LATIN.search(word):
            found.add("latin")
        elif _CYRILLIC.search(word):
            found.add("cyrillic")
    return frozenset(found)


def share_script(text: str, known: Iterable[str]) -> bool:
    """Tell whether a text may be in the words of `known`: no scripts that they lack."""
    own = scripts(parts(text))
    return not own or bool(own & scripts(known))


def _inflected(one: str, other: str) -> bool:
    """Tell whether two words differ by an ending only."""
    common = 0
    while common < min(len(one), len(other)) and one[common] == other[common]:
        common += 1
    ends = one[common:], other[common:]
    if _CYRILLIC.match(one):
        return common >= 3 and min(map(len, ends)) <= 2 and max(map(len, ends)) <= 3
    if common < 4 or not all(end in _ENDINGS for end in ends):
        return False
    return "" in ends or min(map(len, ends)) == 1 < max(map(len, ends))


@lru_cache(maxsize=1)
def _aliases() -> dict[str, frozenset[str]]:
    """Return each folded name of a country, city or organisation with its other names' words."""
    table: dict[str, set[str]] = {}
    for line in _ALIASES:
        groups = [[fold(word) for word in name.split("-")] for name in line.split()]
        for group in groups:
            others = {word for other in groups for word in other}
            for word in group:
                table.setdefault(word, set()).update(
                    others - {"united", "union", "unidos", "paises"}
                )
    return {word: frozenset(others) for word, others in table.items()}
