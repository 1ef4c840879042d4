# What the bot says in a conversation.

welcome = Leio artigos por você. Envie um link, cole ou encaminhe um texto, ou mande um arquivo (HTML, TXT, Markdown, PDF, DOCX, EPUB). Depois diga “resumo” ou pergunte o que quiser: respondo com a frase que o prova e digo quando o artigo não diz.
help =
    Envie um link, um texto ou um arquivo, e eu leio. Depois:
    • “resumo” (ou “pontos principais”, “em detalhe”) dá o resumo
    • qualquer pergunta é respondida pelo artigo, com a citação
    • “onde?”, “e quem recebe?”, “e a Austrália?” continuam
    /articles mostra o que li para você, /new recomeça, /forget remove o artigo de que falamos. Há também /language, /settings, /usage, /privacy e /export.
    /follow e o endereço de um site ou de um feed traz o que houver de novo; /following mostra o que é seguido.
    /digest conta o que um grupo compartilhou, agora ou num plano; /catchup, o que você perdeu.
go_on = Diga “resumo” ou pergunte o que quiser.
thanks = De nada. Envie outro link ou continue perguntando.
nothing_read = Ainda não li nada para você. Envie primeiro um link, um texto ou um arquivo.
nothing_said = Não vejo palavras nisso. Envie um link, um texto, um arquivo ou uma pergunta.
unknown_command = Não conheço o comando /{ $name }. /help mostra o que sei fazer.
new = Recomeçamos. Seus artigos ficam: /articles os mostra.
no_articles = Ainda não há artigos. Envie um link, um texto ou um arquivo.
article_row = { $number }. { $title }{ $details }
forgotten = “{ $title }” foi apagado: texto, índice e o que falamos dele.
forget_which = Qual devo esquecer? Diga /forget e o número em /articles, ou /forget all.
forgotten_all = Tudo foi apagado: artigos, índice e nossas conversas.
no_such_file = Não encontro o arquivo { $path } nesta máquina. Verifique o caminho e digite de novo.
no_such_article = Não há artigo com esse número. /articles mostra a lista.
which_article = De qual artigo você fala?
nothing_to_sum_up = Não encontro em “{ $title }” nada para resumir: só pedidos e ordens. Pergunte sobre ele.
doesnt_say = O artigo não diz.
none_says = Seus artigos não dizem.
nearest = O mais próximo que ele diz:
elsewhere = “{ $focus }” não diz, mas “{ $title }” sim:
meanwhile = O artigo diz: “{ $quote }”
fallback-model_down = O modelo de linguagem não está disponível agora, então estas são as palavras do artigo.
fallback-model_slow = O modelo de linguagem demorou demais, então estas são as palavras do artigo.
fallback-rate_limited = O modelo de linguagem está ocupado agora, então estas são as palavras do artigo.
fallback-unverified = A resposta do modelo de linguagem não pôde ser verificada, então estas são as palavras do artigo.
card-known = Isto eu já tinha lido:
card-updated = Isto mudou desde então; li de novo:
card-read = Li:
minutes = { $minutes } min de leitura
not_allowed = Este bot é privado. Peça acesso a quem o administra.
old_button = Esse botão não funciona mais. Escreva o que você quer.
sent_unknown = Perdi o contato com o Telegram enquanto respondia. Se a resposta acima faltar ou estiver incompleta, pergunte de novo.
broken = Algo deu errado do meu lado. Está anotado; tente de novo daqui a pouco.
quotes = As frases que o provam ({ $count })
