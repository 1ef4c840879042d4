"""The words by which a question tells what it asks for, in the languages of the interface.

Regular expressions by language and kind. Japanese has no spaces, so its cues stand anywhere; those
of the other languages stand as whole words.
"""

import re
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal[
    "person",
    "time",
    "place",
    "money",
    "number",
    "duration",
    "organisation",
    "reason",
    "definition",
    "yes_no",
    "description",
    "thing",
]

CUES: Final[Mapping[str, Mapping[Kind, str]]] = {
    "en": {
        "duration": r"how (?:long|old)|(?:what|which) age|for how many (?:years|days|months|weeks)",
        "money": r"how much(?= .*\b(?:cost|costs|pay|paid|worth|price|money|spend|spent|earn"
        r"|charge)\b)|(?:what|which)(?: \w+)? (?:price|cost|costs|salary|budget|fee)",
        "number": r"how (?:many|much|far|tall|high|big|large|fast|deep|heavy|wide|often)"
        r"|(?:what|which)(?: \w+)? (?:percent\w*|number|amount|share|fraction|price|cost|score"
        r"|population|proportion|distance|size|temperature|rate|speed|salary|budget|value)",
        "time": r"when|(?:what|which) (?:year|years|date|day|month|time|century|decade|season|era"
        r"|period|week)|how soon|how recently|since when",
        "reason": r"why|how come|what (?:caused|causes|led to|made)"
        r"|(?:for )?what (?:was |is )?(?:the )?(?:reason|reasons|cause|purpose)",
        "place": r"where|(?:what|which)(?: \w+)? (?:city|country|state|place|town|region|continent"
        r"|county|location|street|river|island|area|village|nation|venue|stadium|province)",
        "organisation": r"(?:what|which)(?: \w+)? (?:company|organi[sz]ation|agency|team|party|bank"
        r"|university|school|group|network|newspaper|firm|club|institution|band|publication)",
        "person": r"who|whom|whose|(?:what|which)(?: \w+)? (?:person|man|woman|player|actor|actress"
        r"|president|author|king|queen|singer|scientist|politician)"
        r"|what (?:is|was) (?:his|her) name",
        "definition": r"what (?:is|are|was|were|'s) (?:an? |the )?[^,]{2,40}$|what does .* mean"
        r"|define|definition of|meaning of",
        "description": r"how|describe|explain|tell (?:me|us) about|summari[sz]e|discuss\w*"
        r"|what(?= (?:did|do|does) .*"
        r" (?:think|say|discuss|talk|feel|propose|recommend|suggest|do)\b)"
        r"|what(?= (?:is|was|were|are) .*"
        r"\b(?:role|opinion|difference|relationship|functions?|effects?))",
    },
    "de": {
        "duration": r"wie (?:lange|alt)|seit wann",
        "money": r"wie ?viel(?= .*(?:kostet|kosten|zahl|bezahl|verdien))|wie teuer",
        "number": r"wie ?viele?[nrs]?|wie (?:hoch|weit|groß|teuer|oft|schnell|tief|schwer)"
        r"|welche[rs]? (?:anteil|betrag|summe|zahl|preis)",
        "time": r"wann|(?:in )?welche[mnrs]? (?:jahr|tag|datum|monat|jahrhundert|zeit|woche)",
        "reason": r"warum|weshalb|wieso|aus welchem grund",
        "place": r"wo|woher|wohin|(?:in )?welche[mnrs]? (?:stadt|land|ort|region|staat)",
        "organisation": r"welche[mnrs]? (?:firma|unternehmen|partei|verein|bank|organisation|team)",
        "person": r"wer|wen|wem|wessen",
        "definition": r"was (?:ist|sind|war|bedeutet|heißt)",
        "description": r"wie|erkläre?|beschreibe?|wozu",
    },
    "es": {
        "duration": r"cu[aá]nto tiempo|qu[eé] edad|cu[aá]ntos años",
        "money": r"cu[aá]nto(?= .*(?:cuesta|costó|costar|pag|vale|gan))",
        "number": r"cu[aá]nt[oa]s?|qu[eé] (?:porcentaje|cantidad|n[uú]mero|precio)",
        "time": r"cu[aá]ndo|(?:en )?qu[eé] (?:año|fecha|d[ií]a|mes|siglo|momento|semana)",
        "reason": r"por qu[eé]|a qu[eé] se debe|cu[aá]l (?:es|fue) (?:la|el)"
        r" (?:raz[oó]n|motivo|causa)",
        "place": r"(?:a|de)?d[oó]nde|(?:en )?qu[eé] (?:ciudad|pa[ií]s|lugar|regi[oó]n)",
        "organisation": r"qu[eé] (?:empresa|organizaci[oó]n|partido|banco|equipo|compañ[ií]a)",
        "person": r"qui[eé]n(?:es)?",
        "definition": r"qu[eé] (?:es|son|era|significa)",
        "description": r"c[oó]mo|explica|describe",
    },
    "fr": {
        "duration": r"combien de temps|depuis quand|quel âge|pendant combien",
        "money": r"combien(?= .*(?:co[uû]t|pay|vaut|gagn))",
        "number": r"combien|quel(?:le)?s? (?:pourcentage|part|nombre|montant|prix|somme)",
        "time": r"quand|(?:en |à )?quel(?:le)?s? (?:année|date|jour|mois|siècle|heure|semaine)",
        "reason": r"pourquoi|pour quelle raison",
        "place": r"d'où|où|(?:dans |en )?quel(?:le)?s? (?:ville|pays|lieu|région|endroit)",
        "organisation": r"quel(?:le)?s? (?:entreprise|société|organisation|parti|banque|équipe)",
        "person": r"qui|à qui|de qui",
        "definition": r"qu'est-ce que|c'est quoi|que signifie",
        "description": r"comment|explique[zr]?|décri[stv]\w*",
    },
    "pt": {
        "duration": r"quanto tempo|que idade|quantos anos",
        "money": r"quanto(?= .*(?:custa|custou|custar|pag|vale|ganh))",
        "number": r"quant[oa]s?|(?:que|qual) (?:percentage[mn]|percentual|quantidade|número|preço)",
        "time": r"quando|(?:em )?(?:que|qual) (?:ano|data|dia|mês|século|hora|semana)",
        "reason": r"por ?qu[eê]|qual (?:é|foi) (?:a|o) (?:razão|motivo|causa)",
        "place": r"(?:a)?onde|(?:em )?(?:que|qual) (?:cidade|país|lugar|região)",
        "organisation": r"(?:que|qual) (?:empresa|organização|partido|banco|equipe|equipa)",
        "person": r"quem",
        "definition": r"o que (?:é|são|era|significa)",
        "description": r"como|explique|descreva",
    },
    "ru": {
        "duration": r"как долго|сколько времени|сколько лет|с каких пор",
        "money": r"сколько(?= .*(?:сто[ияй]|плат|заплат|обош))",
        "number": r"сколько|как(?:ой|ая|ое) (?:процент|доля|сумма|число|цена|количество)",
        "time": r"когда|(?:в )?как(?:ом|ой|ое|ого) (?:году|год|число|числа|дата|день|месяце|веке)",
        "reason": r"почему|зачем|отчего|по какой причине",
        "place": r"где|куда|откуда|(?:в )?как(?:ом|ой) (?:городе|стране|месте|регионе)",
        "organisation": r"как(?:ая|ой|ое) (?:компания|организация|партия|банк|команда)",
        "person": r"кто|кого|кому|кем|о ком|чей|чья|чьё",
        "definition": r"что такое|что (?:значит|означает)",
        "description": r"как|каким образом|опиши\w*|объясни\w*|расскажи\w*",
    },
    "uk": {
        "duration": r"як довго|скільки часу|скільки років",
        "money": r"скільки(?= .*(?:кошту|плат|заплат|обій))",
        "number": r"скільки|як(?:ий|а|е) (?:відсоток|частка|сума|число|ціна|кількість)",
        "time": r"коли|(?:у |в )?як(?:ому|ій|ий|ого) (?:році|рік|дата|день|місяці|числа|столітті)",
        "reason": r"чому|навіщо|з якої причини",
        "place": r"де|куди|звідки|(?:у |в )?як(?:ому|ій) (?:місті|країні|місці|регіоні)",
        "organisation": r"як(?:а|ий|е) (?:компанія|організація|партія|банк|команда)",
        "person": r"хто|кого|кому|ким|чий|чия",
        "definition": r"що таке|що (?:значить|означає)",
        "description": r"як|яким чином|опиши\w*|поясни\w*|розкажи\w*",
    },
    "ar": {
        "duration": r"كم من الوقت|كم عمر\w*|منذ متى|كم (?:سنة|عاما|يوما)",
        "money": r"كم(?= .*(?:تكلف|يكلف|سعر|ثمن))|بكم",
        "number": r"كم|بكم|ما (?:عدد|نسبة|مقدار|سعر)",
        "time": r"متى|في أي (?:عام|سنة|يوم|شهر|تاريخ)",
        "reason": r"لماذا|لم|ما (?:سبب|السبب)",
        "place": r"أين|من أين|إلى أين|في أي (?:مدينة|بلد|دولة|مكان)",
        "organisation": r"أي (?:شركة|منظمة|حزب|بنك|فريق)",
        "person": r"من|لمن|من هو|من هي",
        "definition": r"ما (?:هو|هي|معنى)",
        "description": r"كيف|اشرح|صف",
    },
    "ja": {
        "duration": r"どのくらいの期間|どれくらいの期間|何年間|何日間|何歳|いつから",
        "money": r"いくら|何(?:円|ドル|ユーロ)",
        "number": r"いくつ|いくら|どのくらい|どれくらい"
        r"|何(?:人|個|回|件|台|本|円|ドル|パーセント|キロ|番)",
        "time": r"いつ|何年|何月|何日|何時|何曜日|何世紀",
        "reason": r"なぜ|どうして|何のため|理由",
        "place": r"どこ|どの(?:国|都市|場所|町)",
        "organisation": r"どの(?:会社|企業|団体|党|銀行|チーム)",
        "person": r"誰|だれ|どなた",
        "definition": r"とは(?:何|なん)|とは[?？]|の意味",
        "description": r"どのように|どうやって|どう|説明",
    },
}

TELLING: Final[Mapping[str, str]] = {
    "en": r"summari[sz]e|sum up|describe|recount|outline|discuss\w*|debat\w+|controvers\w+"
    r"|presentations?|opinions?|views?|perspective|comments?|conclusions?|decisions?|status"
    r"|solutions?|(?:what|how)(?= .*\b(?:say|said|think|thought|talk\w*|mention\w*|propos\w+"
    r"|recommend\w*|suggest\w*|respon[ds]\w*|repl(?:y|ied)|answer\w*|explain\w*|elaborat\w+"
    r"|feel|felt|agree\w*|disagree\w*|decid\w+|conclud\w+|question\w*|contribut\w+|learn\w*"
    r"|introduc\w+|plan\w*|argue\w*|criticis\w+|object\w*)\b)",
    "de": r"fasse?|zusammenfass\w+|beschreibe?|schildere?|diskussion\w*|diskutier\w*|besproch\w*"
    r"|debatte\w*|meinung\w*|ansicht\w*|haltung|beschl[uo]ss\w*|entschied\w*|entscheidung\w*"
    r"|(?:was|wie)(?= .*\b(?:sag\w+|gesagt|mein\w+|gemeint|denk\w+|dacht\w+|hielt\w*|hält"
    r"|empf\w+|vorgeschlagen|schlug\w*|reagier\w+|antwort\w+)\b)",
    "es": r"resum\w+|describ\w+|discusi[oó]n\w*|discuti\w+|debat\w+|opini[oó]n\w*|opin\w+"
    r"|postura|decidi\w+|decisi[oó]n\w*|acord\w+|(?:qu[eé]|c[oó]mo)(?= .*\b(?:di(?:jo|jeron|ce)"
    r"|piensa\w*|pens\w+|habl\w+|propus\w+|recom\w+|sugi\w+|respond\w+|reaccion\w+)\b)",
    "fr": r"résume\w*|décri\w+|discussions?|discut\w+|débat\w*|opinions?|avis|décid\w+"
    r"|décisions?|(?:que|qu'\w*|comment)(?= ?.*\b(?:dit|disent|pens\w+|parl\w+|propos\w+"
    r"|recommand\w+|suggér\w+|répond\w*|réagi\w*)\b)",
    "pt": r"resum\w+|descrev\w+|discuss\w+|discuti\w+|debate\w*|opini\w+|decidi\w+|decis\w+"
    r"|(?:que|como)(?= .*\b(?:diss\w+|diz\w*|pens\w+|ach\w+|fal\w+|prop\w+|recom\w+|suger\w+"
    r"|respond\w+|reagi\w+)\b)",
    "ru": r"обобщи\w*|подытож\w*|кратко|опиши\w*|расскажи\w*|обсужд\w+|обсуд\w+|дискусси\w+"
    r"|мнени\w+|позици\w+|решил\w*|решени\w+|договорил\w+|(?:что|как)(?= .*\b(?:сказал\w*"
    r"|говорил\w*|думал\w*|думает|считал\w*|считает|предлож\w+|предлаг\w+|советовал\w*|ответил\w*"
    r"|отнес\w+)\b)",
    "uk": r"підсуму\w*|узагальн\w*|стисло|опиши\w*|розкажи\w*|обговор\w+|дискусі\w+|думк\w+"
    r"|позиці\w+|вирішил\w*|рішенн\w+|домовил\w+|(?:що|як)(?= .*\b(?:сказа\w+|говори\w+"
    r"|дума\w+|вважа\w+|запропон\w+|пропону\w+|радив\w*|радила|відпові\w+|постави\w+)\b)",
    "ar": r"لخص\w*|صف|نقاش|النقاش|مناقش\w*|المناقش\w*|ناقش\w*|رأي|موقف|قرر\w*|القرار|اتفق\w*"
    r"|(?:ماذا|ما|كيف)(?= .*(?:قال|يقول|يرى|اقترح|أوصى|رد|أجاب))",
    "ja": r"要約|まとめ|話し合|議論|討論|意見|考え|決定|決め|合意|何と(?:言|述べ|答え)|提案|述べ",
}
"""Words by which a question asks for an account: what was said, thought, proposed or decided."""

COMPARING: Final = re.compile(
    r"\b(?:compar\w*|between|both|differ\w*|versus|vs|whereas|while|agree\w*|contradict\w*"
    r"|consisten\w*|vergl\w*|unterschied\w*|zwischen|beide\w*|diferenci\w*|entre|amb[oa]s"
    r"|différen\w*|les deux|сравн\w*|разниц\w*|между|оба|обе|порівн\w*|різниц\w*|між|обидв\w*)\b"
    r"|比較|違い|両方|قارن|الفرق|بين"
)
