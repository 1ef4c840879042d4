"""Whether the words around a weekday point to the past or to the future."""

import re

_FUTURE = {
    "en": r"will|won['’]t|shall|['’]ll|going to|set to|due|expected|scheduled|slated"
    r"|planning|plans?|planned|likely|about to|poised|hopes? to|intends?|upcoming|ahead of"
    r"|(?:is|are) to|to be|by"
    r"|until|may|might|would|should|can|next|coming|begins|starts|opens|if",
    "es": r"\w+r[áé]n?|va a|van a|prevé|previst[oa]s?|próxim[oa]",
    "pt": r"\w+r(?:á|ão)|vai|vão|previst[oa]s?|próxim[oa]",
    "fr": r"\w+r(?:a|ont)|va|vont|doit|doivent|prévue?s?|prochaine?",
    "de": r"wird|werden|will|wollen|soll|sollen|geplant|kommenden|nächsten",
    "ru": r"будет|будут|планиру\w+|намерен\w*|предстоит|состоится|про[йи]д[её]т|ожида\w+"
    r"|встретится|должен|должна|следующ\w+",
    "uk": r"буде|будуть|плану\w+|має намір"
    r"|відбудеться|про[йи]де|очіку\w+|зустрінеться|наступн\w+",
}
_PAST = {
    "en": r"\w{2,}ed|said|was|were|had|told|met|won|lost|came|went|made|took|got|gave|began|held"
    r"|led|left|found|fell|rose|hit|shot|wrote|did|saw|sent|spoke|became|broke|brought|built"
    r"|bought|caught|drew|fought|grew|kept|knew|laid|paid|put|quit|ran|sat|set off|sold"
    r"|spent|stood|struck"
    r"|swore|taught|thought|threw|understood|withdrew|since|has|have|last|earlier|late|after",
    "es": r"\w+ó|\w+(?:aron|ieron)|fue|fueron|dijo|había|pasad[oa]",
    "pt": r"\w+(?:ou|aram|eram|iram)|foi|foram|disse|havia|passad[oa]",
    "fr": r"a|ont|est|sont|était|avait|dernière?",
    "de": r"war|waren|hat|haben|hatte|wurde|wurden|\w{3,}te|\w{3,}ten|sagte|vergangenen|letzten",
    "ru": r"\w{2,}(?:л|ла|ло|ли|лся|лась|лись)|прошл\w+",
    "uk": r"\w{2,}(?:в|ла|ло|ли|вся|лася|лися)|минул\w+",
}
_CUES = {
    language: re.compile(
        rf"(?<!\w)(?:(?P<future>{_FUTURE[language]})|(?P<past>{_PAST[language]}))(?!\w)",
        re.IGNORECASE,
    )
    for language in _FUTURE
}
_REACH = 90
"""Characters looked at on each side: about a clause."""
_CLAUSE_END = re.compile(r"[.!?;\n](?=\s|$)")


def direction(text: str, start: int, end: int, language: str) -> int:
    """Return -1 when the verb nearest to `text[start:end]` is past, 1 when future, 0 unclear.

    A rule of thumb: verbs before the words count as nearer than those after; sentences in which
    nothing is found, and languages without cues here, are unclear.
    """
    cues = _CUES.get(language)
    if cues is None:
        return 0
    before = _CLAUSE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _CLAUSE_END.split(text[end : end + _REACH])[0]
    best: tuple[int, int] | None = None
    for match in cues.finditer(before):
        best = (len(before) - match.end(), 1 if match["future"] else -1)
    if follows := cues.search(after):
        candidate = (follows.start() + 12, 1 if follows["future"] else -1)
        best = min(best, candidate) if best else candidate
    return best[1] if best else 0
