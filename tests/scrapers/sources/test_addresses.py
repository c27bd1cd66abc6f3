"""A document has one id under all of its addresses, and nothing else has one."""

import time

import pytest

from scrapers.model import document_id
from scrapers.registry import SOURCES, source, source_of

PRC = "on-the-prcs-military-drills-around-taiwan"
ADDRESSES = {
    "kr-mofa:4078-368499": [
        "https://www.mofa.go.kr/www/brd/m_4078/view.do?seq=368499",
        "http://www.mofa.go.kr:443/www/brd/m_4078/view.do?seq=368499",
        "https://deu-bonn.mofa.go.kr/www/brd/m_4078/view.do?page=1&seq=368499",
        "https://ury.mofa.go.kr/www/brd/m_4078/view.do?seq=368499&page=3#top",
    ],
    "kr-mofa:4080-368499": ["https://www.mofa.go.kr/www/brd/m_4080/view.do?seq=368499"],
    "kr-mofa-en:5679-319634": [
        "https://www.mofa.go.kr/eng/brd/m_5679/view.do?seq=319634",
        "http://www.mofa.go.kr/eng/brd/m_5679/view.do?seq=319634&srchFr=&amp;srchTo=&amp;itm_seq_1=0",
        "https://deu-bonn.mofa.go.kr/eng/brd/m_5679/view.do?page=1&seq=319634",
    ],
    "kr-mofa-en:5676-319859": [
        "https://mofa.go.kr/eng/brd/m_5676/view.do?itm_seq_1=0&multi_itm_seq=0&seq=319859&srchTp=0",
    ],
    "kr-government:156666658": [
        "https://korea.kr/briefing/policyBriefingView.do?newsId=156666658",
        "https://www.korea.kr/briefing/policyBriefingView.do?newsId=156666658&pWise=sub&pWiseSub=C9",
        "https://m.korea.kr/news/policyBriefingView.do?newsId=156666658",
        "https://green.korea.kr/briefing/policyBriefingView.do?x=1&newsId=156666658",
    ],
    "kr-unikorea:release-54231": [
        "https://www.unikorea.go.kr/unikorea/news/release/?boardId=bbs_0000000000000004&mode=view&cntId=54231&category=&pageIdx=",
        "https://unikorea.go.kr/unikorea/news/release/?cntId=54231",
    ],
    "kr-president:Mx5gTz8n": [
        "https://www.president.go.kr/newsroom/briefing/Mx5gTz8n",
        "https://president.go.kr/newsroom/briefing/Mx5gTz8n/",
        "https://m.president.go.kr/newsroom/briefing/Mx5gTz8n?page=2",
    ],
    "us-state:department-press-briefing-may-22-2023": [
        "https://www.state.gov/briefings/department-press-briefing-may-22-2023/",
        "https://state.gov/briefings/department-press-briefing-may-22-2023",
        "https://2021-2025.state.gov/briefings/department-press-briefing-may-22-2023/",
    ],
    f"us-state:{PRC}": [
        f"https://www.state.gov/{PRC}/",
        f"https://2021-2025.state.gov/{PRC}/",
        f"https://www.state.gov/releases/office-of-the-spokesperson/2025/06/{PRC}/",
    ],
    "us-state:261128": ["https://2009-2017.state.gov/r/pa/prs/dpb/2016/08/261128.htm"],
    "us-whitehouse-archive:press-briefings-2024-06-20-press-briefing-june-20": [
        "https://www.whitehouse.gov/briefing-room/press-briefings/2024/06/20/press-briefing-june-20/",
        "https://bidenwhitehouse.archives.gov/briefing-room/press-briefings/2024/06/20/press-briefing-june-20/",
    ],
    "us-whitehouse:briefings-statements-2025-06-a-statement": [
        "https://www.whitehouse.gov/briefings-statements/2025/06/a-statement/",
    ],
    "us-whitehouse-archive:briefings-statements-remarks-president-trump-vice-president-pence": [
        "https://trumpwhitehouse.archives.gov/briefings-statements/remarks-president-trump-vice-president-pence/",
    ],
    "jp-mofa:kaikenw_000001_00175": [
        "https://www.mofa.go.jp/mofaj/press/kaiken/kaikenw_000001_00175.html",
    ],
    "jp-mofa:kaiken4_000786": ["https://www.mofa.go.jp/mofaj/press/kaiken/kaiken4_000786.html"],
    "jp-mofa:dga_0512": ["https://www.mofa.go.jp/mofaj/press/danwa/21/dga_0512.html"],
    "jp-mofa-en:kaikenwe_000001_00186": [
        "https://www.mofa.go.jp/press/kaiken/kaikenwe_000001_00186.html",
        "http://www.mofa.go.jp/press/kaiken/kaikenwe_000001_00186.html?x=1",
    ],
    "jp-mofa-en:kaiken4e_000702": ["https://www.mofa.go.jp/press/kaiken/kaiken4e_000702.html"],
    "jp-mod:2021-0608a": ["https://www.mod.go.jp/j/press/kisha/2021/0608a.html"],
    "jp-mod:2026-0301a_r": ["https://www.mod.go.jp/j/press/kisha/2026/0301a_r.html"],
    "jp-mod:2016-08-12": [
        "http://www.mod.go.jp/j/press/kisha/2016/08/12.html",
        "http://www.mod.go.jp/m/kisha/2016/08/12.html",
    ],
    "jp-kantei:202406-20_a": ["https://www.kantei.go.jp/jp/tyoukanpress/202406/20_a.html"],
    "jp-kantei:2009-09-01_a": ["http://www.kantei.go.jp/jp/tyoukanpress/rireki/2009/09/01_a.html"],
    "jp-kantei:2024-0620kaiken": [
        "https://www.kantei.go.jp/jp/101_kishida/statement/2024/0620kaiken.html",
    ],
    "ru-kremlin:74334": [
        "http://kremlin.ru/events/president/news/74334",
        "http://www.kremlin.ru/events/president/transcripts/74334",
        "http://kremlin.ru/events/president/transcripts/press_conferences/74334/",
        "http://kremlin.ru/d/74334",
    ],
    "ru-kremlin-en:74334": [
        "http://en.kremlin.ru/events/president/news/74334.html",
        "https://en.kremlin.ru/events/security-council/news/74334?x=1",
        "http://en.kremlin.ru/d/74334",
    ],
    "ru-mid:2732506": [
        "https://mid.ru/ru/foreign_policy/news/2732506/",
        "https://www.mid.ru/ru/foreign_policy/news/-/asset_publisher/cKNonkJE02Bw/content/id/2732506",
        "https://www.mid.ru/foreign_policy/news/-/asset_publisher/cKNonkJE02Bw/content/id/2732506",
        "https://mid.ru/ru/press_service/spokesman/briefings/2732506/",
    ],
}
NO_DOCUMENTS = [
    "https://www.mofa.go.kr/www/brd/m_4078/list.do?page=2",
    "https://www.mofa.go.kr/www/brd/m_4048/view.do?seq=1",
    "https://www.mofa.go.kr/eng/brd/m_5676/list.do?page=2",
    "https://www.mofa.go.kr/eng/brd/m_5679/view.do?multi_itm_seq=0",
    "https://mofa.go.kr.example.org/www/brd/m_4078/view.do?seq=1",
    "https://www.korea.kr/briefing/policyBriefingList.do?pageIndex=2",
    "https://www.korea.kr/briefing/pressReleaseView.do?newsId=156734376",
    "https://www.unikorea.go.kr/unikorea/news/release/?pageIdx=2",
    "https://www.unikorea.go.kr/unikorea/news/notice/?cntId=54231",
    "https://www.president.go.kr/newsroom/briefing?page=2",
    "https://www.state.gov/department-press-briefings/",
    "https://www.state.gov/department-press-briefings/page/2/",
    "https://www.state.gov/press-releases/page/2/",
    "https://www.state.gov/secretary/",
    "https://www.whitehouse.gov/briefing-room/press-briefings/page/2/",
    "https://www.whitehouse.gov/gallery/the-garden/",
    "https://www.mofa.go.jp/mofaj/press/kaiken/index.html",
    "https://www.mofa.go.jp/press/kaiken/index.html",
    "https://www.mod.go.jp/j/press/kisha/index.html",
    "https://www.mod.go.jp/j/press/news/2024/06/21a.html",
    "https://www.kantei.go.jp/jp/tyoukanpress/index.html",
    "https://www.kantei.go.jp/jp/tyoukanpress/202406/index.html",
    "http://kremlin.ru/events/president/news/page/12",
    "http://en.kremlin.ru/events/president/news/by-date/24.06.2017.html",
    "http://en.kremlin.ru/events/president/news/56915/print",
    "http://en.kremlin.ru/events/president/news/56915/photos.html",
    "http://en.kremlin.ru/events/president/news/copy/51406",
    "https://mid.ru/ru/foreign_policy/news/?PAGEN_1=2",
    "https://www.example.org/",
    "",
]


@pytest.mark.parametrize(
    ("id", "url"), [(id, url) for id, urls in ADDRESSES.items() for url in urls]
)
def test_a_document_has_one_id_under_all_its_addresses(id: str, url: str) -> None:
    reader = source_of(url)
    assert reader is not None
    assert document_id(reader, url) == id


@pytest.mark.parametrize("url", NO_DOCUMENTS)
def test_what_is_no_document_has_no_source(url: str) -> None:
    assert source_of(url) is None


@pytest.mark.parametrize("id", [one.id for one in SOURCES])
def test_a_listing_where_a_crawl_begins_is_no_document(id: str) -> None:
    assert [url for url in source(id).start if document_id(source(id), url)] == []


@pytest.mark.parametrize(
    "beginning",
    [url.rstrip("/") for urls in ADDRESSES.values() for url in urls[:1]],
)
@pytest.mark.parametrize("piece", ["a", "a/", "&seq=", "-", "%2F-", "1/"])
def test_an_endless_address_is_told_in_no_time(beginning: str, piece: str) -> None:
    start = time.perf_counter()
    for one in SOURCES:
        one.address.match(beginning + piece * 100_000)
    assert time.perf_counter() - start < 0.5
