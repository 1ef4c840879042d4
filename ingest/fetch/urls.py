"""Web addresses as text: finding them, checking their form, and one spelling for each."""

import re
from urllib.parse import urljoin

import httpx2

from ingest.errors import UnreadableURLError

MAX_URL = 2048

# Parameters that tell where a reader came from and change nothing about the page. The names are
# those of the mail, advertising and analytics services that add them.
_TRACKING = re.compile(
    r"(?:utm|pk|piwik|mtm|matomo|hsa|ga|oly|vero|fb|ns|at|guce|wt|sc)_\w+"
    r"|wt\.\w+|__hs\w+|_hs(?:enc|mi)|_gl|_ga|__s|__twitter_impression"
    r"|(?:fb|g|d|y|tw|tt|rb_|ir|yb)clid|msclkid|s_kwcid|gbraid|wbraid|gclsrc|igshid|igsh|li_fat_id"
    r"|mc_[ce]id|mkt_tok|ml_subscriber(?:_hash)?|nr_email_referer|xtor|xts|dicbo|zanpid|wickedid"
    r"|cmpid|icid|ocid|s_cid|ncid|smid|smtyp|sref|reflink|guccounter|ref_?src|ref_?url|trk"
    r"|trkcampaign|ftag|ito|spm|scm|mbid|cmp|_branch_match_id|_openstat|yptr|share_id",
    re.IGNORECASE,
)
# Parameters that may mean something (`ref=main` names a branch): dropped for these values only.
_ORIGIN = re.compile(r"ref|referr?er|source|src|from|via|medium|campaign|feature", re.IGNORECASE)
_PLACES = re.compile(
    r"\W*(?:\w+[-_])?(?:rss\d*|feed|atom|twitter|x|facebook|fb|e?mail|newsletter|share|sharing"
    r"|social|app|linkedin|reddit|whatsapp|telegram|instagram|hackernews|hn|google|bing|push"
    r"|homepage|topnav|nav|footer|sidebar|widget|android|ios|iphone)\W*",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_NOT_IN_URL = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_ROUTE = re.compile(r"[!/]")

_STOP = r"\s<>\"`|\\^{}\x00-\x20«»“”„‘’。，、；：！？）」』】》〉"
_LINK = re.compile(rf"\b(?:https?://|www\.(?=[^\s/]+\.))[^{_STOP}]+", re.IGNORECASE)
_BARE = re.compile(rf"(?:[\w-]+\.)+[a-z]{{2,24}}(?::\d+)?/[^{_STOP}]+", re.IGNORECASE)
_TRAILING = ".,;:!?'*_~…·"
_PAIRS = {")": "(", "]": "["}


def checked(url: str) -> httpx2.URL:
    """Return a well-formed http or https address.

    Raises:
        UnreadableURLError: for every other; the reason says why.
    """
    stripped = url.strip()
    if len(stripped) > MAX_URL:
        raise UnreadableURLError(stripped[:100] + "…", f"longer than {MAX_URL} characters")
    scheme = _SCHEME.match(stripped)
    if scheme is None or _NOT_IN_URL.search(stripped):
        raise UnreadableURLError(stripped, "not a web address")
    if scheme[1].lower() not in {"http", "https"}:
        raise UnreadableURLError(stripped, "only http and https are read")
    try:
        parsed = httpx2.URL(stripped)
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise UnreadableURLError(stripped, "not a web address") from error
    in_range = parsed.port is None or 0 < parsed.port < 65_536
    if not parsed.raw_host or len(parsed.raw_host) > 253 or not in_range:
        raise UnreadableURLError(stripped, "not a web address")
    if parsed.userinfo:
        raise UnreadableURLError(stripped, "has a user name in it")
    return parsed


def resolved(base: str, reference: str) -> str:
    """Return the address that a link in the page at `base` leads to, not checked yet.

    Raises:
        UnreadableURLError: when it leads nowhere.
    """
    try:
        return urljoin(base, reference.strip().replace(" ", "%20"))
    except ValueError as error:
        raise UnreadableURLError(base, "points to what is not a web address") from error


def canonical(url: str) -> str:
    """Return one spelling for all addresses of the same page.

    Scheme and host in lower case, no default port, no fragment (but `#!/route` and `#/route`,
    which are pages), no tracking parameters. The order of the others is kept. What is no web
    address comes back as it is, stripped.
    """
    try:
        parsed = checked(url)
    except UnreadableURLError:
        return url.strip()
    query = "&".join(part for part in parsed.query.decode("ascii").split("&") if _matters(part))
    fragment = parsed.fragment if _ROUTE.match(parsed.fragment) else ""
    host = parsed.host.rstrip(".") or parsed.host
    return str(
        parsed.copy_with(
            host=host,
            path=parsed.path or "/",
            query=query.encode() or None,
            fragment=fragment or None,
        )
    )


def _matters(part: str) -> bool:
    """Tell whether `name=value` of a query may change the page."""
    name, _, value = part.partition("=")
    if not name or _TRACKING.fullmatch(name):
        return False
    return not (_ORIGIN.fullmatch(name) and _PLACES.fullmatch(value))


def find_urls(text: str) -> list[str]:
    """Return the web addresses in a message, each once, in order.

    Punctuation that ends the sentence stays out; a closing bracket belongs to the address if it
    was opened in it. `www.` counts as https, and so does a bare address (`bbc.com/news/1`) when
    it is all there is.
    """
    found = [_trimmed(match[0]) for match in _LINK.finditer(text)]
    alone = text.strip()
    if not found and _BARE.fullmatch(alone):
        found = [_trimmed(alone)]
    full = (url if _SCHEME.match(url) and "://" in url else f"https://{url}" for url in found)
    return list(dict.fromkeys(url for url in full if len(url) > len("https://")))


def _trimmed(link: str) -> str:
    """Take off what belongs to the sentence around a link."""
    while link:
        last = link[-1]
        opened = _PAIRS.get(last)
        if last in _TRAILING or (opened and link.count(last) > link.count(opened)):
            link = link[:-1]
        else:
            break
    return link
