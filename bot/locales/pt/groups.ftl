# Groups: settings, answers for one person, joining.

settings-title = Ajustes
settings-how = Um botão muda seu ajuste; também dá para digitar: /settings length short
settings-unknown = Não conheço a configuração “{ $name }”. Existem: { $names }.
settings-not-that = { $name } não pode ser “{ $value }”, só: { $values }.
setting-length = Respostas
setting-length-short = curtas
setting-length-normal = normais
setting-length-long = longas
setting-layout = Formato
setting-layout-rich = com citações que se abrem
setting-layout-simple = simples
setting-adding = Artigos são adicionados por
setting-adding-everybody = todos
setting-adding-admins = administradores
setting-answers = As respostas vão
setting-answers-public = para o grupo
setting-answers-private = primeiro só para a pessoa
setting-discussion = O que se diz é guardado para os boletins
setting-discussion-on = sim
setting-discussion-off = não, só links compartilhados
setting-retention = Guardado por
setting-retention-7 = 7 dias
setting-retention-30 = 30 dias
setting-retention-90 = 90 dias
setting-retention-365 = um ano
adding-admins = Neste grupo só administradores adicionam artigos.
private-how = Diga /private e sua pergunta, e a resposta vem só para você.
private-start = Não posso escrever para você antes que inicie nossa conversa. Abra-a e a resposta estará lá.
private-open = Abrir nossa conversa
private-here = Responder aqui
private-working = Só para os seus olhos. Um momento …
private-not-yours = Isso foi outra pessoa que perguntou, ou foi há muito tempo. Faça sua pergunta com /private.
private-nameless = Aqui você fala em nome do grupo, então não sei a quem escrever. Pergunte como você mesmo, ou sem /private.
private-everyone = Mostrar a todos
private-shared = { $name } compartilha:
private-shown = O grupo já pode ver.
private-not-shown = Não posso (mais) mostrar isso no grupo.
joined =
    Olá! Leio artigos para este grupo: mencionem-me ou respondam-me com um link ou uma pergunta, e respondo com a frase que o prova. /help diz mais.

    O que guardo: artigos que me derem, perguntas a mim com minhas respostas e links compartilhados aqui, por 30 dias. O que dizem uns aos outros só é guardado se um administrador ativar em /settings. /privacy e /forget_me são para todos.
joined-privacy-mode = O Telegram só me mostra mensagens que me mencionam, me respondem ou são comandos. Para perguntas basta. Para boletins do que o grupo compartilha, façam-me administrador, ou desliguem meu modo de privacidade em @BotFather e adicionem-me de novo.
