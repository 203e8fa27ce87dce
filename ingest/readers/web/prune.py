"""What of a web page is not its text: menus, banners, form controls and what is hidden."""

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString

from ingest.reading import HiddenText

_NEVER = frozenset(
    "script style noscript template nav footer input select option optgroup datalist textarea "
    "iframe object embed svg canvas audio video map area dialog link meta base frame frameset "
    "progress meter head title rt rp".split()
)
_ROLES = frozenset(
    "navigation banner contentinfo complementary search menu menubar menuitem dialog alertdialog "
    "toolbar progressbar".split()
)
# Parts of class names and ids that only furniture has ...
_MARKS = re.compile(
    r"(?:^|-)(?:cookies?-?(?:banner|consent|notice|bar|popup|message|alert|law|overlay)|"
    r"consent-(?:banner|bar|popup)|onetrust|bread-?crumbs?|skip-?(?:links?|nav|to-?content|"
    r"to-?main(?:-?content)?)|social-?(?:media|share|links|icons|buttons)|share-?(?:bar|buttons?|"
    r"links?|tools?|icons?|this)|addthis|addtoany|print-?(?:button|btn|link|page|icon)|"
    r"(?:font|text)-?size|(?:back|go|scroll)-?(?:to-?)?top|page-?tools?|pagination|side-?(?:menu|"
    r"nav)|main-?(?:menu|nav)|top-?(?:menu|nav)|mega-?menu|mobile-?(?:menu|nav)|nav-?(?:bar|menu)|"
    r"(?:site|global)-?(?:header|footer|nav)|lang(?:uage)?-?(?:switch(?:er)?|select(?:or|ion)?|"
    r"bar|menu)|sr-only|visually-?hidden|screen-?reader)(?:$|-)"
)
# ... and whole names: a part of "social-welfare" says nothing.
_NAMES = re.compile(
    r"social|share|sharing|pager|side-?bar(?:-(?:left|right|menu|nav))?|modal|lightbox|gdpr|"
    r"advert(?:isement)?s?|breadcrumb|menu|navigation|nav|cookies"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Inline styles that leave nothing to see; a word's size may be given again within.
_OUT_OF_SIGHT = re.compile(
    r"font-size\s*:\s*(?:0+(?:\.0+)?(?:px|pt|em|rem|%)?|[01](?:\.\d+)?(?:px|pt))\s*(?:;|$|!)|"
    r"(?:left|top|right|text-indent)\s*:\s*-\d{4,}(?:\.\d+)?(?:px|em|pt)|"
    r"(?<![-\w])(?:width|height)\s*:\s*0(?:px)?\s*;(?=.*overflow\s*:\s*hidden)",
    re.I,
)
_PANEL = re.compile(
    r"accordion|collaps|panel|tab-?(?:content|pane)|toggle|faq|expand|answer|detail"
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"))
_NOTE = re.compile(r"note|callout|highlight|info|warning|important|alert")
_MOST_OF_A_PAGE = 0.4


def prune(soup: BeautifulSoup) -> list[HiddenText]:
    """Take out of a page what is not its text, and give what of that a person does not see."""
    hidden: list[HiddenText] = []
    for words in list(soup.find_all(string=True)):
        if type(words) is not NavigableString:  # comments, scripts, declarations
            if type(words) is Comment:
                hidden.append(HiddenText(str(words), "a comment"))
            words.extract()
    lengths = _lengths(soup)
    whole = max(1, lengths[id(soup)])
    opened = _opened_by_controls(soup)
    doomed: list[Tag] = []
    gone: set[int] = set()
    for node in list(soup.descendants):
        if id(node.parent) in gone:
            gone.add(id(node))
        elif isinstance(node, Tag) and _is_furniture(node, lengths[id(node)] / whole, opened):
            gone.add(id(node))
            doomed.append(node)
    for tag in doomed:
        tag.extract()
        if _hidden(tag):
            hidden.append(HiddenText(tag.get_text(" "), "not shown"))
    for tag in soup.find_all(style=_OUT_OF_SIGHT):
        if not tag.find(style=re.compile(r"font-size", re.I)):
            hidden.append(HiddenText(tag.extract().get_text(" "), "out of sight"))
    return hidden


def _is_furniture(tag: Tag, share: float, opened: frozenset[str]) -> bool:
    if tag.name in ("html", "body"):
        return False
    if tag.name in _NEVER:
        return not (tag.name == "footer" and tag.find_parent("blockquote"))
    if tag.name == "button":
        return not (tag.find_parent(list(_HEADINGS)) or _opens_a_panel(tag))
    if _hidden(tag):
        return not _is_panel(tag, opened)
    if tag.name == "header":
        return tag.find_parent(["main", "article", "section"]) is None and share < _MOST_OF_A_PAGE
    if tag.name == "aside":
        return _NOTE.search(_names(tag)) is None and str(tag.get("role", "")) != "note"
    if tag.name in ("main", "article") or share > _MOST_OF_A_PAGE:
        return False
    if str(tag.get("role", "")).lower() in _ROLES:
        return True
    names = _names(tag).split()
    return any(_MARKS.search(name) or _NAMES.fullmatch(name) for name in names)


def _names(tag: Tag) -> str:
    """Give the class names and the id, parts of words with hyphens between."""
    words = [*tag.get_attribute_list("class"), tag.get("id")]
    return _CAMEL.sub("-", " ".join(str(word) for word in words if word)).replace("_", "-").lower()


def _hidden(tag: Tag) -> bool:
    if tag.has_attr("hidden") or str(tag.get("aria-hidden", "")).lower() == "true":
        return True
    return _INVISIBLE.search(str(tag.get("style") or "")) is not None


def _is_panel(tag: Tag, opened: frozenset[str]) -> bool:
    """Tell whether hidden words are only folded up: the panel of an accordion or a tab."""
    if str(tag.get("role", "")).lower() in _ROLES or "modal" in _names(tag):
        return False
    if tag.get("hidden") == "until-found" or str(tag.get("role", "")).lower() == "tabpanel":
        return True
    if tag.get("id") in opened or _PANEL.search(_names(tag)):
        return True
    before = tag.find_previous_sibling()
    if isinstance(before, Tag) and (
        before.name in _HEADINGS or before.find("button", recursive=False)
    ):
        return True
    return isinstance(tag.parent, Tag) and _PANEL.search(_names(tag.parent)) is not None


def _opens_a_panel(tag: Tag) -> bool:
    if tag.has_attr("aria-controls") or tag.has_attr("aria-expanded"):
        return True
    return _PANEL.search(_names(tag)) is not None


def _opened_by_controls(soup: BeautifulSoup) -> frozenset[str]:
    """Give the ids of what a button or link on the page opens."""
    found: set[str] = set()
    for tag in soup.find_all(["a", "button", "div", "span", "h2", "h3", "h4", "li"]):
        found.update(str(tag.get("aria-controls") or "").split())
        for name in ("data-target", "data-bs-target"):
            found.add(str(tag.get(name) or "").removeprefix("#"))
        href = str(tag.get("href") or "")
        if tag.get("role") == "tab" or tag.has_attr("aria-expanded"):
            found.add(href.removeprefix("#"))
    return frozenset(found - {""})


def _lengths(soup: BeautifulSoup) -> dict[int, int]:
    """Give the length of each tag's words, by the tag's identity."""
    lengths: dict[int, int] = {id(soup): 0}
    nodes = list(soup.descendants)
    for node in reversed(nodes):
        if isinstance(node, Tag):
            lengths.setdefault(id(node), 0)
        own = lengths[id(node)] if isinstance(node, Tag) else len(str(node).strip())
        if isinstance(node, Tag) and node.name in _NEVER:
            own = 0
        if node.parent is not None:
            lengths[id(node.parent)] = lengths.get(id(node.parent), 0) + own
    return lengths
