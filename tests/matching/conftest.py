from __future__ import annotations

import pytest

from bot.facts.factbase import FactBase
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.matching.matcher import Matcher
from bot.matching.train import train
from bot.matching.weights import Weights
from tests.facts.folders import write

PHRASINGS = {
    "vocabulary.yaml": """\
groups:
  - {id: workshop, en: [workshop, course], ar: [ورشة, ورش], arabizi: [warsha]}
  - {id: when, asks: true, en: [when], ar: [متى]}
  - {id: who, asks: true, en: [who, whom], ar: [مين, منو]}
  - {id: and-who, asks: true, ar: [ومن]}
  - {id: which, asks: true, en: [which], ar: [أي]}
  - {id: give, wants: true, en: [give me], ar: [أعطني]}
""",
    "phrasings/dates.yaml": """\
en: [when was the workshop held, on which days, what dates was it, give me the dates, when did it start]
ar: [متى كانت الورشة, في أي أيام عقدت, ما تاريخ الورشة, متى عقدت, امتى بدأت]
arabizi: [meta kanet el warsha, ayya ayyam]
""",
    "phrasings/participants.yaml": """\
en: [who took part, which ministries attended, did the Ministry of Health take part, who came, list the participants]
ar: [من شارك في الورشة, أي وزارات حضرت, هل شاركت وزارة الصحة, منو حضر, مين شارك]
arabizi: [mino sharak, meen 7edir]
""",
    "phrasings/contact.yaml": """\
en: [whom do I write to, what is the email, press contact please, how do I reach you]
ar: [ما البريد الإلكتروني, كيف أتواصل معكم, أبي الإيميل, من المسؤول عن التواصل]
arabizi: [sho el email]
""",
    "phrasings/venue.yaml": """\
en: [which hotel was it, what is the venue, the name of the hotel]
ar: [في أي فندق, وين القاعة]
""",
    "phrasings/greeting.yaml": "en: [hello, good morning, hi there]\nar: [السلام عليكم, مرحبا, هلا]\n",
    "phrasings/safeguarding.yaml": """\
en: [they hold my passport and I am locked in, help me I am in danger, my employer beats me]
ar: [جوازي محتجز وأنا محبوسة, ساعدوني أنا في خطر, صاحب العمل يضربني]
""",
    "phrasings/unknown/weather.yaml": """\
en: [will it rain tomorrow, who won the match, what is the price of gold, tell me a joke]
ar: [هل ستمطر غدا, من فاز في المباراة, كم سعر الذهب, قل لي نكتة]
""",
}


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> FactBase:
    return load(write(tmp_path_factory.mktemp("knowledge"), PHRASINGS))


@pytest.fixture(scope="session")
def weights(base: FactBase) -> Weights:
    return train(base, load_phrasings(base))


@pytest.fixture(scope="session")
def matcher(base: FactBase, weights: Weights) -> Matcher:
    return Matcher(base, weights)
