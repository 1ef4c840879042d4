"""Words that end with a full stop without ending a sentence, by how they behave."""

import re


def _listed(words: str) -> frozenset[str]:
    """Return words written with spaces between them."""
    return frozenset(words.split())


ALWAYS = _listed(
    """mr mrs ms mx messrs dr prof gen sen rep gov lt col capt cmdr sgt cpl pvt rev hon pres adm maj
    brig supt fr mme mlle mm sra srta dra dña exmo exma sr. hr herr frl vs viz e.g i.e eg ie cf resp
    al approx gen.-lt z.b d.h u.a v.a i.d.r bzw sog evtl vgl ggf insb p.ex p.ej av ca um т.е т.к т.н
    напр им ім ул вул пл пр просп бул акад проф доц тов гр гос св зам ген полк подполк см ср
    рис табл"""
)
"""Something always follows: titles, "for example", "Street of"."""

BEFORE_DIGITS = _listed(
    """no nos nr núm num n.º p pp pg vol vols fig figs art arts sec sect ch chap eq eqs ex par para
    ver v op est b d c r jan feb mar apr jun jul aug sep sept oct nov dec enero ene abr ago dic janv
    févr avr juil sept déc jän mär mai okt dez fev abr set out стр гл рис табл ст п № кв д корп оф
    тел пп янв февр авг сент окт нояб дек січ лют бер квіт трав черв лип серп вер жовт листоп
    груд"""
)
"""No end when a digit follows: "No. 5", "Jan. 13", "p. 7"."""

OFTEN = _listed(
    """st ste mt ft jr sr inc ltd co corp bros llc plc dept univ assn bros etc esq dist ave blvd rd
    hwy bldg apt intl natl govt ret ed eds trans u.s u.k u.s.a u.n e.u d.c a.m p.m ph.d m.d b.a m.a
    j.d b.c a.d b.c.e c.e n.y l.a calif conn ala ariz colo fla ill ind kan mass mich minn miss mont
    neb nev okla ore pa tenn tex va vt wash wis jan feb mar apr jun jul aug sep sept oct nov dec mon
    tue tues wed thu thur thurs fri sat sun usw mio mrd str tsd sek min std abs ee.uu s.a ud uds
    ltda cia cía г гг р рр в вв ст т.д т.п др пр руб коп тыс тис млн млрд трлн грн обл р-н долл чел
    мин сек кг км"""
)
"""May end a sentence; it does when the next word is one that sentences begin with."""

STARTERS = _listed(
    """The This That These Those There Then They Their He She It Its His Her We Our You Your My I
    And But Or So Yet If In On At As An By For From To With After Before During When While Where
    Who What Which Why How Although Though Because Since Not No Both Each Every Many Most Some All
    Also However Meanwhile Moreover Furthermore Nevertheless Still Now Here Once Until Under Over
    Between Among Earlier Later Last Police Officials According Despite Instead Even Just Only Such
    Der Die Das Ein Eine Er Sie Es Wir Ich Ihr Im Am Auf Aus Bei Mit Nach Und Aber Oder Doch Dann
    Wenn Als Da Diese Dieser Dieses Auch Nur Zu Zum Zur Seine Seit Für Damit Dort Hier Le La Les Un
    Une Des Il Elle Ils Elles On Ce Cette Ces Mais Et Ou Donc Dans Pour Par Sur Avec En Au Aux
    Selon Nous Vous Je El Los Las Una Él Ella Ellos Pero Y O Con Por Para Según Este Esta Estos
    Cuando Como Su Sus Tras Sin O Os As Um Uma Ele Ela Eles Elas Mas E Com Segundo Quando No Na Nos
    Nas Em Isso Он Она Оно Они Мы Вы Я Это Этот Эта Эти Но И А В На С По При Для Из За От До Также
    Однако Тогда Как Если Когда Після Він Вона Воно Вони Ми Ви Це Цей Ця Ці Але І Й Та У З Із Під
    Про Також Проте Тоді Як Якщо Коли"""
)
"""Capitalised words that begin sentences and seldom names."""

GERMAN_DAY_FOLLOWERS = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Jahrhundert|Jh|Klasse|Liga|Bundesliga|Platz|Runde|Etage|Stock|Geburtstag|Weltkrieg"
    r"|Spieltag|Minute|Tag|Auflage|Kapitel)\w*"
)
"""What follows a German ordinal: "am 13. Januar", "im 19. Jahrhundert"."""
