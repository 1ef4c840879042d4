# Digests: what a group shared and said.

digest_nothing = Nada de novo: nem links nem conversa neste período.
digest_unread_not_read = não lido
digest_unread_failed = não pôde ser lido
digest_unread_paywall = pago, não lido
digest_unread_other = não há artigo legível ali
digest_shared_by = Compartilhado por { $names }
digest_said = { $author }: { $text }
digest_differ = Eles divergem: { $claims }
digest_claim = “{ $words }” ({ $site })
digest_also = Também compartilhado
digest_discussions = Também se falou de
digest_model_down = Algumas histórias vão com as palavras dos artigos: o modelo de linguagem não ajudou.

digest-title = Compartilhado desde { $since }
digest-more = { $count ->
    [one] Mais uma notícia
   *[other] Mais { $count } notícias
}
digest-somebody = alguém
digest-nothing-since = Nada de novo desde { $since }.
digest-nothing-private = Nada de novo desde { $since }. Aqui um resumo traz o que publicam os feeds que você segue com /follow; num grupo, também o que as pessoas compartilham.
digest-lost = Um resumo do que foi compartilhado desde { $since } pode não ter chegado. Se não chegou, escreva /digest 24h
digest-no-such-story = { $count ->
    [one] Esse resumo tem uma notícia.
   *[other] Esse resumo tem { $count } notícias.
}
digest-story-unread = Não consegui ler essa, então só conheço o título.
catchup-title = O que você perdeu desde { $since }
catchup-groups-only = /catchup conta o que você perdeu num grupo. Aqui conversamos a sós.

plan-title = Resumo
plan-set = Um resumo chega { $cadence ->
    [daily] todos os dias
    [weekdays] de segunda a sexta
   *[weekly] toda semana ({ $days })
} às { $times } ({ $zone }), se houver algo novo. O próximo: { $next_day }, { $next_time }.
plan-confirm = Devo mandar um resumo { $cadence ->
    [daily] todos os dias
    [weekdays] de segunda a sexta
   *[weekly] toda semana ({ $days })
} às { $times } ({ $zone })? O primeiro: { $next_day }, { $next_time }.
plan-how = Diga quando, por exemplo: /digest todos os dias 09:00 Lisboa, /digest weekdays 18:30, /digest weekly fri 17:00, /digest off. Só /digest faz um agora, /digest 6h um das últimas seis horas.
plan-none = Nenhum resumo está planejado aqui.
plan-unclear = Não entendi quando é isso.
plan-which-day = Em que dia?
plan-which-time = A que horas? Você também pode escrever: /digest + 07:30
plan-which-zone = Em que fuso horário? Você também pode escrever uma cidade: /digest + Lisboa
plan-unknown-zone = Não conheço fuso horário ou cidade “{ $said }”. Escolha ou escreva outra cidade: /digest + Lisboa
plan-off = Não haverá mais resumos aqui. /digest ainda faz um quando você quiser.
plan-off-none = Não havia resumo planejado aqui.
plan-paused = O plano está em pausa porque eu não conseguia escrever aqui. Defina-o de novo para continuar.
plan-paused-told = Não consigo mais escrever num grupo cujos resumos você planejou. O plano está em pausa; continua quando me deixarem entrar de novo.
plan-resumed = Posso escrever aqui de novo e os resumos continuam. O próximo: { $due }.
plan-button-yes = Definir
plan-button-no = Deixar
plan-button-off = Sem mais resumos
