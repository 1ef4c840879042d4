# What went wrong, why, and what to do about it.

not-article-consent_wall = Essa página só me mostra um aviso de cookies, não o artigo. Abra no navegador e cole o texto aqui.
not-article-paywall = Essa página só me mostra o começo: o resto é pago. Se puder ler, cole o texto aqui.
not-article-error_page = Essa é uma página de erro, não um artigo. Verifique o link e envie de novo.
not-article-link_list = Essa página é uma lista de links. Abra o artigo que quer e envie o link dele.
not-article-needs_javascript = Essa página precisa de um navegador com JavaScript. Cole o texto aqui.
not-article-bot_check = Esse site pede prova de que sou humano, e não sou. Cole o texto aqui.
not-article-too_short = Há pouco texto para ser um artigo. Envie um texto mais longo ou um link.
not-article-no_text = Não encontrei texto de artigo nisso. Envie outro link ou cole o texto aqui.
error-unreadable-url = Não consigo abrir esse endereço: { $reason }. Só leio páginas públicas (http e https).
error-fetch-timeout = Essa página demorou mais de { $seconds } segundos. Tente mais tarde ou cole o texto aqui.
error-bad-status = O site respondeu com o erro { $status }, então não há o que ler. Verifique o link ou cole o texto aqui.
error-redirect = Esse endereço me manda em círculos. Abra no navegador e envie o endereço final.
error-fetch = Não consegui baixar essa página: a conexão falhou. Verifique o link ou tente mais tarde.
error-too-large = É grande demais: leio até { $megabytes } MB. Envie um arquivo menor ou cole a parte que importa.
error-empty-source = Está vazio: não há o que ler. Envie de novo.
error-unsupported-type = Não leio arquivos do tipo { $media_type }. Envie HTML, TXT, Markdown, PDF, DOCX ou EPUB.
error-damaged-file = O arquivo está danificado ou não é o que diz ({ $kind }). Salve e envie de novo.
error-encrypted-file = O arquivo ({ $kind }) está protegido por senha. Envie uma cópia sem senha.
error-no-text-layer = Esse PDF contém imagens de páginas, não texto, e não leio imagens. Envie uma versão com texto.
error-parser-limit = A leitura exigia tempo ou memória demais, então parei. Envie uma versão menor ou cole o texto aqui.
error-ingest = Não consegui ler isso. Tente outro link ou cole o texto aqui.
error-unknown-article = Não tenho (mais) esse artigo. /articles mostra a lista.
error-embedding = O modelo de busca não responde bem agora, então não posso ler nem procurar. Tente daqui a pouco; `article-bot doctor` diz mais.
error-not-a-feed = Não encontro feed nesse endereço, e o site não indica nenhum. Envie o endereço do feed RSS, Atom ou JSON.
error-too-many-feeds = Este chat já segue { $limit } feeds, e não posso mais. Pare um primeiro.
error-unknown-feed = Este chat não segue feed com esse número ou endereço.
