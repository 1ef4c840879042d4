"""What is in a message: words, links, forwarded posts, documents. Pure."""

from dataclasses import dataclass

from telegram import (
    Document,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.groups.shares import address, shares
from ingest.fetch.urls import find_urls
from ingest.values import TextSource, URLSource

POST_CHARACTERS = 200
"""A forwarded post with less text than this around its link only points to the link."""
PASTED_CHARACTERS = 600
"""Text in a message that was replied to counts as a source from this length on."""

LINKS = (MessageEntity.URL, MessageEntity.TEXT_LINK)


@dataclass(frozen=True, slots=True)
class Content:
    """The parts of a message. `text` is what the person says; what others wrote is in `sources`."""

    text: str = ""
    sources: tuple[URLSource | TextSource, ...] = ()
    document: Document | None = None


def read(message: Message) -> Content:
    """Take a message apart.

    The text of a forwarded post is a source and never said by the person who forwards it: a post
    that reads "/forget all" must do nothing.
    """
    text = message.text or message.caption or ""
    if message.forward_origin is None:
        hidden = tuple(map(URLSource, _links(message, hidden=True)))
        return Content(text, hidden, message.document)
    links = _links(message)
    if links and _without_links(message) < POST_CHARACTERS:
        return Content("", tuple(map(URLSource, links)), message.document)
    post = (_post(message, text),) if text and message.document is None else ()
    return Content("", post, message.document)


def read_quoted(message: Message) -> Content:
    """Take apart a message that somebody replies to: its sources, and none of its words."""
    content = read(message)
    urls = tuple(map(URLSource, _links(message)))
    if content.sources or content.document:
        return Content("", content.sources, content.document)
    if urls:
        return Content("", urls)
    text = content.text if len(content.text) >= PASTED_CHARACTERS else ""
    return Content("", (TextSource(text),) if text else ())


def shared(message: Message) -> tuple[str, ...]:
    """Return the addresses that a message shares with a group.

    Those that it shows or hides behind words, that of the preview under it, and what it quotes from
    elsewhere. A post that was forwarded without any is shared itself, if its channel is public.
    """
    links = [*_links(message), _previewed(message.link_preview_options)]
    elsewhere = message.external_reply
    if elsewhere is not None:
        quoted = find_urls(message.quote.text) if message.quote else []
        previewed = _previewed(elsewhere.link_preview_options)
        links += [*quoted, previewed, post_address(elsewhere.origin)]
    return shares(links) or shares([post_address(message.forward_origin)])


def post_address(origin: MessageOrigin | None) -> str | None:
    """Return the address of a post in a public channel."""
    if isinstance(origin, MessageOriginChannel) and origin.chat.username:
        return f"https://t.me/{origin.chat.username}/{origin.message_id}"
    return None


def marked(message: Message, *kinds: str) -> list[tuple[MessageEntity, str]]:
    """Return the entities of these kinds with their words, in order."""
    if message.text:
        found = message.parse_entities(list(kinds))
    elif message.caption:
        found = message.parse_caption_entities(list(kinds))
    else:
        return []
    return sorted(found.items(), key=lambda item: item[0].offset)


def _links(message: Message, *, hidden: bool = False) -> list[str]:
    """Return the addresses in a message, in order and each once.

    `hidden` leaves out those that stand in the text as a whole: reading the text finds them.
    """
    text = (message.text or message.caption or "").strip()
    urls = (
        _url(entity, words, alone=words == text)
        for entity, words in marked(message, *LINKS)
        if not (hidden and entity.type == MessageEntity.URL and "://" in words)
    )
    return list(dict.fromkeys(filter(None, urls)))


def _url(entity: MessageEntity, words: str, *, alone: bool) -> str | None:
    """Return the address of an entity."""
    if entity.type == MessageEntity.TEXT_LINK:
        return entity.url if entity.url and entity.url.startswith(("http://", "https://")) else None
    return address(words, alone=alone)


def _previewed(options: LinkPreviewOptions | None) -> str | None:
    """Return the address whose preview stands under a message, if it was chosen."""
    if options is None or options.is_disabled or not isinstance(options.url, str):
        return None
    return options.url


def _without_links(message: Message) -> int:
    """Count the characters around the links."""
    linked = sum(len(words) for _, words in marked(message, MessageEntity.URL))
    return len(message.text or message.caption or "") - linked


def _post(message: Message, text: str) -> TextSource:
    """Make a source of a forwarded post, with where it came from."""
    origin = message.forward_origin
    published = origin.date if origin else None
    match origin:
        case MessageOriginChannel(chat=chat):
            url, author = post_address(origin), origin.author_signature
            return TextSource(text, site=chat.title, author=author, published=published, url=url)
        case MessageOriginChat(sender_chat=chat):
            return TextSource(text, site=chat.title, published=published)
        case MessageOriginUser(sender_user=user):
            return TextSource(text, author=user.full_name, published=published)
        case MessageOriginHiddenUser(sender_user_name=name):
            return TextSource(text, author=name, published=published)
        case _:
            return TextSource(text, published=published)
