"""Promises of the reading of Japanese stances; every sentence was written for this file."""

from __future__ import annotations

import pytest

from indexer.stances import stances_in
from indexer.topics import mentions_in


def read(text: str) -> list[tuple[str, str | None]]:
    """Class and holder of each stance, the headline first."""
    found = stances_in(text, "ja", mentions=mentions_in(text, "ja"), government="JP")
    return [(one.code, one.holder) for one in found]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("信頼回復に全力を尽くしてまいりました。", None),
        ("信頼回復に全力を尽くしてまいります。", "commit"),
        ("慎重な検討が必要です。", None),
        ("慎重に検討してまいりたいと考えております。", "consider"),
        ("集団的自衛権の行使は憲法上許されないと解されている。", None),
        ("このような行為は断じて許されない。", "oppose"),
        ("この海域で工事を行うことは考えておりません。", "oppose"),
        ("計画に矛盾があるとは考えておりません。", "deny"),
        ("他国に脅威を与えるような軍事大国とはならない。", None),
        ("遠来のお客様を心から歓迎いたします。", None),
        ("本法案は必要な措置を講ずるものであります。", None),
    ],
)
def test_plans_law_and_courtesy_are_no_stances(text: str, code: str | None) -> None:
    assert [one for one, _ in read(text)][:1] == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "code", "holder"),
    [
        ("中国に対し、説明を求めてまいります。", "demand", None),
        ("台湾有事という仮定の御質問にお答えすることは差し控えたいと思います。", "decline", None),
        ("この案は容認できないとの御意見がありました。", "oppose", "others"),
        ("反政府勢力は、政府軍の撤退を要求しています。", "demand", "反政府勢力"),
        ("国民の大半が、この計画に反対しています。", "oppose", "国民の大半"),
        ("日米は、この宣言を支持しています。", "support", None),
    ],
)
def test_whose_a_japanese_stance_is(text: str, code: str, holder: str | None) -> None:
    assert read(text)[:1] == [(code, holder)]


def test_a_state_that_a_stance_describes_holds_it() -> None:
    assert read("この措置に反発した中国は、態度を明らかにしていない。")[0] == ("oppose", "CN")


def test_words_that_only_say_of_whom_a_demand_is_made_are_no_part_of_the_cue() -> None:
    text = "国際社会は、この現実から目を背けてはならない。"
    demand = stances_in(text, "ja")[0]
    assert (demand.code, demand.cue) == ("demand", "てはならない")


def test_not_to_be_able_to_support_is_to_oppose() -> None:
    assert read("この課税には、賛意を示すわけにはまいりません。") == [("oppose", None)]
