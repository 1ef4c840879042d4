# Feeds: o que um chat segue e o que eles trazem.

feeds-how = Diga /follow e o endereço de um site ou de um feed, e eu trago o que houver de novo: no resumo, ou na hora com “agora” depois do endereço. Acrescente “só se mencionar Japão, OTAN” para não receber mais nada. Uma lista de feeds (OPML) pode ser enviada como arquivo. /following mostra o que é seguido aqui.
feeds-unfollow-how = Qual? Diga /unfollow e o número dele em /following, ou o endereço.
feeds-none = Nada é seguido aqui. Diga /follow e o endereço de um site ou de um feed.
feeds-title =
    { $count ->
        [one] Um feed é seguido aqui
       *[other] { $count } feeds são seguidos aqui
    }
feeds-page = Página { $page } de { $pages }. ✕ e um número deixa de seguir um feed, e /unfollow também; /follow NÚMERO now, ou digest, muda quando ele chega.
feeds-exported =
    { $count ->
        [one] Um feed, em OPML para qualquer leitor de feeds.
       *[other] { $count } feeds, em OPML para qualquer leitor de feeds.
    }
feeds-elsewhere = Os feeds só chegam no Telegram: aqui eu não poderia escrever por conta própria.
feeds-admins = Neste grupo só os administradores decidem o que é seguido.
feeds-imported =
    { $count ->
        [0] Não consegui seguir nenhum destes feeds.
        [one] Um feed é seguido agora
       *[other] { $count } feeds são seguidos agora
    }
feeds-import-list = Seguidos
feeds-import-failed =
    { $count ->
        [one] Um não pôde ser seguido
       *[other] { $count } não puderam ser seguidos
    }

feed-followed = Seguindo: { $title }
feed-changed = Seguindo, com mudanças: { $title }
feed-unfollowed = Não é mais seguido: { $title }
feed-in-digest = O que for novo chega no resumo (/digest).
feed-at-once = O que for novo chega na hora.
feed-words = só com: { $words }
feed-first =
    { $count ->
        [one] Primeiro chega a entrada mais recente de agora.
       *[other] Primeiro chegam as { $count } entradas mais recentes de agora.
    }
feed-row-at-once = na hora
feed-dead-gone = o site diz que ele não existe mais
feed-dead-unreachable = ele não responde há dias
feed-dead-not_a_feed = há dias não existe feed no endereço dele
feed-dead-away = ele descansa, porque não consegui escrever aqui
feed-died = Parei de visitar o feed “{ $title }”: { $why }.
feed-moved = O feed “{ $title }” mudou de { $old } para { $new }. Eu o sigo lá.
feed-many =
    { $count ->
        [one] Uma entrada nova: { $names }
       *[other] { $count } entradas novas: { $names }
    }
feed-more =
    { $count ->
        [one] Mais uma
       *[other] Mais { $count }
    }

button-at-once = Na hora
button-in-digest = No resumo
button-unfollow = Deixar de seguir
button-follow-again = Seguir de novo
button-opml = Em OPML
button-following = Mostrar todos

feed-error-too-large = Esse feed é grande demais para mim: leio até { $megabytes } MB. Talvez o site tenha um menor, de um só assunto.
feed-error-bad-status = O site respondeu com o erro { $status }, então não posso seguir isso. Confira o endereço.
feed-error-fetch-timeout = Esse site demorou mais de { $seconds } segundos para responder. Tente mais tarde.
feed-error-fetch = Não consegui chegar a esse endereço. Confira-o ou tente mais tarde.
feed-error-empty-source = Não há nada nesse endereço. Confira-o ou tente mais tarde.
feed-error-parser-limit = Ler esse feed exigia tempo ou memória demais, então parei. Talvez o site tenha um menor.
feed-error-damaged-file = Esse arquivo não é uma lista de feeds que eu consiga ler. Exporte-a de novo como OPML e envie outra vez.
