"""Function words of the languages that are told apart and searched here."""

_ENGLISH = """a about above after again against ain all also am an and any are aren't as at be
    because been before being below between both but by can cannot can't could couldn't did
    didn't do does doesn't doing don't down during each either else ever few for from further
    had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him
    himself his how i i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself just
    let's me more most mustn't my myself neither no nor not of off on once only or other ought
    our ours ourselves out over own per same shall shan't she she'd she'll she's should
    shouldn't so some such than that that's the their theirs them themselves then there there's
    these they they'd they'll they're they've this those through to too under until up upon us
    very was wasn't we we'd we'll we're we've were weren't what when where which while who whom
    whose why will with won't would wouldn't you you'd you'll you're you've your yours yourself
    yourselves"""
_SPANISH = """a al algo algunas algunos ante antes aquel aquella como con contra cual cuales
    cuando cuál cuáles cuándo cómo de del desde donde dónde durante e el él ella ellas ellos en
    entre era eran es esa esas ese eso esos esta está estaba están estas este esto estos fue
    fueron ha había han hasta hay he la las le les lo los más me mi mis mucho muchos muy nada ni
    no nos nosotros o os otra otras otro otros para pero poco por porque que qué quien quién
    quienes se sea ser si sí sido sin sobre son soy su sus también tanto te tiene tienen todo
    todos tu tus tuvo un una unas uno unos usted ustedes ya y yo"""
_GERMAN = """aber alle allem allen aller alles als also am an ander andere anderen auch auf aus
    bei beim bin bis bist da damit dann das dass daß dein deine dem den denn der des dessen
    deshalb die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen
    einer eines einige er es etwas euch euer für gegen gewesen hab habe haben hat hatte hatten
    hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist jede jedem
    jeden jeder jedes jene jetzt kann kein keine keinen können könnte man manche mein meine mich
    mir mit muss musste nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem
    seinen seiner seit selbst sich sie sind so solche soll sollte sondern sonst über um und uns
    unser unter viel vom von vor war waren warum was weg weil welche welchem welchen welcher
    wenn wer werde werden wie wieder will wir wird wirst wo wurde wurden während zu zum zur zwar
    zwischen wann wen wem wessen worum wofür
    womit wohin woher"""
_FRENCH = """à ai alors au aucun aussi autre aux avait avec avoir avaient c ça car ce ceci cela
    celle celui ces cet cette ceux chaque ci comme comment d dans de des depuis donc dont du
    elle elles en encore entre est et étaient était étant été être eu eux fait fut furent hors
    ici il ils j je jusqu l la le les leur leurs lors lorsque lui m ma mais me même mes moi
    moins mon n ne ni nos notre nous on ont or ou où par pas pendant peu peut plus pour pourquoi
    près puis qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera ses si son
    sont sous sur t ta tandis te tes toi ton tous tout toute toutes très tu un une va vers voici
    vos votre vous y"""
_RUSSIAN = """а без более бы был была были было быть в вам вас весь во вот все всего всех вы где
    да для до его ее её если есть еще ещё же за здесь и из или им их к как какая какие какой
    когда кого кто которая которого которые который ли либо между меня мне мы на над не него нее
    ней нет ни них но ну о об один она они оно от очень по под после потом почему при про с со
    сам своей свой своих себя так также такой там тем теперь то того тоже той только том тот ты
    у уже хотя чего чем через что чтобы эта эти это этого этой этом этот я"""
_UKRAINIAN = """а або адже але б без був була були було бути в вам вас весь вже ви від він вона
    вони воно все всі всіх ввесь де для до є ж за з зі із й його її їх їхній і інших їм як яка
    яке який які якого якщо коли кого ким кому куди лише ми між мене мені на над навіть нам нас
    не нього неї ні ним них ніж о об от оце по під після про при під час саме свій своє своїх
    себе та так також там те тепер ти тих то того тоді той тому тут у це цей ця ці цього цьому
    чи чому через хоча хто ще що щоб щодо я"""
_PORTUGUESE = """a à ao aos as às até com como contra da das de dela delas dele deles depois
    desde do dos e é ela elas ele eles em entre era eram essa essas esse esses esta está estão
    estas estava este estes eu foi foram há isso isto já lhe lhes mais mas me mesmo meu meus
    minha muito muitos na não nas nem no nos nós nossa nosso num numa o onde os ou para pela
    pelas pelo pelos por porque qual quais quando que quem se sem ser seu seus sido só sob sobre
    são sua suas também te tem têm tinha toda todas todo todos tu um uma umas uns você vocês"""
_ARABIC = """في من على إلى عن مع هذا هذه ذلك تلك الذي التي الذين هو هي هم هن أنا نحن أنت أنتم
    كان كانت كانوا يكون تكون قد لقد لم لن لا ما ماذا متى أين كيف لماذا هل أن إن أنه إنه أنها
    إنها كما حيث بين بعد قبل عند عندما حتى ثم أو و أم بل لكن ولكن كل بعض غير أي أيضا أيضاً منذ
    خلال حول ضد دون له لها لهم به بها فيه فيها منه منها عليه عليها إليه وقد وفي ومن وهو وهي وكان
    وكانت وأن وقال قال التى الى لدى سوف ليس ليست"""
_JAPANESE = """の に は を た が で て と し れ さ ある いる も する から な こと
    として い や など なっ ない この ため その あっ よう また もの という あり まで られ なる へ
    か だ これ によって により おり より による ず なり られる において ば なかっ なく しかし
    について せ だっ その後 できる それ う ので なお のみ でき き つ における および いう さらに
    でも ら たり その他 に関する たち ます ん なら です ました ません どこ いつ だれ 誰 何 なぜ
    どの どう"""
_ITALIAN = """a ad ai al alla alle allo anche ancora avere aveva c che chi ci come con cui da
    dagli dai dal dalla dalle de degli dei del della delle dello di dopo dove e è ed era erano
    essere fa fino fra gli ha hanno ho i il in io l la le lei li lo loro lui ma mentre mi molto
    ne negli nei nel nella nelle nello noi non nostro o ogni per perché più poi prima qual quale
    quando quanto quella quello questa questi questo se sei si sia sono sta stata stato su sua
    sue sugli sui sul sulla suo suoi tra tutti tutto un una uno"""
_DUTCH = """aan al wanneer waar waarom welke alle als altijd ander bij daar dan dat de der deze
    die dit doch doen door dus een en er ge geen haar had heb hebben heeft hem het hier hij hoe
    hun iemand iets ik in is ja je kan kon kunnen maar me meer men met mij mijn moet na naar
    niet niets nog nu of om omdat ons ook op over reeds te tegen toch toen tot u uit uw van veel
    voor want waren was wat we werd wezen wie wij wil worden wordt zal ze zei zich zij zijn zo
    zonder zou"""
_POLISH = """a aby ale bardzo bez bo by był była było były być ci co czy dla do gdy gdzie go i
    ich ile im inne iż ja jak jako je jego jej jest jestem jeszcze jeśli już każdy kiedy kto
    która które którego której który których którzy lub ma mają mi może na nad nam nas nawet nie
    nich niż o od oraz po pod podczas ponieważ przed przez przy są się tak także tam te tego tej
    ten to tu tych tylko tym w we więc wszystko z za ze że"""

STOP_WORDS = {
    language: frozenset(listed.split())
    for language, listed in {
        "en": _ENGLISH,
        "es": _SPANISH,
        "de": _GERMAN,
        "fr": _FRENCH,
        "ru": _RUSSIAN,
        "uk": _UKRAINIAN,
        "pt": _PORTUGUESE,
        "ar": _ARABIC,
        "ja": _JAPANESE,
        "it": _ITALIAN,
        "nl": _DUTCH,
        "pl": _POLISH,
    }.items()
}
"""Language (ISO 639-1) to its function words, lower-cased."""
