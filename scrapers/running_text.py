"""Make running text, a blank line between paragraphs, of wrapped, flattened or Markdown text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

LONGEST_PARAGRAPH = 1_500  # characters; a flattened text is cut into paragraphs below this
USUAL_PARAGRAPH = 700
WIDEST_WRAPPED_LINE = 100

ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff\u00ad]")
OCR_HYPHEN = re.compile(r"(?<=\w)¬[ \n]?(?=\w)")
NUMBER = re.compile(r"\d{1,4}[.)][ \u00a0]{0,3}\t\s{0,3}")  # "74.\tFollowing its custom"
SENTENCE_END = re.compile(
    r"[。！？][」』）”]?(?=[^」』）。！？])|(?<=[а-яёa-z0-9가-힣%»)”’])[.!?…]{1,3}[»”’\")]?(?:\s|(?=[가-힣]))"
)
# Flattened Korean and Japanese minutes: a line break has become two spaces or a wide one
LOST_BREAK = re.compile(r"(?<=[.?!。？！])(?: {2,10}|\u3000)(?=\S)")

MD_LINK = re.compile(
    r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,600}(?:\([^()\s]{0,100}\)[^()\s]{0,300})?\)"
)
MD_STRONG = re.compile(r"(?<!\\)(\*{1,3}|_{2,3})(?=\S)([^*_\n]{1,500}?)(?<![\s\\])\1")
MD_LEFT_OVER = re.compile(r"(?<!\\)\*{2,3}")
MD_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|~$^&@'\"])")
MD_BLOCK = re.compile(r"(?:#{1,6}|>|[-*+]|\d{1,3}[.)])(?:[ \u00a0]{1,8}|$)")
MD_HEADING = re.compile(r"(?:#{1,6}|>)[ \u00a0]{0,8}")
MD_RULE = re.compile(r"\\?(?:[#*_\-=] ?){3,}")


def join(paragraphs: Iterable[str]) -> str:
    """Paragraphs as one text, an empty line between two."""
    return "\n\n".join(words for words in map(tidy, paragraphs) if words)


def tidy(words: str) -> str:
    """One paragraph without zero-width signs and needless space; its own spaces stay."""
    return ZERO_WIDTH.sub("", words).strip(" \t\r\n\u00a0\u3000")


def from_markdown(text: str) -> str:
    """Running text of a Markdown text whose lines are wrapped: words as a reader sees them."""
    return join(_plain(block) for block in _markdown_blocks(text))


def _markdown_blocks(text: str) -> Iterator[str]:
    """Paragraphs: parted by blank lines, by a block's mark, by two spaces at a line's end."""
    block: list[str] = []
    is_broken = False  # the line before ended in two spaces
    for line in text.splitlines():
        words = line.strip(" \t\u00a0\u200b\u2060")
        starts = not words or MD_BLOCK.match(words) or (is_broken and not words[0].islower())
        if starts and block:
            yield " ".join(block)
            block = []
        if words and not MD_RULE.fullmatch(words):
            block.append(MD_HEADING.sub("", words, count=1) if starts else words)
        is_broken = line.endswith("  ")
    yield " ".join(block)


def _plain(block: str) -> str:
    """A paragraph's words without the signs of Markdown."""
    words = MD_LINK.sub(r"\1", block)
    words = MD_STRONG.sub(r"\2", MD_STRONG.sub(r"\2", words))
    words = MD_ESCAPE.sub(r"\1", MD_LEFT_OVER.sub("", words))
    bullet = re.match(r"[-*+][ \u00a0]{1,8}(?=\S)", words)
    return html.unescape(words[bullet.end() :] if bullet else words)


def from_plain(text: str, language: str) -> str:
    """Running text of a plain one, whether its lines are wrapped, are paragraphs or are lost."""
    text = OCR_HYPHEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.strip(" \u00a0\r") for line in text.split("\n")]
    if is_wrapped(lines):
        return join(cut_long(_unwrapped(lines)))
    if language in ("ko", "ja"):
        lines = [part for line in lines for part in LOST_BREAK.split(line)]
    return join(cut_long(NUMBER.sub("", line, count=1) for line in lines))


def is_wrapped(lines: list[str]) -> bool:
    """Whether lines end where a page was full and not where a paragraph ends."""
    written = [line for line in lines if line]
    if len(written) < 8 or max(map(len, written)) > WIDEST_WRAPPED_LINE:
        return False
    mid_sentence = sum(line[-1].isalnum() or line[-1] in ",-" for line in written)
    return mid_sentence * 2 > len(written)


def _unwrapped(lines: list[str]) -> Iterator[str]:
    """Paragraphs of wrapped lines: they end at a blank line, before a number, at a short line."""
    usual = sorted(len(line) for line in lines if line)[-max(1, len(lines) // 10)]
    block: list[str] = []
    for line in lines:
        if block and (not line or NUMBER.match(line) or _ends_short(block[-1], usual)):
            yield " ".join(block)
            block = []
        if line:
            block.append(NUMBER.sub("", line, count=1))
    yield " ".join(block)


def _ends_short(line: str, usual: int) -> bool:
    return len(line) < usual * 0.7 and line.endswith((".", "!", "?", "”", '"', ":"))


def cut_long(paragraphs: Iterable[str]) -> Iterator[str]:
    """The paragraphs, with those that are too long to be one cut at ends of sentences."""
    for words in paragraphs:
        if len(words) <= LONGEST_PARAGRAPH:
            yield words
        else:
            yield from _cut(words)


def _cut(words: str) -> Iterator[str]:
    start = 0
    for end in SENTENCE_END.finditer(words):
        if end.end() - start >= USUAL_PARAGRAPH and len(words) - end.end() > 100:
            yield words[start : end.end()]
            start = end.end()
    yield words[start:]
