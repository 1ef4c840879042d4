# O que é guardado de um grupo, e o que seus membros podem decidir sobre isso.

joined =
    Olá! Leio artigos para este grupo: mencionem-me ou respondam-me com um link ou uma pergunta, e respondo com a frase que o prova. /help diz mais.

    O que guardo, para respostas e boletins: artigos que me derem, perguntas a mim com minhas respostas e, por { $days } dias, os links compartilhados aqui, com o nome de quem os compartilhou, e quando cada um escreveu pela última vez. O que dizem uns aos outros só é guardado se um administrador ativar: /settings discussion on

    Quem não quiser ser guardado diz /privacy out. “esqueça isto” em resposta à própria mensagem a apaga, /forget_me apaga tudo o que você disse aqui; /privacy diz mais.
privacy-group =
    Para os boletins guardo por { $days } dias os links compartilhados aqui, com o nome de quem os compartilhou, e quando cada pessoa escreveu pela última vez. { $discussion ->
        [on] Um administrador ativou que eu guarde também o que dizem uns aos outros.
       *[off] O que dizem uns aos outros não é guardado, a menos que um administrador ative isso em /settings.
    } Quando uma mensagem é editada, guardo só a nova versão.
privacy-mine =
    De você guardo { $count ->
        [0] zero mensagens
        [one] { $count } mensagem
       *[other] { $count } mensagens
    }. “esqueça isto” em resposta a uma mensagem sua a apaga; /forget_me apaga tudo o que você disse e perguntou aqui; /privacy out: a partir daí nada do que você diz aos outros é guardado.
privacy-opted-out = Você recusou: do que diz aos outros aqui nada é guardado, e nenhum modelo de linguagem o recebe. /privacy in desfaz isso.
privacy-out = De agora em diante nada do que você diz aos outros aqui é guardado, e o que estava guardado foi apagado. /privacy in desfaz isso.
privacy-in = O que você compartilha aqui volta a ser guardado para os boletins. /privacy out desfaz isso.
button-privacy-out = Não guardar nada meu
button-privacy-in = Voltar a guardar o meu
forgotten-message = Mensagem esquecida: nenhum boletim a citará.
message-not-kept = Não guardo nada dessa mensagem.
message-not-yours = Só quem escreveu uma mensagem, ou um administrador, pode fazê-la ser esquecida.
error-opted-out = Quem escreveu isso não quer que seja guardado nem dado a um modelo de linguagem, por isso não leio.
