"""Which language a text is in, by its script and its function words."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from ingest.text.stopwords import STOP_WORDS

_SAMPLE = 6000
"""Characters looked at: enough for certainty, little enough for a page of megabytes."""

_SCRIPTS = re.compile(
    r"(?P<kana>[\u3040-\u30ff]+)"
    r"|(?P<han>[\u3400-\u4dbf\u4e00-\u9fff]+)"
    r"|(?P<hangul>[\u1100-\u11ff\uac00-\ud7af]+)"
    r"|(?P<cyrillic>[\u0400-\u052f]+)"
    r"|(?P<arabic>[\u0620-\u065f\u066e-\u06d3]+)"
    r"|(?P<greek>[\u0370-\u03ff]+)|(?P<hebrew>[\u05d0-\u05ea]+)|(?P<thai>[\u0e00-\u0e7f]+)"
    r"|(?P<devanagari>[\u0900-\u097f]+)|(?P<armenian>[\u0530-\u058f]+)"
    r"|(?P<georgian>[\u10a0-\u10ff]+)|(?P<latin>[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)"
)
_ONE_LANGUAGE = {
    "hangul": "ko",
    "greek": "el",
    "hebrew": "he",
    "thai": "th",
    "devanagari": "hi",
    "armenian": "hy",
    "georgian": "ka",
}

# Neighbours that would otherwise be taken for one of the languages of STOP_WORDS.
_NEIGHBOURS = {
    "sv": "och att det som en på är av för med den till inte har de ett om var jag han hon men när",
    "da": "og at det som en på er af for med den til ikke har de et om var jeg han hun men når",
    "no": "og at det som en på er av for med den til ikke har de et om var jeg han hun men når",
    "fi": "ja on ei se että hän oli joka mutta kun ovat myös kuin sen olla mukaan jos niin tai",
    "tr": "ve bir bu için ile da de olarak daha çok gibi ne kadar sonra olan var ama en ise değil",
    "ro": "și de în la cu pe care nu a fost este din pentru mai că sunt o un au fi sau ca după",
    "cs": "a v se na je že s z do to i o k ve pro za by ale jsou byl jako jeho který při po než",
    "hu": "a az és hogy nem is egy ez meg volt de csak már mint ki még vagy kell el van azt",
    "ca": "i de la el que a en els les amb per una un és del al no es dels van són aquest més com",
    "id": "yang dan di ini itu dengan untuk dari dalam tidak akan pada ke adalah juga oleh ada",
    "vi": "và của là có được cho không một trong với các người này đã những để khi đến từ",
    "bg": "на и в да се за от са че не по си е с беше който като до това ще след при или",
    "sr": "је и у на да се за од са су не што ће као до који по из али био након",
    "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شد می های",
    "ur": "کے کی میں ہے اور سے کا کو اس نے پر کہ ہیں یہ بھی تھا کر ہو",
}
_LETTERS = {
    "es": "ñ¿¡",
    "de": "ß",
    "pt": "ãõ",
    "fr": "œ",
    "pl": "łąęśżźń",
    "ru": "ыэёъ",
    "uk": "іїєґ",
    "sv": "å",
    "cs": "řůě",
    "hu": "őű",
    "ro": "șțăţş",
    "tr": "ğış",
    "vi": "ơưđạảấầậắặẹẻếềểễệ",
    "sr": "јљњћђџ",
    "fa": "پچژگیک",
    "ur": "ٹڈڑںےہ",
}
"""Letters that a language has and its neighbours mostly lack; each is worth a weak word."""

_LONE_LETTERS = frozenset("bcdfghjklmnpqrstvwxz")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, None when that is not sure.

    Script decides where it can; Latin, Cyrillic and Arabic letters are told apart by function
    words, each weighed by how few languages have it (after Cavnar and Trenkle's observation that
    the most frequent words identify a language). A few words without any function word give None.
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script is None:
        return None
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script]
    if script in {"kana", "han"}:
        return "ja" if script == "kana" else "zh"
    return _by_words(sample, script)


def _script(sample: str) -> str | None:
    """Return the script most letters are in; kana beside Han means Japanese."""
    counts: Counter[str] = Counter()
    for match in _SCRIPTS.finditer(sample):
        counts[str(match.lastgroup)] += match.end() - match.start()
    if counts["kana"] * 20 >= counts["han"]:
        counts["kana"] += counts.pop("han", 0)
    # One Han or kana character says as much as a short word of letters.
    for dense in ("kana", "han"):
        if dense in counts:
            counts[dense] *= 3
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] > 0 else None


def _by_words(sample: str, script: str) -> str | None:
    """Return the language of a script whose function words and letters outweigh the others'."""
    scores: defaultdict[str, float] = defaultdict(float)
    for match in _WORD.finditer(sample.lower()):
        word = match[0].replace("’", "'")
        if word in _LONE_LETTERS:  # "l'an" says French, the initial of a name says nothing
            continue
        for part in {word, word.split("'")[0]}:
            for language in (owners := _OWNERS.get(part, ())):
                scores[language] += 1 / len(owners)
    _weigh_letters(sample.lower(), scores)
    for neighbour in _NEIGHBOURS:
        scores[neighbour] *= 0.75
    ranked = sorted((s, lang) for lang, s in scores.items() if _SCRIPT_OF.get(lang) == script)
    if not ranked or ranked[-1][0] < 0.3:
        return None
    second = ranked[-2][0] if len(ranked) > 1 else 0.0
    return ranked[-1][1] if ranked[-1][0] >= 1.25 * second else None


def _weigh_letters(sample: str, scores: defaultdict[str, float]) -> None:
    """Add what the tell-tale letters of each language say."""
    for language, letters in _LETTERS.items():
        scores[language] += 0.25 * sum(sample.count(letter) for letter in letters)


def _owners() -> Mapping[str, tuple[str, ...]]:
    """Return each function word with the languages that have it."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for language, listed in STOP_WORDS.items():
        for word in listed:
            owners[word].append(language)
    for language, line in _NEIGHBOURS.items():
        for word in line.split():
            owners[word].append(language)
    return {word: tuple(languages) for word, languages in owners.items()}


_OWNERS = _owners()
_SCRIPT_OF = {
    language: {"ru": "cyrillic", "uk": "cyrillic", "bg": "cyrillic", "sr": "cyrillic"}.get(
        language, "arabic" if language in {"ar", "fa", "ur"} else "latin"
    )
    for language in (*STOP_WORDS, *_NEIGHBOURS)
}
