"""A chart's own drawing: what a charting library drew, told again in marks that our page allows.

Nothing of it is taken as it came: only known elements, attributes and classes go through, so that
no style, script or foreign text does. Texts and addresses are put in here, escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from markupsafe import Markup

LINK = "{http://www.w3.org/1999/xlink}href"
TONES = frozenset({"against", "for", "neither"})
CLASSES = frozenset({"axis", "x", "y", "guide", "line", "major", "series", "count", "gap", "shift"})
NUMBERS = {
    "rect": ("x", "y", "width", "height"), "text": ("x", "y"), "circle": ("cx", "cy", "r"),
}  # fmt: skip
NUMBER = re.compile(r"-?\d+\.\d+")
WIDEST = 32  # of a bar
SIZE = 4.5  # of the shapes that stand for stances


class Element(Protocol):
    """An element of the tree that the library gives."""

    tag: Any
    attrib: Mapping[Any, Any]
    text: str | None

    def __iter__(self) -> Iterator[Element]:
        """Its children."""


@dataclass(frozen=True)
class Linked:
    """Where a mark of a chart leads, and what it says."""

    label: str  # "June 2024: 12 statements by Japan"
    address: str


@dataclass(frozen=True)
class Frame:
    """What stands around a drawing."""

    id: str  # of the chart within its page
    title: str
    description: str
    classes: str = ""


def drawn(
    tree: Element, frame: Frame, links: Sequence[Linked], names: Sequence[str] = ()
) -> Markup:
    """A library's tree as a drawing of our own.

    The addresses in it are places in `links`, the words beside its vertical axis in `names`."""
    inner = Markup("").join(_inside(tree, _Page(frame.id, links, names)))
    return Markup(
        '<svg class="chart {classes}" viewBox="{box}" role="{role}" aria-labelledby="{id}-title" '
        'aria-describedby="{id}-desc"><title id="{id}-title">{title}</title>'
        '<desc id="{id}-desc">{description}</desc>{inner}</svg>'
    ).format(
        classes=frame.classes,
        box=_numbers(tree.attrib["viewBox"]),
        # What is within an image is hidden from readers who listen: one with links is a group
        role="group" if any(one.address for one in links) else "img",
        id=frame.id,
        title=frame.title,
        description=frame.description,
        inner=inner,
    )


@dataclass(frozen=True)
class _Page:
    """What the parts of one drawing need to know."""

    id: str
    links: Sequence[Linked]
    names: Sequence[str]
    height: float = 0  # of the plot
    is_names_axis: bool = False


def _inside(element: Element, page: _Page) -> Iterator[Markup]:
    is_vertical_axis = _classes(element) >= {"axis", "y"}
    here = replace(
        page,
        height=_plot_height(element) or page.height,
        is_names_axis=page.is_names_axis or (is_vertical_axis and bool(page.names)),
    )
    for child in element:
        yield _element(child, here)


def _element(element: Element, page: _Page) -> Markup:
    match _tag(element):
        case "g":
            return _group(element, page)
        case "a":
            return _link(element, page)
        case "rect":
            return _rectangle(element, page)
        case "circle":
            return _point(element)
        case "path":
            return Markup('<path d="{}"{}/>').format(_numbers(element.attrib["d"]), _class(element))
        case "text":
            return _words(element, page)
        case _:
            return Markup("")


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _group(element: Element, page: _Page) -> Markup:
    inner = Markup("").join(_inside(element, page))
    moved = element.attrib.get("transform", "")
    place = Markup(' transform="{}"').format(_numbers(moved)) if moved else Markup("")
    told = place + _class(element)
    return Markup("<g{}>{}</g>").format(told, inner) if told and inner else inner


def _link(element: Element, page: _Page) -> Markup:
    """A mark that leads somewhere, with the whole height of its place to aim at."""
    target = page.links[int(element.attrib[LINK])]
    inner = Markup("").join(_inside(element, page))
    label = Markup("<title>{}</title>").format(target.label)
    if not inner:
        return inner
    if not target.address:
        return Markup("<g>{}{}</g>").format(label, inner)
    return Markup('<a href="{}" aria-label="{}">{}{}{}</a>').format(
        target.address, target.label, label, _aim(element, page), inner
    )


def _aim(element: Element, page: _Page) -> Markup:
    for child in element:
        if _tag(child) == "rect":
            return Markup('<rect class="aim" x="{}" y="0" width="{}" height="{}"/>').format(
                _number(child.attrib["x"]), _number(child.attrib["width"]), _number(page.height)
            )
    return Markup("")


def _rectangle(element: Element, page: _Page) -> Markup:
    classes = _classes(element)
    is_ground = not classes & {"count", "gap", *TONES}
    if is_ground or not float(element.attrib["height"]):
        return Markup("")
    if tone := next(iter(classes & TONES), ""):
        x, y, width, height = (float(element.attrib[name]) for name in NUMBERS["rect"])
        middle = x + width / 2
        stem = Markup('<path class="stem" d="M{} {}v{}"/>').format(
            _number(middle), _number(y), _number(height)
        )
        return stem + shape(tone, middle, y)
    if "count" in classes:
        return _bar(element)
    # A pattern is named by an attribute: an address in the style sheet would be the sheet's own
    fill = Markup(' fill="url(#{}-held)"').format(page.id)
    return Markup("<rect{}{}{}/>").format(_places(element, "rect"), fill, _class(element))


def _bar(element: Element) -> Markup:
    """A bar in the middle of its place, however much room there is."""
    x, y, width, height = (float(element.attrib[name]) for name in NUMBERS["rect"])
    narrow = min(width, WIDEST)
    return Markup('<rect class="count" x="{}" y="{}" width="{}" height="{}"/>').format(
        _number(x + (width - narrow) / 2), _number(y), _number(narrow), _number(height)
    )


def _point(element: Element) -> Markup:
    if tone := next(iter(_classes(element) & TONES), ""):
        return shape(tone, float(element.attrib["cx"]), float(element.attrib["cy"]))
    return Markup("<circle{}{}/>").format(_places(element, "circle"), _class(element))


def shape(tone: str, x: float, y: float) -> Markup:
    """The sign of a stance: a triangle down against its target, up for it, else a square."""
    outline = {
        "against": "h{wide}l-{half} {wide}z",
        "for": "h{wide}l-{half} -{wide}z",
        "neither": "h{wide}v{wide}h-{wide}z",
    }[tone].format(half=SIZE, wide=2 * SIZE)
    top = y + SIZE if tone == "for" else y - SIZE
    return Markup('<path class="mark {}" d="M{} {}{}"/>').format(
        tone, _number(x - SIZE), _number(top), outline
    )


def _words(element: Element, page: _Page) -> Markup:
    text = element.text or ""
    if page.is_names_axis and text.isdecimal():
        y = float(element.attrib["y"])
        return Markup('<text class="lane" x="2" y="{}">{}</text>').format(
            _number(y + 11), page.names[int(text)]
        )
    return Markup("<text{}{}>{}</text>").format(_places(element, "text"), _class(element), text)


def hatching(id: str) -> Markup:
    """The pattern of what isn't held, for one chart of a page."""
    return Markup(
        '<defs><pattern id="{}-held" width="5" height="5" patternUnits="userSpaceOnUse">'
        '<path class="hatch" d="M0 5L5 0"/></pattern></defs>'
    ).format(id)


def _plot_height(element: Element) -> float:
    """The height of the plot in a group that holds one, else 0."""
    for child in element:
        if _tag(child) == "rect" and "background" in child.attrib.get("class", ""):
            return float(child.attrib["height"])
    return 0


def _classes(element: Element) -> frozenset[str]:
    return frozenset(element.attrib.get("class", "").split())


def _class(element: Element) -> Markup:
    known = sorted(_classes(element) & CLASSES)
    return Markup(' class="{}"').format(" ".join(known)) if known else Markup("")


def _places(element: Element, tag: str) -> Markup:
    return Markup("").join(
        Markup(' {}="{}"').format(name, _number(element.attrib[name])) for name in NUMBERS[tag]
    )


def _number(value: object) -> str:
    return f"{float(str(value)):.1f}".removesuffix(".0")


def _numbers(text: str) -> str:
    """A path or a place with its numbers shortened: "M0.000000 145.15384" → "M0 145.2"."""
    return NUMBER.sub(lambda found: _number(found[0]), text)
