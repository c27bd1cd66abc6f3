"""Promises of reading stances."""

import time
import tomllib
from pathlib import Path

import pytest

from indexer.cues import LONGEST
from indexer.forms import fold
from indexer.guards import is_question
from indexer.literals import required_words
from indexer.stances import WHY, decisions_in, stances_in
from indexer.topics import mentions_in
from mappings.stances import cues

SAMPLES = tomllib.loads((Path(__file__).parent / "stance_samples.toml").read_text())["samples"]
LANGUAGES = ("en", "ko", "ja", "ru")


def read(text, language, government=None):
    return stances_in(text, language, mentions=mentions_in(text, language), government=government)


def codes(text, language, government=None):
    return [one.code for one in read(text, language, government)]


def headline(text, language, government=None):
    return read(text, language, government)[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "We express our grave concern over, and condemn, the treaty between Russia and North"
            " Korea. Such help is a violation of Security Council resolutions. We will reconsider"
            " our position on weapons for Ukraine.",
        ),
        (
            "ko",
            "러시아와 북한이 포괄적 전략 동반자 조약을 맺은 데 대해 엄중한 우려를 표하며 이를"
            " 규탄합니다. 이는 안보리 결의 위반입니다. 우크라이나에 대한 무기 지원 문제를"
            " 재검토하겠습니다.",
        ),
        (
            "ja",
            "露朝間の条約に憂慮を表明し、これを非難します。これは安保理決議の明白な違反です。"
            "ウクライナへの武器供与をしないとの方針を見直します。",
        ),
        (
            "ru",
            "Выражаем глубокую озабоченность и осуждаем договор России и КНДР. Это нарушение"
            " резолюций Совета Безопасности. Мы пересмотрим позицию по поставкам оружия Украине.",
        ),
    ],
)
def test_seouls_day_reads_the_same_in_four_languages(language, text):
    found = {one.code: one for one in read(text, language, "KR")}
    assert found["condemn"].grade >= 0.8
    assert found["concern"].grade == pytest.approx(0.35)
    assert found["consider"].grade == pytest.approx(0.4)
    assert "accuse" in found
    assert next(iter(found)) == "condemn"
    assert "kp_ru_treaty" in found["condemn"].target.ids
    assert "arms_to_ukraine" in found["consider"].target.ids


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This cooperation is of great concern to the United States."),
        ("ko", "이러한 협력은 큰 우려 사항입니다."),
        ("ja", "このような協力は大きな懸念です。"),
        ("ru", "Это сотрудничество вызывает серьезную озабоченность."),
    ],
)
def test_great_concern_is_one_rung_above_concern(language, text):
    assert (headline(text, language).code, headline(text, language).grade) == ("concern", 0.3)


def test_a_japanese_refusal_and_demand_are_both_read():
    text = (
        "ロシアによる北朝鮮からの武器の調達は断じて容認できません。"
        "北朝鮮に対し、全ての核計画の廃棄を強く求めます。"
    )
    oppose, demand = read(text, "ja", "JP")
    assert (oppose.code, oppose.grade) == ("oppose", 0.75)
    assert (demand.code, demand.polarity) == ("demand", "-")
    assert demand.target.ids == ("kp",)


def test_sanctions_that_should_be_reviewed_are_a_demand():
    text = "Выступаем против таких санкций. Рестриктивный режим должен быть пересмотрен."
    assert codes(text, "ru", "RU") == ["oppose", "demand"]


def test_a_cue_is_the_exact_words_at_its_offsets():
    text = "First.  Ｊapan and we — “strongly condemn” it."
    for one in read(text, "en", "JP"):
        assert text[one.start : one.end] == one.cue


def test_a_target_is_the_exact_words_at_its_offsets():
    text = "앞 문장입니다. 정부는 북한의 핵실험을 강력히 규탄한다."
    target = headline(text, "ko", "KR").target
    assert text[target.start : target.end] == target.text == "북한의 핵실험"


def test_topics_come_before_entities_in_a_target():
    target = headline("We condemn North Korea's nuclear test.", "en", "US").target
    assert target.ids == ("kp_nuclear", "kp")


def test_the_international_community_is_never_a_negative_target():
    target = headline("국제사회에 강한 유감을 표명한다.", "ko", "KR").target
    assert "intl_community" not in target.ids


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We do not support this plan."),
        ("ko", "우리는 이 방안을 지지하지 않는다."),
        ("ja", "政府としてこの案を支持しません。"),
        ("ru", "Мы не поддерживаем этот план."),
    ],
)
def test_not_supporting_is_opposing(language, text):
    assert (headline(text, language).code, headline(text, language).grade) == ("oppose", 0.5)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There is no concern at this stage."),
        ("ko", "현재 우려가 없습니다."),
        ("ja", "懸念はありません。"),
        ("ru", "Это сделано без осуждения, не вызывает тревоги."),
    ],
)
def test_a_negated_cue_says_nothing(language, text):
    assert codes(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "We cannot but condemn this.", "condemn"),
        ("ko", "규탄하지 않을 수 없습니다.", "condemn"),
        ("ja", "憂慮を禁じ得ません。", "concern"),
        ("ru", "Это не может не вызывать тревогу.", "concern"),
    ],
)
def test_a_double_negation_affirms(language, text, code):
    assert headline(text, language).code == code


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We call on all states to condemn the attack."),
        ("ko", "모든 국가가 이를 규탄할 것을 촉구한다."),
        ("ja", "各国に対し、攻撃を非難するよう求める。"),
        ("ru", "Призываем все страны осудить это нападение."),
    ],
)
def test_asking_others_to_condemn_is_a_demand(language, text):
    assert headline(text, language).code == "demand"
    assert headline(text, language).polarity == "0"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This may violate the resolutions."),
        ("ko", "이는 결의 위반일 수 있다."),
        ("ja", "これは決議違反の可能性がある。"),
        ("ru", "Это может нарушать договор."),
    ],
)
def test_a_hedge_lowers_an_accusation(language, text):
    found = headline(text, language)
    assert (found.code, found.grade, found.modality) == ("accuse", 0.5, "hedged")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If they go on, there will be severe consequences."),
        ("ko", "계속한다면 혹독한 대가를 치를 것이다."),
        ("ja", "続けるならば、代償を払うことになる。"),
        ("ru", "Если это продолжится, последуют ответные меры."),
    ],
)
def test_a_threat_keeps_its_grade_under_a_condition(language, text):
    found = headline(text, language)
    assert (found.code, found.modality) == ("warn", "conditional")
    assert found.grade >= 0.7


def test_what_a_condition_supposes_is_not_claimed():
    assert codes("If they violate the treaty, talks will be held.", "en") == []


@pytest.mark.parametrize(
    ("language", "government", "text", "holder"),
    [
        ("en", "US", "China has expressed its opposition to the exercise.", "CN"),
        ("en", "US", "Russia claims that our exercises are provocative.", "RU"),
        ("en", "US", "Beijing's concerns are well known.", "CN"),
        ("ko", "KR", "러시아는 우리의 조치가 불법이라고 주장했다.", "RU"),
        ("ko", "KR", "중국의 우려를 알고 있습니다.", "CN"),
        ("ja", "JP", "中国側から、国際法違反であるとの主張がありました。", "CN"),
        ("ru", "RU", "Вашингтон осуждает наши действия.", "US"),
        ("ru", "RU", "По словам Токио, это неприемлемо.", "JP"),
    ],
)
def test_the_stance_of_others_has_its_holder(language, government, text, holder):
    assert [one.holder for one in read(text, language, government)] == [holder]


@pytest.mark.parametrize(
    ("language", "government", "text"),
    [
        ("en", "JP", "Japan strongly condemns the launch."),
        ("ko", "KR", "정부는 북한의 발사를 규탄한다."),
        ("ja", "JP", "日本政府は発射を非難する。"),
        ("ru", "RU", "Россия и Китай осуждают эти удары, мы против войны."),
    ],
)
def test_ones_own_stance_has_no_holder(language, government, text):
    assert headline(text, language, government).holder is None


def test_reported_stances_come_after_ones_own():
    text = "China strongly condemns the visit. We are concerned."
    assert [one.holder for one in read(text, "en", "US")] == [None, "CN"]


def test_what_was_asked_of_a_decision_is_not_the_speakers_own():
    assert codes("We welcome Tokyo's decision to reconsider its plan.", "en", "US") == ["support"]


def test_declining_covers_what_is_declined():
    assert codes("I won't comment on the condemnation by others.", "en") == ["decline"]


def test_a_judgement_beside_declining_is_the_headline():
    text = "No comment on the timing, but the act itself is unacceptable."
    assert codes(text, "en") == ["oppose", "decline"]


def test_an_accusation_is_never_the_headline_beside_another_stance():
    text = "We are concerned over these launches, which flagrantly violate the resolutions."
    assert codes(text, "en")[0] == "concern"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The parties concerned met the opposition leader."),
        ("en", "The House passed the Support Our Allies Act today."),
        ("en", "Thank you all for coming, and welcome to the briefing."),
        ("en", "Regrettably, we are out of time."),
        ("ko", "대통령의 지지율과 환영 만찬"),
        ("ko", "안전에 유의하시고 즐거운 시간 보내시기 바랍니다."),
        ("ja", "国民の理解と支持が必要です。"),
        ("ja", "残念ながら、時間です。"),
        ("ru", "К сожалению, время вышло."),
        ("ru", "Стороны поддерживают контакты."),
        ("ru", "Приветствую вас, уважаемые коллеги."),
    ],
)
def test_words_that_only_look_like_a_stance_are_none(language, text):
    assert codes(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "QUESTION: Do you condemn it?"),
        ("en", "Q    Does he support lifting sanctions?"),
        ("ko", "<질문> 정부는 반대하는 입장입니까?"),
        ("ko", "정부의 입장이 궁금합니다."),
        ("ja", "【毎朝新聞　鈴木記者】非難されるのか、お聞かせください。"),
        ("ru", "Вопрос: Осуждает ли Россия это?"),
    ],
)
def test_a_question_is_known_by_label_or_shape(language, text):
    assert is_question(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We condemn it."),
        ("ko", "정부는 반대합니다."),
        ("ja", "政府として非難します。"),
        ("ru", "Мы осуждаем это."),
    ],
)
def test_a_statement_is_no_question(language, text):
    assert not is_question(text, language)


def test_a_language_without_cues_has_no_stances():
    assert stances_in("Nous condamnons cette attaque.", "fr") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_is_missed_for_the_sake_of_speed(language):
    """Where a cue matches, one of the words that it is looked for by stands in the match."""
    for sample in (one for one in SAMPLES if one["language"] == language):
        folded = fold(sample["text"])
        for cue in cues(language):
            words = required_words(cue.pattern.pattern)
            if words is not None and cue.pattern.search(folded):
                assert any(word in folded for word in words), cue.id


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("deplor(e|es)", {"deplor"}),
        (r"\b(strong|firm) protest\b", {" protest"}),
        ("우려(를|가)?", {"우려"}),
        ("a+bc|d?efg", {"bc", "efg"}),
        ("[xy]z*", None),
        ("(?=never)said", {"said"}),
        ("[가-힣]{0,9}(?P<cue>해야 한다)", {"해야 한다"}),
    ],
)
def test_required_words_stand_in_every_match(source, words):
    assert required_words(source) == words


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_constructed_sentences_are_read_as_labelled(half):
    """A floor under the figures of docs/stance.md."""
    samples = [one for one in SAMPLES if one["half"] == half]
    right = 0
    for one in samples:
        found = read(one["text"], one["language"], one["government"])
        own = [stance for stance in found if one.get("holder") or stance.holder is None]
        right += (own[0].code if own else "") == one["code"]
    assert right / len(samples) >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", ["condemn ", "우려 ", "非難", "осуждаем ", "if ", "「", ". "])
def test_a_hostile_text_takes_linear_time(language, word):
    begin = time.process_time()
    read(word * 5000, language)
    assert time.process_time() - begin < 5


def test_a_sentence_without_end_is_still_read():
    text = "and so on, " * (LONGEST // 5) + "we condemn it"
    assert codes(text, "en") == ["condemn"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I have nothing to add beyond that we are reviewing our policy on arms exports."),
        ("ko", "여러 방안을 검토하고 있다는 말씀 외에 더 드릴 말씀은 없습니다."),
        ("ja", "様々な選択肢を検討しているという以上のコメントは差し控えます。"),
    ],
)
def test_what_is_excepted_from_declining_is_said(language, text):
    assert codes(text, language)[0] == "consider"


def test_every_cue_is_decided_with_its_reason():
    text = "We do not condemn them. If they attack, we will respond. We may oppose the plan."
    decided = {
        one.found.cue.code: (one.stance is not None, one.why or one.stance.guards)
        for one in decisions_in(text, "en")
    }
    assert decided["condemn"] == (False, "negated")
    assert decided["oppose"] == (True, ("hedged",))
    assert {one.why for one in decisions_in(text, "en")} <= {*WHY, ""}


def test_the_stances_are_those_decided_upon():
    for sample in SAMPLES:
        mentions = mentions_in(sample["text"], sample["language"])
        decided = [
            one.stance
            for one in decisions_in(sample["text"], sample["language"], mentions=mentions)
            if one.stance
        ]
        kept = stances_in(sample["text"], sample["language"], mentions=mentions)
        assert sorted(decided, key=repr) == sorted(kept, key=repr)


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("ko", "푸틴 대통령은 한국이 무기를 보내면 대응하겠다고 경고하고 물러섰습니다.", "RU"),
        ("ko", "러시아 외교부는 이 훈련에 반대한다고 밝혔습니다.", "RU"),
        ("ja", "プーチン大統領は、この演習に反対すると述べました。", "RU"),
        ("ru", "Обратили внимание на слова властей Республики Корея о том, что они осуждают их.",
         "KR"),
        ("en", "We note remarks by officials of South Korea that the law is unacceptable.", "KR"),
        ("ja", "ロシア外務省は、この配備など論外だとの立場を崩していない。", "RU"),
        ("ja", "政府としては、この配備は容認できないとの立場です。", None),
        ("ru", "Республика Корея в самых резких выражениях осудила запуск.", "KR"),
        ("ko", "우리 정부는 이 훈련에 반대합니다.", None),
    ],
)  # fmt: skip
def test_leaders_and_the_words_of_others_hold_their_own_stances(language, text, holder):
    government = {"en": "US", "ko": "KR", "ja": "JP", "ru": "RU"}[language]
    assert headline(text, language, government).holder == holder


def test_to_decide_to_reconsider_is_no_commitment():
    assert codes("무기 지원 문제를 재검토하기로 했습니다.", "ko") == ["consider"]
    assert codes("武器支援の方針を見直すこととしました。", "ja") == ["consider"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "こうした行為は容認できない。"),
        ("ja", "断じて許さない。"),
        ("ja", "その案には賛同できません。"),
        ("ja", "あってはならないことです。"),
        ("ja", "看過できない。"),
        ("ko", "결코 용납하지 않을 것입니다."),
        ("ko", "절대로 인정할 수 없습니다."),
    ],
)
def test_a_negation_that_belongs_to_a_cue_takes_nothing_back(language, text):
    assert codes(text, language)[0] == "oppose"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "この点に疑いの余地はありません。"),
        ("ja", "議題は非難決議と国際法です。"),
        ("ko", "다음 의제는 규탄 결의안 심사 경과보고입니다."),
        ("ko", "국회에서는 외교를 비판하는 목소리가 나왔습니다."),
        ("ko", "낙인을 씌우려는 풍토가 남아 있습니다."),
        ("ko", "오늘 이 자리가 우의를 다지는 뜻깊은 계기가 되기를 기대합니다."),
        ("ko", "각하의 뛰어난 지도력에 경의를 표합니다."),
        ("ko", "두 나라의 우의는 앞으로도 더욱 발전할 것임을 확신합니다."),
        ("ko", "아직 풀어야 할 숙제가 많습니다."),
        ("ru", "Это вопрос, который требует специального рассмотрения."),
        ("en", "The year has done nothing to brighten the panorama of our time."),
        ("en", "The activities in the period under review were many."),
        ("en", "Funds were voted to support the growers of tea."),
        ("en", "The crisis calls for a cool head."),
        ("en", "Those who oppose the fee may write to the office."),
        ("en", "A resolution calling for more lamps was read out."),
        ("en", "Ten years ago I called on the mayor to plant trees."),
        ("en", "The harvest festival was praised in every village."),
        ("en", "The town must meet demand for housing."),
    ],
)
def test_words_that_only_look_like_a_cue_are_none(language, text):
    assert codes(text, language) == []


def test_the_words_that_lead_to_a_cue_are_no_part_of_it():
    stance = headline("일본은 이웃의 아픔을 먼저 헤아려야 합니다.", "ko", "KR")
    assert (stance.code, stance.cue, stance.holder) == ("demand", "려야 합니다", None)


def test_who_is_told_what_to_do_does_not_hold_the_demand():
    stance = headline("북한은 이제라도 대결의 낡은 길을 버려야 한다.", "ko", "KR")
    assert (stance.code, stance.holder) == ("demand", None)


def test_of_two_cues_about_each_other_the_leading_one_stays():
    text = "Both sides expressed serious concern over the Taliban's unacceptable ban on women."
    assert codes(text, "en") == ["concern"]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ko", "20만 상인들은 이 계획에 거세게 반대했습니다.", "상인들"),
        ("ko", "전 세계가 우리의 대북 정책을 지지하고 있습니다.", "전 세계"),
        ("ko", "모든 나라가 결의를 이행할 것을 촉구한다.", None),
        ("ko", "우리 국민은 이 조약을 강력히 규탄합니다.", None),
        ("ko", "노르웨이 정부는 이번 합의를 환영했습니다.", "노르웨이 정부"),
        ("ko", "저와 부시 대통령은 대화를 재개하기로 합의했습니다.", None),
        ("ko", "소련은 우리의 통일 노력을 전폭적으로 지지하고 있습니다.", "소련"),
        ("ko", "부시 대통령은 북한에 대화를 촉구했습니다.", "US"),
        ("ko", "러시아의 노력에 감사드립니다.", None),
        ("en", "The plan was condemned by the opposition.", "the opposition"),
        ("en", "Many countries strongly oppose the blockade.", "Many countries"),
        ("en", "We condemn the blockade, which many countries oppose.", None),
        ("ja", "地元の方々がこの計画に反対しています。", "地元の方々"),
        ("ja", "この決定を強く支持させていただきます。", None),
        ("ru", "Граждане полностью поддержали эту мирную инициативу.", "Граждане"),
        ("ru", "Мы решительно осуждаем этот удар.", None),
    ],
)
def test_what_the_public_thinks_is_not_the_speakers(
    language: str, text: str, who: str | None
) -> None:
    assert [one.holder for one in stances_in(text, language)][:1] == [who]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("국제무대에서 영국은 한국의 입장을 전폭적으로 지지해 주었습니다.", "GB"),
        ("한국의 입장을 전폭적으로 지지해 주었습니다.", "others"),
        ("우리의 입장을 전폭적으로 지지해 주기를 바랍니다.", None),
    ],
)
def test_support_that_was_received_is_its_givers(text: str, holder: str | None) -> None:
    found = stances_in(text, "ko", mentions=mentions_in(text, "ko"))
    assert [one.holder for one in found][:1] == [holder]


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("en", "Beijing, for its part, says the drills are a provocation.", "CN"),
        ("en", "We noted Tokyo's strong protest over the survey ship.", "JP"),
        ("en", "From the Russian perspective, the deployment is unacceptable.", "RU"),
        ("en", "The Kremlin's line is that the West violated the agreement.", "RU"),
        ("ko", "러시아의 주장에 따르면 제재는 불법이다.", "RU"),
        ("ko", "미국이 제기한 우려를 잘 알고 있다.", "US"),
        ("ko", "북한은 우리의 훈련을 침략 연습이라며 비난의 화살을 쏟아 내고 있습니다.", "KP"),
        ("ja", "ロシアによれば、制裁は不当だという。", "RU"),
        ("ja", "米国が示した懸念は承知している。", "US"),
        ("ru", "С точки зрения Токио, это неприемлемо.", "JP"),
        ("ru", "Как полагают в Сеуле, договор нарушает резолюции.", "KR"),
        ("ru", "Токио, в свою очередь, заявил протест.", "JP"),
    ],
)
def test_in_whose_view_it_is_said_is_whose_stance_it_is(
    language: str, text: str, holder: str
) -> None:
    found = stances_in(text, language, mentions=mentions_in(text, language))
    assert holder in [one.holder for one in found]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We came here to condemn this raid.", "condemn"),
        ("This raid must be condemned.", "condemn"),
        ("The Soviet Government demands the return of the ships.", "demand"),
        ("We hope that the parties concerned will heed this appeal.", "demand"),
        ("The minister met the envoy to express support for the talks.", "support"),
        ("My delegation, for its part, rejects the plan.", "oppose"),
    ],
)
def test_a_verb_of_ones_own_is_said_whatever_stands_before_it(text, code):
    assert codes(text, "en")[0] == code


def test_what_is_hoped_of_others_is_no_promise():
    text = "I hope that the donors will do everything possible."
    assert "commit" not in codes(text, "en")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Владимир Владимирович, готовы продолжить ремонт школ в районе.", []),
        ("Готовы продолжить переговоры с Ташкентом.", ["commit"]),
        ("Надеюсь, до конца года поликлиника откроется.", []),
        ("Надеюсь, наши западные коллеги одумаются.", ["demand"]),
        ("Благодарим министерство за поддержку волонтёров.", []),
        ("Благодарим Катар за посреднические усилия.", ["support"]),
        ("Прорабатываем строительство новой развязки.", []),
        ("Мы выступаем за скорейшее прекращение огня.", ["support"]),
        ("Поддерживаем предложение губернатора по ипотеке.", []),
        ("Осуждаем тех, кто мешает строить школы.", ["condemn"]),  # a judgement always counts
        ("Высоко ценим, что Вы лично приехали на переговоры в Каир.", []),  # courtesy
        ("Высоко ценим усилия Каира.", ["support"]),
        ("Россия не отрицает этих договорённостей.", []),
    ],
)
def test_routine_words_of_domestic_business_are_no_stance(text: str, wanted: list[str]) -> None:
    assert codes(text, "ru") == wanted


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Мы заявили посольству США решительный протест.", None),
        ("Отмечена готовность Украины к прекращению огня.", "UA"),
        ("Подтверждена готовность таджикской стороны к расширению торговли.", "таджикской стороны"),
        ("Вашингтон нагнетает напряжённость в регионе.", None),
        ("Европейцы осуждают удары по Дамаску.", "others"),
        (
            "Президент Монголии отметил рост торговли и поддержал мирные усилия.",
            "Президент Монголии",
        ),
        ("Владимир Путин и Президент Монголии поддержали мирные усилия.", None),
        ("Ахмед бен Юсеф отметил это, а также выразил готовность к диалогу.", "Ахмед бен Юсеф"),
    ],
)
def test_whose_russian_stance_it_is(text: str, holder: str | None) -> None:
    assert [one.holder for one in read(text, "ru")][:1] == [holder]
