"""Whether a page is an article, and if not, what it is instead."""

import re
from dataclasses import dataclass

from ingest.errors import NotAnArticle
from ingest.extract.metadata import Facts
from ingest.extract.tree import Element, attribute, path_of, squeeze, text_in, words_of

_BOT_CHECK = re.compile(
    r"just a moment\.\.\.|checking (?:if the site connection is secure|your browser)"
    r"|verif(?:y|ying|ication) (?:that )?(?:you are|you're|if you are)(?: not)? (?:a )?(?:human"
    r"|robot)"
    r"|attention required! \| cloudflare|enable javascript and cookies to continue"
    r"|unusual traffic from your"
    r"|pardon our interruption|are you a (?:human|robot)|i am not a robot|press (?:&"
    r"|and) hold to confirm"
    r"|complete the security check|ddos protection by|incapsula incident"
    r"|access (?:to this page has been )?denied"
    r"|sorry, you have been blocked|blocked by (?:our )?security|solve (?:the|this) captcha|captcha"
    r"|проверка браузера|подтвердите, что вы не робот|verifica que no eres un robot",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"^\W*(?:error\W+)?(?:40[034]|410|50[0234])\b|\b(?:error|http) (?:40[034]|410|50[0234])\b"
    r"|\b(?:page|content|article|story|post|file|site|url)\b.{0,30}\b(?:not|n['’]t|no longer"
    r"|cannot be|could not be)"
    r"\b.{0,15}\b(?:found|exist|available|displayed)|^\W*not found\W*$"
    r"|\b(?:can['’]t|cannot|couldn['’]t|could not) find (?:the|that|this|your) (?:page|article"
    r"|story)"
    r"|\b(?:seite|artikel) (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)"
    r"|página no encontrada"
    r"|página não encontrada|pagina non trovata|pagina niet gevonden|страница не найдена"
    r"|nie znaleziono strony"
    r"|something went wrong|internal server error|service (?:temporarily )?unavailable|bad gateway"
    r"|ページが見つかりません|页面不存在|페이지를 찾을 수 없",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\bprivacy\b|\b(?:our|and our|\d+) partners\b"
    r"|\bpersonali[sz]ed ads?\b|\bgdpr\b"
    r"|legitimate interest|datenschutz|einwilligung|confidentialité|consentement|privacidad"
    r"|consentimiento"
    r"|before you continue|accept all|reject all|конфиденциальност|файлы cookie",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"\b(?:subscribe|register|sign (?:up|in)|log ?in|join)\b.{0,60}\b(?:to (?:continue|keep"
    r"|finish|read|unlock|access|view)"
    r"|for (?:full|unlimited) access)|\b(?:continue|keep) reading (?:this|the|with|for|your)\b"
    r"|\b(?:article|story|content) is (?:only )?(?:for|available to|reserved for"
    r"|exclusive to) (?:our )?(?:paid |paying )?"
    r"(?:subscribers?|members?)|already a (?:subscriber|member)|to read the (?:full|rest|whole"
    r"|entire)"
    r"|(?:subscriber|member)s?[- ](?:only|exclusive)|you['’]ve (?:reached|used) your (?:limit"
    r"|free)|free articles? (?:left|remaining)"
    r"|unlock this article|start your (?:free )?trial|jetzt abonnieren|abo abschließen"
    r"|weiterlesen mit|nur für abonnenten"
    r"|réservé aux abonnés|il vous reste .{1,20} à lire|contenido exclusivo para suscriptores"
    r"|suscr[íi]bete para"
    r"|conteúdo exclusivo para assinantes|contenuto riservato agli abbonati|только для подписчиков",
    re.IGNORECASE,
)
_JAVASCRIPT = re.compile(
    r"(?:enable|turn on|activate|need|requires?|activer|aktivieren|habilit"
    r"|включите)\W.{0,40}\bjava ?script"
    r"|java ?script (?:is )?(?:disabled|required|must be|needs? to be|deaktiviert|désactivé)"
    r"|(?:without|ohne|sans) java ?script|doesn['’]t work (?:properly )?without java",
    re.IGNORECASE,
)
_LOCKED = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
_SHORT = 150
"""Words: a page with fewer may be a wall; one with more has something to read."""
_TOO_SHORT = 15
_SENTENCE = re.compile(r"[.!?…。！？।][\"'”’»)\]]*(?:\s|$)")
_HEADLINE = (4, 30)
"""Words in a link that is somebody's headline, not a menu entry."""
_MOST_TEASERS = 200_000
_MOST_LINES = 500
_CARD = 900
"""Characters: a headline with its teaser is shorter, an article longer."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is seen on a page before anything but hidden text is taken out of it."""

    shown: str
    scripted: str
    locked: bool
    app: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """What is left on the page beside its prose, once its furniture is gone."""

    headlines: int
    """Links that read like headlines."""
    cards: tuple[str, ...]
    """Texts of linked headings with their teasers."""


def gather(tree: Element) -> Evidence:
    """Collect the evidence; call it before hidden text is removed, since `noscript` counts."""
    body = tree.find(".//body")
    root = tree if body is None else body
    scripts = " ".join(text_in(node) for node in tree.iter("noscript"))
    return Evidence(
        shown=words_of(root)[:20_000],
        scripted=scripts[:5_000],
        locked=_is_locked(tree),
        app=any(
            attribute(n, "id") in {"root", "app", "__next", "__nuxt"} for n in root.iter("div")
        ),
    )


def lay_out(tree: Element) -> Layout:
    """Describe what is left of the page; call it when furniture has been taken out."""
    low, high = _HEADLINE
    links = {words_of(node) for node in tree.iter("a")}
    return Layout(
        headlines=sum(low <= len(link.split()) <= high for link in links),
        cards=tuple(text for text in map(words_of, _cards(tree)) if len(text) <= _CARD),
    )


def _cards(tree: Element) -> list[Element]:
    """Return the largest elements around one linked heading each."""
    inside: dict[Element, int] = {}
    headings = [node for node in tree.iter("h2", "h3", "h4", "h5") if _is_linked(node)]
    for heading in headings:
        for each in (heading, *heading.iterancestors()):
            inside[each] = inside.get(each, 0) + 1
    cards = []
    for card in headings:
        around = card.getparent()
        while around is not None and inside[around] == 1:
            card, around = around, around.getparent()  # noqa: PLW2901 - climbing
        cards.append(card)
    return cards


def _is_linked(heading: Element) -> bool:
    parent = heading.getparent()
    text = words_of(heading)
    linked = sum(len(words_of(link)) for link in heading.iter("a"))
    return bool(text) and (
        linked * 10 >= len(text) * 9 or (parent is not None and parent.tag == "a")
    )


def judge(
    seen: Evidence, layout: Layout, text: str, facts: Facts, url: str | None
) -> NotAnArticle | None:
    """Return what the page is instead of an article, or None when it is one.

    Walls and errors are told only where there is little to read: an article about cookies, or
    about error pages, has more.
    """
    count = word_count(text)
    if count < _SHORT and (wall := _wall(seen, text, facts, count)):
        return wall
    if not text:
        return "no_text"
    if _is_link_list(layout, text, facts, url):
        return "link_list"
    return "too_short" if count < _TOO_SHORT else None


def word_count(text: str) -> int:
    """Return the number of words; two characters are a word where no spaces are written."""
    dense = len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]", text))
    return max(len(text.split()), dense // 2)


def _wall(seen: Evidence, text: str, facts: Facts, count: int) -> NotAnArticle | None:
    title = facts.title[:300]
    head = f"{title}\n{(text or seen.shown)[:400]}"
    if word_count(seen.shown) < 2 * _SHORT and _BOT_CHECK.search(f"{facts.title}\n{seen.shown}"):
        return "bot_check"
    if _ERROR.search(title) or (count < 60 and any(map(_ERROR.search, head.split("\n")))):
        return "error_page"
    if (seen.locked or _PAYWALL.search(seen.shown)) and _stops_early(seen, text):
        return "paywall"
    if _mostly_consent(text or seen.shown):
        return "consent_wall"
    if count < _TOO_SHORT * 2 and (
        _JAVASCRIPT.search(seen.scripted + seen.shown) or _is_empty_app(seen)
    ):
        return "needs_javascript"
    return None


def _stops_early(seen: Evidence, text: str) -> bool:
    """Whether a paywall, said to be there, leaves only a stub."""
    return seen.locked or bool(re.search(r"(?:\.\.\.|…)\W*$", text)) or word_count(text) < 60


def _mostly_consent(text: str) -> bool:
    lines = [line for line in re.split(r"\n+|(?<=[.!?])\s+", text) if line.strip()]
    about = sum(len(line) for line in lines if _CONSENT.search(line))
    return bool(lines) and about * 2 > sum(map(len, lines))


def _is_empty_app(seen: Evidence) -> bool:
    return seen.app and word_count(seen.shown) < _TOO_SHORT


def _is_link_list(layout: Layout, text: str, facts: Facts, url: str | None) -> bool:
    """Whether the page leads to texts rather than being one."""
    lines = [line for line in text.split("\n") if line]
    teasers = " ".join(layout.cards)[:_MOST_TEASERS]
    own = [line for line in lines[:_MOST_LINES] if squeeze(line.lstrip("-|* "))[:60] not in teasers]
    rest = sum(map(len, own)) if len(lines) <= _MOST_LINES else len(text)
    if len(layout.cards) >= 6 and rest < max(600, len(text) // 3) and not facts.is_article:
        return True
    prose = sum(len(line) for line in own if len(line) > 100 and _SENTENCE.search(line))
    if facts.is_article or prose > 3_000:
        return False
    if facts.is_collection and prose < 100 * max(10, layout.headlines):
        return True
    front = bool(url) and path_of(url or "") in {"", "/"}
    undated = facts.published is None
    return (front or undated) and layout.headlines >= 12 and prose < 60 * layout.headlines


def _is_locked(tree: Element) -> bool:
    """Whether the page tells machines that reading it takes a subscription."""
    if any(
        "ld+json" in attribute(script, "type") and _LOCKED.search(script.text or "")
        for script in tree.iter("script")
    ):
        return True
    return any(
        attribute(meta, "name", "property").strip() == "article:content_tier"
        and attribute(meta, "content") in {"locked", "metered"}
        for meta in tree.iter("meta")
    )
