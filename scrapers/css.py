"""CSS selectors as XPath: those of cssselect, and two that look at an element's words."""

from __future__ import annotations

from cssselect import HTMLTranslator
from cssselect.parser import Function
from cssselect.xpath import XPathExpr

__all__ = ["xpath_of"]


class _Translator(HTMLTranslator):
    """Adds Soup Sieve's `:-soup-contains()` and `:-soup-contains-own()`.

    Their names are those of https://facelessuser.github.io/soupsieve/selectors/pseudo-classes/,
    so that a selector that was found with Beautiful Soup reads the same here."""

    def xpath__soup_contains_function(self, xpath: XPathExpr, function: Function) -> XPathExpr:
        """Any text in the element holds the words."""
        return xpath.add_condition(f"contains(., {_literal(self, function)})")

    def xpath__soup_contains_own_function(self, xpath: XPathExpr, function: Function) -> XPathExpr:
        """The element's own text, not its children's, holds the words."""
        return xpath.add_condition(f"text()[contains(., {_literal(self, function)})]")


def _literal(translator: _Translator, function: Function) -> str:
    return translator.xpath_literal(function.arguments[0].value or "")


def xpath_of(selector: str) -> str:
    """The XPath for what a CSS selector matches under an element.

    Raises cssselect.SelectorError on a selector that isn't one."""
    return _Translator().css_to_xpath(selector, prefix=".//")
