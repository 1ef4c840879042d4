"""The mood of a sentence: does it state, ask, or order, and does it talk to a model?"""

import re
import unicodedata
from enum import Enum, auto

from ingest.text.words import is_stop_word


class Mood(Enum):
    """What a sentence does."""

    STATES = auto()
    ASKS = auto()
    ADDRESSES = auto()  # says "you" or "your"
    ORDERS = auto()  # imperative or request
    SETS_A_TASK = auto()  # an order to make, change or say words, such as "explain" or "translate"


_TASKS = frozenset(
    """
    analyse analyze anagram append assert augment brainstorm capitalise capitalize categorize
    classify compare compose compute conclude convert convince calculate decode decrypt define
    describe complete correct discuss elaborate emphasise emphasize encode encrypt endorse enhance enumerate evaluate
    execute explain express generate illustrate imitate impersonate implement improvise include
    incorporate insert integrate jumble misspell modify narrate outline paraphrase persuade predict
    prepend pretend provide rearrange recite recommend refactor rephrase render replace respond
    reveal rewrite roleplay scramble shuffle simplify simulate solve spell substitute suggest
    summarise summarize tell translate transcribe verify write
    """.split()
)
_TASKS_OR_NOUNS = frozenset(
    """
    act add answer break claim code change combine comment confirm create debug declare delete
    design develop display draft draw edit email estimate give group hint identify insult
    introduce invite joke list make mention name note offer output plan play post present print
    produce promote prompt quote rank rate remove repeat reply report reverse rhyme rule say
    schedule search send share show state story swap talk tease type update use
    """.split()
)
_ACTIONS = frozenset(
    """
    accept access adjust advise allow apply approve arrange ask assemble assume attach avoid become
    begin believe beware boil book bring browse build buy call cancel carry check choose claim clean
    click close come complete concentrate confirm connect consider contact continue cook copy cover
    cut decide delete dial dip disregard discard divide do don't donate download drag drain drink
    drop earn eat email empty encourage enjoy enter ensure examine expect explore extract fill find
    finish fix fold follow forget forward get go grab hang have hear help hit hold ignore imagine
    install join keep know lay learn leave let lift listen load log look lower make measure memorize
    mix move navigate open order override paint park pay pick place pour practice practise press
    prepare proceed prove pull push put raise reach read recall refuse register relax remember
    remind report request reset rest return ring rinse roll run save scan scroll see select sell
    set shop sign sit skip slice speak spend spread squeeze start stay step stir stop submit
    subscribe supply switch take tap text think throw tie transfer treat trim trust try turn
    uninstall unlock upload visit vote wait walk warn wash watch wear wipe work wrap zoom
    """.split()
)
_OPENERS = frozenset(
    """
    a an the this that these those my your our his her its their me us him them it yourself
    all any both each every everyone everything some no one two three how what why when where who
    whether which to up down out off on in into with without back about as if more only
    """.split()
)
_OBJECTS = frozenset(
    "a an the your my our its their this these those every each all any some me us him them it".split()
)
_FINITE = frozenset(
    """
    of is are was were be been being has had have will would can could may might shall should must
    does did do said says came went became made took got gave began remains seems and or by
    """.split()
)
_NOT_VERBS = frozenset(
    """
    according across almost along already although always among amid around aside away barely because
    behind beneath beside besides beyond both but concerning considering depending despite else
    enough even ever everything except few five following four from given half hence hopefully how
    however indeed inside instead last late later least less like likewise long many maybe merely
    meanwhile minus more most moreover much near nearly never nevertheless next nine none nor not now
    often once one only onto opposite otherwise outside over part past per perhaps plus previous
    quite rather regarding since six so sometimes soon still such ten than then therefore though three
    throughout thus till today together tomorrow tonight too toward towards twice two under
    underneath unless unlike until upon versus via well whatever when whenever where whereas
    wherever whether which whichever while whilst who whoever why with within without yesterday yet
    """.split()
)
_LEAD = re.compile(
    r"\W*(?:(?:please|kindly|now|then|also|first(?:ly)?|next|finally|instead|just|simply|always|never"
    r"|do not|don['’]t|do|and|but|so|important|attention|note|task|instructions?|tip|warning|quickly"
    r"|immediately|remember to|be sure to|make sure (?:to|you)|feel free to|go ahead and|try to"
    r"|you (?:must|should|will|can|shall|may|have to|need to|are to|ought to)(?: now| always| also)?"
    r"|(?:can|could|would|will) you(?: please| kindly)?"
    r"|(?:i|we) (?:want|need|would like|['’]d like|order|ask|command|expect) you to"
    r"|(?:in|with|within|at the end of|before|after|when) (?:your|the|this|every|each) (?:\w+ ){0,3}\w+,)"
    r"\W{1,4})*",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\b(?:please|kindly|not|don['’]t|never|always|you)\b", re.IGNORECASE)
_REQUEST = re.compile(
    r"\W*(?:please\b|kindly\b|(?:can|could|would|will) you (?:please |kindly )?\w"
    r"|(?:i|we) (?:want|need|would like|['’]d like|order|ask|command|expect) you to\b"
    r"|you (?:must|have to|need to|are to|shall)\b)",
    re.IGNORECASE,
)
_FIRST_WORDS = re.compile(r"\W*(?P<verb>[\w’'-]+)(?: (?P<next>[\w’'-]+))?")
_WORD = re.compile(r"\w+")
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_QUESTION = re.compile(r"[?？؟][\s\"'”’)\]»*_]*$")


def mood(sentence: str) -> Mood:
    """Return what `sentence` does. Imperatives are found in English only, questions anywhere."""
    lead = _LEAD.match(sentence)
    rest = sentence[lead.end() :] if lead else sentence
    order = _imperative(rest, told=bool(lead and _TELLS.search(lead[0])))
    if order is not None:
        return order
    if _REQUEST.match(sentence):
        return Mood.ORDERS
    if _QUESTION.search(sentence):
        return Mood.ASKS
    return Mood.ADDRESSES if _YOU.search(sentence) else Mood.STATES


def _imperative(rest: str, *, told: bool) -> Mood | None:
    """Return the kind of order that begins here, None when none does."""
    found = _FIRST_WORDS.match(rest)
    if not found:
        return None
    verb, following = found["verb"].lower(), (found["next"] or "").lower()
    if verb in _TASKS and following not in _FINITE:
        return Mood.SETS_A_TASK
    if verb in _TASKS_OR_NOUNS and (told or following in _OPENERS or _YOU.search(rest)):
        return Mood.SETS_A_TASK
    if verb in _ACTIONS and following not in _FINITE:
        return Mood.ORDERS
    if following in _OBJECTS and _may_be_verb(found["verb"]):
        return Mood.ORDERS
    return None


def _may_be_verb(word: str) -> bool:
    """Whether a word that is on no list has the form of an English infinitive."""
    lower = word.lower()
    return (
        len(word) > 2  # noqa: PLR2004 - no open verb is shorter, save those on the list
        and word[1:].islower()
        and word.isascii()
        and not lower.endswith(("ing", "ed", "ly", "er", "tion", "ment", "ness", "'s", "’s"))
        and not (lower.endswith("s") and not lower.endswith("ss"))
        and lower not in _NOT_VERBS
        and not is_stop_word(lower)
    )


_LOOKALIKES = str.maketrans("аеорсухіѕјԁһӏ", "aeopcyxisjdhl")
_SPACED = re.compile(r"\b(?:\w[ .\-_*]){4,}\w\b")
_DO_NOT_PRINT = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def plain(sentence: str) -> str:
    """Return `sentence` in lower case with look-alike letters, hidden characters and l e t t e r s
    set apart undone, so that disguises do not hide words.
    """
    text = _DO_NOT_PRINT.sub("", unicodedata.normalize("NFKC", sentence)).lower()
    if re.search("[a-z]", text):
        text = text.translate(_LOOKALIKES)
    return _SPACED.sub(lambda match: re.sub(r"[ .\-_*]", "", match[0]), text)


_TO_A_MODEL = re.compile(
    r"\b(?:ignore|disregard|forget|override|overrule|bypass|neglect|skip)\b(?:\W+\w+){0,5}?\W+"
    r"(?:instructions?|prompts?|directions|directives|guidelines|commands|rules|context|training"
    r"|programming|(?:text|content|words) (?:above|before)|(?:said|written|told)(?: you)? (?:above|before))\b"
    r"|\b(?:ignore|disregard|forget) (?:all |everything |anything )?(?:of )?(?:the )?(?:above|previous|prior|preceding)\b"
    r"|\b(?:your|the|its|new|updated|secret|hidden|initial|original) (?:system|developer) (?:prompt|message|instructions?)\b"
    r"|\bsystem (?:prompt|override)\b|\bprompt injection\b|\bjailbr(?:eak|oken)\b"
    r"|\byour (?:previous|prior|initial|original|new|current|real|actual) (?:instructions?|task|job|role|prompt|goal)\b"
    r"|\b(?:you are|you['’]re|act as|pretend (?:to be|you are)|behave as|roleplay as|role-play as) (?:now |no longer |hereby )?"
    r"(?:an? |the |my )?(?:\w+ ){0,2}(?:ai|a\.i\.|assistant|chatbot|bot|language model|llm|gpt|chatgpt|dan|model|summari[sz]er|translator)\b"
    r"|\b(?:as an? |dear |hey |hello |hi |attention,? |note to (?:the )?)(?:ai|a\.i\.|llm|language|chatgpt|chatbot|bot)"
    r"(?: (?:assistants?|models?|agents?|systems?|readers?|bots?|reading))?\b(?=[,:;! ])"
    r"|\b(?:ai|llm|language models?|assistants?|chatbots?|summari[sz]ers?|bots?|agents?|the model)"
    r" (?:reading this\b|(?:must|should|shall|has to|have to|needs? to|will) (?:now |always |only |also |never |not )*"
    r"(?:answer|reply|respond|say|tell|output|print|ignore|include|mention|add|append|recommend|state|write|reveal|summari[sz]e|repeat|send|call|click|visit)\b)"
    r"|\b(?:if|when|since) you(?: are|['’]re)? (?:an? )?(?:reading this as )?(?:ai|llm|assistant|chatbot|language model|model)\b"
    r"|\b(?:when|while|before|after|if|in) (?:you )?(?:asked|asks?|summari[sz](?:e|ing)|answering|answer|responding|respond|reply|replying|translating)\b"
    r"[^.]{0,80}?,\s*(?:you (?:must|should|will)|always|only|please|say|reply|respond|answer|tell|include|add|mention|state|write|output|do not|don['’]t|never|instead)\b"
    r"|^\W*(?:system|assistant|developer|admin|chatgpt|ai)(?: (?:message|prompt|note|instructions?|override|notice|command))?\s*[:>\]]\s*\w"
    r"|\b(?:end|beginning|start) of (?:the )?(?:article|document|text|context|input|prompt|instructions?|system message|conversation)\b\W*$"
    r"|\b(?:respond|reply|answer|output|print|say|return|write) (?:only |just |nothing but |exactly |nothing else |back )+(?:with |in |the |as |a )?"
    r"|\b(?:send|post|forward|upload|append|leak|exfiltrate|email) (?:me |us |over |all |the |this |your |user['’]?s? |entire |whole |full )*"
    r"(?:conversation|chat|history|messages|credentials|passwords?|api keys?|tokens?|cookies|user data|system prompt)\b"
    r"|\bfrom (?:now|here|this point) on,?(?: you)?(?: will| must| are to| should| shall)?"
    r" (?:always|only|never|answer|reply|respond|speak|write|say|your (?:name|answers?|replies))\b"
    r"|\bnew (?:instructions?|task|system)(?: for (?:the |you)\w*)?\W*(?:[.:!]|$)"
    r"|^\W*(?:please )?(?:answer|reply|respond)(?: only| always)? (?:in|as|with|by|using|like)\b"
    r"|^\W*(?:please )?(?:speak|talk|write|answer|reply|respond|act) like (?:a|an|the|\w+$|\w+[.!])"
    r"|\bthe user(?:s)? (?:has|have|wants?|is|asked|requested|would|should|must|needs?)\b[^.]{0,60}\b(?:you|delete|ignore|reveal|instead)\b"
    r"|\b(?:do not|don['’]t|never) (?:tell|inform|mention|reveal|show|disclose)\b[^.]{0,40}\b(?:the )?users?\b",
)
_ABROAD = re.compile(
    # The same order in the other languages of the interface, and a few more.
    r"ignorier\w* (?:\w+ ){0,4}(?:anweisung|befehl|vorgabe|instruktion)|vergiss (?:\w+ ){0,3}(?:anweisung|bisherige)"
    r"|(?:ignore[zr]?|oublie[zr]?|ne tiens pas compte)\b.{0,30}(?:instructions|consignes|directives)"
    r"|(?:ignor[aeá]\w*|olvid[aeá]\w*|desconsider[ae]\w*|esquec\w+)\b.{0,30}(?:instruc\w+|instru[cç]\w+|órdenes|ordens|indicaciones)"
    r"|(?:ignora\w*|dimentica\w*)\b.{0,30}(?:istruzion\w+|indicazion\w+)"
    r"|negeer\b.{0,30}(?:instructies|opdrachten)|zignoruj\b.{0,30}(?:instrukc\w+|polece\w+)"
    r"|(?:игнорируй\w*|проигнорируй\w*|забудь\w*)\b.{0,30}(?:инструкц\w+|указан\w+|команд\w+)"
    r"|(?:ігноруй\w*|проігноруй\w*|забудь\w*)\b.{0,30}(?:інструкц\w+|вказівк\w+|команд\w+)"
    r"|تجاهل.{0,30}(?:التعليمات|الأوامر|تعليمات)"
    r"|忽略.{0,12}(?:指令|指示|说明|提示)|無視.{0,12}(?:指令|指示)|(?:指示|命令|指令).{0,6}無視"
    r"|(?:지시|명령).{0,10}무시|पिछले.{0,20}निर्देश.{0,20}(?:अनदेखा|नज़रअंदाज़)|önceki.{0,20}talimat.{0,20}(?:yok say|görmezden)"
)
_OUTPUT = re.compile(
    r"\b(?:your|the|this|every|each) (?:\w+ ){0,2}?"
    r"(?P<noun>answer|repl(?=y|ies)|response|output|message|summar(?=y|ies)|completion)"
    r"|\b(?:tell|ask|offer|give|direct|send|encourage|convince|urge|persuade|inform|remind|warn|advise|get)"
    r" (?:the|all|every|any|each) (?P<person>user|reader)s?\b"
)


def talks_to_a_model(sentence: str) -> bool:
    """Tell whether `sentence` speaks to a language model about what it should do.

    `sentence` is in the form that `plain` gives.
    """
    return bool(_TO_A_MODEL.search(sentence) or _ABROAD.search(sentence))


def names_the_output(sentence: str) -> str | None:
    """Return the word by which `sentence` names what a model is writing, or for whom.

    "Add a joke to your reply" gives "reply", "tell the user" gives "user".
    """
    match = _OUTPUT.search(sentence)
    return _WORD.findall(sentence, match.start(match.lastgroup or 0))[0] if match else None
