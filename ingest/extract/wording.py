"""The words by which pages label what stands around an article, in the main languages."""

import re

_END = r"[\s:?…»›>→↓▼|•·,\")\]–—-]*(?:\.\.\.)?[\s\"”)]*$"
"""What may follow: no full stop and no exclamation mark, which end somebody's sentence."""


def _whole(*alternatives: str) -> re.Pattern[str]:
    """Match a line that is one of `alternatives` and nothing else but punctuation."""
    return re.compile(rf"^[\W_]*(?:{'|'.join(alternatives)}){_END}", re.IGNORECASE)


def _start(*alternatives: str) -> re.Pattern[str]:
    """Match a line that begins with one of `alternatives` and a colon, dash or bar."""
    return re.compile(rf"^[\W_]*(?:{'|'.join(alternatives)})\s*[:|»›>–—-]\s*\S", re.IGNORECASE)


_ARTICLE = r"(?:article|post|story|news|entry|page)s?"

WIDGET = _whole(
    # a summary box of the publisher
    r"no time to read(?: (?:this|it|the \w+))?",
    r"(?:get|read|view|show|see) (?:a |an |the )?(?:quick |short |brief |ai "
    r"|ai-generated )?summary",
    r"(?:summari[sz]e|listen to|save|print|e-?mail|copy|report) (?:this )?(?:article|story|page"
    r"|link|post)",
    r"listen to (?:this|the) (?:article|story)(?: now)?(?: \d+ min(?:utes)?)?",
    # advertisements
    r"(?:- )?(?:advertisement|advertising|advertorial|sponsored(?: content)?|publicidad"
    r"|publicité|anzeige|werbung|реклама|pubblicità|publicidade|reklam[ae]?|advertentie|annonse?"
    r"|mainos|広告|广告|광고)(?: -)?",
    r"(?:story|article) continues (?:below|after)(?: (?:the |this )?ad(?:vertisement)?)?",
    r"(?:continue|keep) reading(?: (?:below|the main story))?",
    # sharing and following
    r"share(?: (?:this|it|the|on|via|full))?(?: (?:article|story|post|page|news|facebook"
    r"|twitter|x|whatsapp|telegram"
    r"|linkedin|email|with friends))?",
    r"(?:tweet|pin it|whatsapp|telegram|e-?mail|print|facebook|twitter|linkedin|reddit"
    r"|pinterest|copy link"
    r"|bookmark|compartir|partager|teilen|поделиться|condividi|compartilhar|udostępnij|delen)"
    r"(?:[\s,|•·/]+(?:tweet|pin it|whatsapp|telegram|e-?mail|print|facebook|twitter|x|linkedin"
    r"|reddit|pinterest"
    r"|copy link|bookmark))*",
    r"(?:follow|like|find|join) us(?: (?:on|at|in))?(?: (?:facebook|twitter|x|instagram"
    r"|telegram|google news"
    r"|whatsapp|youtube|linkedin)(?:,? (?:and|&)?)?)*",
    # newsletters, apps, accounts
    r"(?:sign up|subscribe)(?: now| today| here)?(?: (?:for|to) (?:our|the"
    r"|my)(?: [\w-]+){0,4} newsletters?)?",
    r"(?:join|get) (?:our|the)(?: [\w-]+){0,3} newsletter",
    r"(?:enter )?your e-?mail(?: address)?",
    r"(?:subscribe|sign in|log ?in|register|create (?:an )?account)(?: (?:now|here|to continue"
    r"|to comment))?",
    r"download (?:our|the)(?: [\w-]+){0,3} app",
    r"(?:newsletter|newsletters)",
    r"click here to (?:get|download|subscribe|sign up|join)(?: [\w'’-]+){0,6}",
    # comments
    r"no comments(?: yet)?",
    r"(?:\d[\d.,]*|leave a|post a|add a|view|show|read|hide|all|see)? ?(?:comments?|repl(?:y"
    r"|ies))(?: \(?\d*\)?)?",
    r"(?:join|be the first to|start) (?:the )?(?:conversation|discussion|comment"
    r"|share your thoughts)",
    r"(?:комментарии|kommentare|commentaires|comentarios|comentários|commenti"
    r"|reacties)(?: \(?\d*\)?)?",
    # cookies
    r"(?:we|this (?:web)?site) uses? cookies",
    r"(?:accept|reject|manage|allow)(?: all)?(?: cookies| preferences| settings)?",
    r"cookie (?:settings|preferences|policy)",
    # moving about
    r"(?:back|return|go) to (?:top|home|homepage|the top)",
    r"(?:home|menu|search|skip to (?:main )?content|close|loading|toggle navigation)",
    r"(?:click|tap|read|learn|see|show|view|find out|load) (?:here|more|less|full article|all)",
    r"\d{1,3} (?:min(?:ute)?s? (?:to )?read|min lesezeit|min de lecture|мин(?:уты?)? чтения)",
    r"(?:image|photo|picture) \d+ of \d+",
    r"(?:print|share|save|comment|listen|like|gift)",
)

NEIGHBOUR = _whole(
    rf"(?:previous|next|prev\.?|older|newer) {_ARTICLE}",
    r"(?:up next|read next|next up|next in [\w ]{1,30})",
    r"(?:article|post) (?:précédent|suivant)",
    r"(?:vorheriger|nächster|voriger) (?:artikel|beitrag)",
    r"(?:artículo|noticia) (?:anterior|siguiente)",
    r"(?:artigo|notícia|post) (?:anterior|seguinte)|próxim[oa] (?:artigo|notícia|post)",
    r"(?:articolo )(?:precedente|successivo)",
    r"(?:предыдущая|следующая) (?:статья|новость|запись)",
    r"(?:poprzedni|następny) (?:artykuł|wpis)",
    r"(?:vorig|volgend) (?:artikel|bericht)",
)

_SUBJECT = r"(?: [\w&'’.-]+){1,5}"

RELATED = _whole(
    rf"related(?: {_ARTICLE}| content| links| coverage| reading| topics| stories| videos?"
    rf"| searches)?",
    r"(?:you (?:may|might|could) (?:also )?(?:like|enjoy|be interested in)|you['’]ll also like)",
    r"(?:also|further|more) (?:read|reading|on (?:this|the) (?:story|topic|subject)|like this)",
    rf"(?:read|see|watch) (?:also|more|next|this next)(?: {_ARTICLE})?",
    rf"more (?:from|in|on|about|by){_SUBJECT}",
    rf"more (?:{_ARTICLE}|stories|headlines|coverage|to read|for you)",
    rf"(?:recommended|suggested|editor['’]?s['’]? (?:picks?|choice)|sponsored)(?: for you"
    rf"| {_ARTICLE}| stories| reading)?",
    rf"(?:most|popular|trending|top|latest|recent|featured|similar|other)"
    rf"(?: (?:read|viewed|popular|shared|commented|now|today|recent))?(?: {_ARTICLE}| stories"
    rf"| headlines| videos)"
    rf"(?: (?:in|on|from){_SUBJECT})?",
    rf"(?:most (?:read|popular|viewed|shared)|trending(?: now)?|don['’]?t miss"
    rf"|in case you missed it|what to read next"
    rf"|must[ -]reads?|latest|popular|(?:around|from|elsewhere on) the web)(?: in{_SUBJECT})?",
    r"see also|see more|read also|read more|also read|additional (?:reading|resources)",
    # German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Ukrainian, Turkish
    r"(?:lesen sie auch|auch interessant|mehr zum thema|das könnte (?:sie"
    r"|dich) (?:auch )?interessieren|meistgelesen"
    r"|ähnliche (?:artikel|beiträge)|weitere (?:artikel|beiträge|meldungen|nachrichten)"
    r"|mehr lesen|weiterlesen"
    r"|verwandte (?:artikel|themen|beiträge)|empfohlene artikel)",
    r"(?:(?:à )?lire (?:aussi|également|la suite)|sur le même (?:sujet|thème)"
    r"|articles? (?:liés?|similaires?|connexes)"
    r"|les plus lus|à découvrir|voir aussi|à ne pas manquer|vous aimerez (?:aussi|peut-être))",
    r"(?:lee (?:también|además)|lea (?:también|además)|le(?:er|e) más"
    r"|noticias? relacionad[ao]s?|te puede interesar"
    r"|también te puede interesar|artículos relacionados|más (?:noticias|leídas?|leídos)"
    r"|lo más (?:leído|visto)"
    r"|ver también|relacionad[ao]s?)",
    r"(?:leia (?:também|mais)|veja (?:também|mais)|você (?:pode|também pode|vai) (?:gostar"
    r"|se interessar)|not[íi]cias relacionadas|mais lidas|artigos relacionados"
    r"|saiba mais|conteúdo relacionado)",
    r"(?:leggi anche|potrebbe(?:ro)? interessarti(?: anche)?|articoli correlati"
    r"|ti potrebbe(?:ro)? interessare"
    r"|i più letti|vedi anche|correlati)",
    r"(?:lees (?:ook|meer|verder)|meer (?:nieuws|lezen|over dit onderwerp)"
    r"|gerelateerd(?:e artikelen)?|meest gelezen)",
    r"(?:czytaj (?:także|też|również|więcej|dalej)|zobacz (?:także|też|również)"
    r"|przeczytaj (?:także|też|również)"
    r"|polecane(?: artykuły)?|powiązane(?: artykuły)?|podobne (?:artykuły|wpisy)"
    r"|najczęściej czytane)",
    r"(?:читайте (?:также|ещ[её])|читать (?:также|далее)|похожие (?:новости|статьи|материалы)"
    r"|по теме"
    r"|материалы по теме|другие новости|популярное|рекомендуем|смотрите также|ещ[её] по теме"
    r"|новости по теме"
    r"|самое читаемое|не пропустите)",
    r"(?:читайте також|схожі (?:новини|статті)|за темою|дивіться також|популярне)",
    r"(?:ilgili (?:haberler|yazılar)|bunlar da ilginizi çekebilir|ayrıca okuyun|en çok okunanlar)",
    r"(?:関連記事|関連ニュース|あわせて読みたい|おすすめ記事|相关(?:阅读|新闻|文章)|推荐阅读)",
    r"(?:延伸閱讀|相關新聞|관련 ?기사|관련 ?뉴스)",
)

RELATED_LINE = _start(
    r"(?:related|read(?: also| more| next)?|also read|see(?: also| more)?|more(?: on this"
    r"| info)?|don['’]?t miss"
    rf"|recommended|watch|listen|trending|up next|just in|more (?:from|on){_SUBJECT}"
    rf"|further reading|must read"
    rf"|(?:previous|next|related) {_ARTICLE}|in case you missed it|you may also like"
    rf"|you might also like)",
    r"(?:lesen sie auch|mehr zum thema|auch interessant|lesetipp|(?:à )?lire (?:aussi"
    r"|également)|voir aussi"
    r"|lee (?:también|además)|lea (?:también|además)|te puede interesar|leia (?:também|mais)"
    r"|veja (?:também|mais)"
    r"|leggi anche|lees ook|czytaj (?:także|też|również)|zobacz (?:także|też|również)"
    r"|читайте (?:также|ещ[её])"
    r"|читайте також|по теме|смотрите также|ayrıca okuyun)",
)

CALL = re.compile(
    r"^[\W_]*(?:"
    r"(?:please )?(?:sign up|subscribe|register)\b.{0,120}\b(?:newsletters?|inbox|daily|weekly"
    r"|e-?mails?|alerts?"
    r"|channel|updates|podcast)\b.{0,80}"
    r"|(?:get|receive)\b.{0,120}\b(?:your inbox|newsletters?)\b.{0,60}"
    r"|(?:follow|like|find|join|connect with) (?:us|me|him|her|them"
    r"|@?[\w.]+)\b.{0,20}\bon (?:@?[\w ]+,? (?:and|or|&) )?"
    r"(?:facebook|twitter|x|instagram|telegram|google news|whatsapp|youtube|linkedin|pinterest"
    r"|threads|bluesky"
    r"|tiktok)\b.{0,80}"
    r"|click here (?:to|for)\b.{0,80}"
    r"|(?:download|get) (?:our|the) .{0,40}\bapp\b.{0,60}"
    r"|(?:we|this (?:web)?site|our (?:web)?site) (?:\w+ ){0,3}uses? (?:\w+ ){0,3}cookies?\b.{0,300}"
    r"|by (?:using|continuing|clicking) .{0,80}\b(?:cookies?|privacy policy|terms)\b.{0,200}"
    r"|(?:e-?mail|reach|contact|write to) .{1,60} (?:at|on) \S+@\S+.{0,120}"
    r"|(?:copyright|©|\(c\)) ?(?:©|\(c\))? ?(?:19|20)\d\d\b.{0,160}"
    r"|all rights reserved.{0,160}"
    r"|(?:photo|image|picture|foto|bild|фото|photograph|file photo)(?: (?:credit|by"
    r"|courtesy(?: of)?|source))?s? ?[:/|©] ?.{2,80}"
    r")$",
    re.IGNORECASE,
)
"""Sentences that ask something of the reader of a page, or state its rights, and no article's."""
