"""Words that begin an order in English, and words that only seem to."""

TASKS = frozenset(
    """
    anagram analyse analyze append assert augment brainstorm calculate capitalise capitalize
    categorize classify compare complete compose compute conclude convert convince correct decode
    decrypt define describe discuss elaborate emphasise emphasize encode encrypt endorse enhance
    enumerate evaluate execute explain express generate illustrate imitate impersonate implement
    improvise include incorporate insert integrate jumble misspell modify narrate outline
    paraphrase persuade predict prepend pretend provide rearrange recite recommend refactor render
    rephrase replace respond reveal rewrite roleplay scramble shuffle simplify simulate solve
    spell substitute suggest summarise summarize tell transcribe translate verify write
    """.split()  # noqa: SIM905 - a list of a hundred strings is harder to read
)
"""Verbs whose object is words, which an article seldom asks of its reader."""

TASKS_OR_NOUNS = frozenset(
    """
    act add answer break change claim code combine comment confirm create debug declare delete
    design develop display draft draw edit email estimate give group hint identify insult
    introduce invite joke list make mention name note offer output plan play post present print
    produce promote prompt quote rank rate remove repeat reply report reverse rhyme rule say
    schedule search send share show state story swap talk tease type update use
    """.split()  # noqa: SIM905 - a list of a hundred strings is harder to read
)
"""Such verbs and other requests that may as well be nouns: an object must follow."""

ACTIONS = frozenset(
    """
    accept access adjust advise allow apply approve arrange ask assemble assume attach avoid
    become begin believe beware boil book bring browse build buy call cancel carry check choose
    claim clean click close come complete concentrate confirm connect consider contact continue
    cook copy cover cut decide delete dial dip discard disregard divide do don't donate download
    drag drain drink drop earn eat email empty encourage enjoy ensure enter examine expect explore
    extract fill find finish fix fold follow forget forward get go grab hang have hear help hit
    hold ignore imagine install join keep know lay learn leave let lift listen load log look lower
    make measure memorize mix move navigate open order override paint park pay pick place pour
    practice practise prepare press proceed prove pull push put raise reach read recall refuse
    register relax remember remind report request reset rest return ring rinse roll run save scan
    scroll see select sell set shop sign sit skip slice speak spend spread squeeze start stay step
    stir stop submit subscribe supply switch take tap text think throw tie transfer treat trim
    trust try turn uninstall unlock upload visit vote wait walk warn wash watch wear wipe work
    wrap zoom
    """.split()  # noqa: SIM905 - a list of a hundred strings is harder to read
)
"""Verbs of other orders."""

OPENERS = frozenset(
    """
    a about all an any as back both down each every everyone everything her him his how if in into
    it its me more my no off on one only our out some that the their them these this those three
    to two up us what when where whether which who why with without your yourself
    """.split()  # noqa: SIM905 - a list of a hundred strings is harder to read
)
"""Words that begin an object or a complement of a verb."""

OBJECTS = frozenset(
    """
    a all an any each every him it its me my our some the their them these this those us your
    """.split()  # noqa: SIM905 - a list of a hundred strings is harder to read
)
"""Those before which an unknown word is a verb."""

FINITE = frozenset(
    """
    and are be became been began being by came can could did do does gave got had has have is made
    may might must of or remains said says seems shall should took was went were will would
    """.split()  # noqa: SIM905 - a list of a hundred strings is harder to read
)
"""Words that make the word before them a noun."""

NOT_VERBS = frozenset(
    """
    according across almost along already although always amid among around aside away barely
    because behind beneath beside besides beyond both but concerning considering depending despite
    else enough even ever everything except few five following four from given half hence
    hopefully how however indeed inside instead last late later least less like likewise long many
    maybe meanwhile merely minus more moreover most much near nearly never nevertheless next nine
    none nor not now often once one only onto opposite otherwise outside over part past per
    perhaps plus previous quite rather regarding since six so sometimes soon still such ten than
    then therefore though three throughout thus till today together tomorrow tonight too toward
    towards twice two under underneath unless unlike until upon versus via well whatever when
    whenever where whereas wherever whether which whichever while whilst who whoever why with
    within without yesterday yet
    """.split()  # noqa: SIM905 - a list of a hundred strings is harder to read
)
"""Words that stand at the beginning of statements, before an article."""
