"""Names of time zones in the bot's languages, from CLDR and `zones.toml`. Pure."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from babel import Locale
from babel.core import get_global
from snowballstemmer import stemmer

from bot.planning.folding import name_key

LANGUAGES = ("en", "es", "de", "fr", "pt", "ru", "uk", "ja", "ar")
_SHORTEST_STEM = 3

Names = Mapping[str, tuple[str, ...]]


def canonical(zone: str) -> str:
    """Return today's name of a zone: "Asia/Kolkata" for "Asia/Calcutta"."""
    return str(get_global("zone_aliases").get(zone, zone))


@cache
def zones_by_name() -> Names:
    """For each known name, as `name_key` gives it, the zones that it may mean."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, zone in (*_ids(), *_cities(), *_countries(), *_ours()):
        found[name_key(name)][zone] = None
    return {name: tuple(zones) for name, zones in found.items() if name}


@cache
def zones_by_stem() -> Names:
    """The same for names in Cyrillic without their endings: "по Москве" is "Москва"."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, zones in zones_by_name().items():
        stem = stem_key(name)
        if stem is not None:
            found[stem].update(dict.fromkeys(zones))
    return {stem: tuple(zones) for stem, zones in found.items()}


def stem_key(name: str) -> str | None:
    """Return the stems of a folded name in Cyrillic; None for other names and very short ones."""
    if not any("а" <= letter <= "я" for letter in name):
        return None
    stems = " ".join(stemmer("russian").stemWords(name.split()))
    return stems if len(stems) >= _SHORTEST_STEM else None


@cache
def around() -> frozenset[str]:
    """Words beside a name that do not belong to it, folded: "London *time*"."""
    return frozenset(name_key(_table()["around"]["words"]).split())


def _ids() -> Iterator[tuple[str, str]]:
    """IANA names, old ones included, and the cities in them."""
    for zone in _zones():
        yield zone, zone
        yield zone.rpartition("/")[2], zone
    for old, zone in get_global("zone_aliases").items():
        if "/" in old and not old.startswith("Etc/"):
            yield old, zone


def _cities() -> Iterator[tuple[str, str]]:
    """The city that stands for each zone, in each language."""
    for language in LANGUAGES:
        for zone, names in Locale(language).time_zones.items():
            if "city" in names and zone != "Etc/Unknown":
                yield names["city"], canonical(zone)


def _countries() -> Iterator[tuple[str, str]]:
    """The names of countries with all their zones, in each language."""
    territories = [Locale(language).territories for language in LANGUAGES]
    for country, zones in get_global("territory_zones").items():
        if len(country) == 2:
            names = {names[country] for names in territories if country in names}
            for name in (*sorted(names), *_table()["countries"].get(country, ())):
                yield from ((name, zone) for zone in _zones_of_country(country, zones))


def _zones_of_country(country: str, zones: Iterable[str]) -> list[str]:
    if country in _table()["main"]:
        return [str(_table()["main"][country])]
    return [*_table()["first"].get(country, ()), *_real(zones)]


def _ours() -> Iterator[tuple[str, str]]:
    for zone, names in _table()["names"].items():
        for name in names:
            yield name, zone


def _zones() -> list[str]:
    zones = {zone for zones in get_global("territory_zones").values() for zone in _real(zones)}
    return sorted(zones)


def _real(zones: Iterable[str]) -> list[str]:
    """Leave out zones that are no place; a country's list is in no fixed order."""
    return [zone for zone in sorted(zones) if not zone.startswith("Etc/")]


@cache
def _table() -> dict[str, dict[str, Any]]:
    source = resources.files("bot.planning").joinpath("zones.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
