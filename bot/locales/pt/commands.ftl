# The commands in the menu of Telegram: at most 256 characters each.

command-start = o que sou e como começar
command-help = o que você pode me dizer
command-summary = o resumo do artigo de que falamos
command-ask = perguntar: /ask quando é?
command-articles = o que li para você
command-follow = as novidades de um site, lidas para você: /follow example.org agora
command-following = o que é seguido aqui
command-unfollow = deixar de seguir: /unfollow 2
command-forget = remover o artigo de que falamos
command-new = recomeçar; seus artigos ficam
command-language = a língua que falo
command-settings = como me comporto aqui
command-usage = o que foi usado e o que resta
command-privacy = o que guardo e por quanto tempo
command-forget_me = apagar tudo o que é seu
command-export = seus artigos em arquivos
command-private = uma resposta só para você: /private quando é?
command-digest = o que há de novo, agora ou num plano: /digest todos os dias 09:00 Lisboa
command-catchup = o que você perdeu, só para você: /catchup 6h
bot-about = Leio artigos para você, resumo e respondo com a frase que prova.
