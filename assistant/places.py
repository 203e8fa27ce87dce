"""Places that a text names, from CLDR's names of territories and of cities with a time zone."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

from corpus.document import Language
from corpus.script import CJK, LETTERS, fold

# Not places elsewhere: Hong Kong itself, and the country as a whole.
_HOME = {"HK", "CN"}
_LOCALES = ("en", "zh_Hant_HK", "zh_Hant", "zh_Hans")
_CLDR: Mapping[Language, str] = {"en": "en", "zh-Hant": "zh_Hant_HK", "zh-Hans": "zh_Hans"}
# What people write and CLDR does not list: short forms, and cities that investors compare.
_ALSO = {
    "US": ("usa", "u.s.", "america", "american", "delaware", "california", "nasdaq", "irs", "美国"),
    "GB": ("uk", "u.k.", "britain", "british", "england", "英国"),
    "AE": ("uae", "dubai", "abu dhabi", "迪拜", "杜拜", "阿布扎比", "阿联酋"),
    "SA": ("saudi", "沙特"),
    "SG": ("singaporean", "星加坡", "狮城"),
    "KR": ("korea", "korean", "seoul", "韩国", "首尔"),
    "EU": ("eu", "europe", "european", "欧盟", "欧洲"),
    "MO": ("macau", "macao", "澳门"),
    "TW": ("taiwanese", "taipei", "台湾", "台北"),
    "JP": ("japanese",),
    "IE": ("dublin", "irish"),
    "DE": ("german", "munich"),
    "FR": ("french",),
    "CH": ("swiss",),
    "NL": ("dutch",),
    "CA": ("canadian",),
    "AU": ("australian",),
    "IN": ("indian", "bangalore", "mumbai"),
    "IL": ("israeli",),
    "TH": ("thai",),
    "MY": ("malaysian",),
    "VN": ("vietnamese", "hanoi", "ho chi minh"),
    "ID": ("indonesian",),
}
# Mainland provinces and cities with schemes of their own; CLDR lists only time zones' cities.
_MAINLAND = (
    "beijing 北京 shanghai 上海 tianjin 天津 chongqing 重庆 guangdong 广东 guangzhou 广州 shenzhen 深圳 "
    "zhuhai 珠海 dongguan 东莞 foshan 佛山 hainan 海南 fujian 福建 xiamen 厦门 zhejiang 浙江 hangzhou 杭州 "
    "ningbo 宁波 jiangsu 江苏 suzhou 苏州 nanjing 南京 anhui 安徽 hefei 合肥 hubei 湖北 wuhan 武汉 hunan 湖南 "
    "changsha 长沙 sichuan 四川 chengdu 成都 shandong 山东 qingdao 青岛 liaoning 辽宁 dalian 大连 "
    "guangxi 广西 shaanxi 陕西 xian 西安 henan 河南 zhengzhou 郑州 jiangxi 江西 guizhou 贵州 yunnan 云南 "
    "qianhai 前海 hengqin 横琴 nansha 南沙 xiongan 雄安"
).split()

_HOME_NAME = re.compile(
    r"hong ?kong|(?<![a-z])hks?(ar)?(?![a-z])|hk\$|香港|本港|[在来赴抵驻落]港|港[股元府]"
)
_Words = tuple[str, ...]
_FROM = {("from",), ("从",), ("自",), ("由",)}
# What is asked about a place, not about somebody who is there.
_WITH = {(word,) for word in "with between and than versus vs against 与 和 跟 同 比".split()}
# The full stop of "u.k." is part of it, that of a sentence is not part of its last word.
_WORD = re.compile(rf"[{CJK}]|{LETTERS}(?:\.{LETTERS})+\.?|{LETTERS}(?:['-]{LETTERS})*")


@cache
def _names() -> dict[tuple[str, ...], str]:
    names: dict[tuple[str, ...], str] = {}
    for code in _LOCALES:
        locale = Locale.parse(code)
        for territory, name in locale.territories.items():
            if territory.isalpha() and territory not in _HOME:
                names.setdefault(_words(name), territory)
        for zone, territory in get_global("zone_territories").items():
            if territory in _HOME or "/" not in zone:
                continue
            city = locale.time_zones.get(zone, {}).get("city")
            # English city names are in CLDR only where they differ from the zone's own name.
            for name in (city, zone.rpartition("/")[2].replace("_", " ")):
                if name:
                    names.setdefault(_words(name), territory)
    for territory, others in _ALSO.items():
        for name in others:
            names.setdefault(_words(name), territory)
    for name in _MAINLAND:
        names.setdefault(_words(name), "CN")
    # A single Chinese character, or two Latin letters other than those above, is no name.
    return {words: place for words, place in names.items() if len("".join(words)) > 1}


def places(text: str, origins: bool = True) -> frozenset[str]:
    """Give the places outside Hong Kong that a text names, as CLDR codes; a Mainland city is CN.

    Without `origins` those are left out that somebody or something comes from.
    """
    return frozenset(place for before, _, place in _named(text) if origins or before not in _FROM)


def places_with(text: str) -> frozenset[str]:
    """Give the places that something is with or compared with: a treaty with Japan."""
    return frozenset(place for before, _, place in _named(text) if before in _WITH)


def names_alike(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give each name of a country or region in a text, with its names in all languages."""
    named = dict.fromkeys((words, place) for _, words, place in _named(text) if place != "CN")
    return [
        (("" if re.match(f"[{CJK}]", words[0]) else " ").join(words), _all_names(place))
        for words, place in named
    ]


def _all_names(place: str) -> tuple[str, ...]:
    names = (str(Locale.parse(each).territories.get(place, "")) for each in _LOCALES)
    return tuple(dict.fromkeys(each for each in (*names, *_ALSO.get(place, ())) if each))


def _named(text: str) -> Iterator[tuple[_Words, _Words, str]]:
    """Give the places of a text, each behind the word before it and its name."""
    words = _words(text)
    names = _names()
    for start in range(len(words)):
        for size in range(1, min(8, len(words) - start) + 1):
            place = names.get(words[start : start + size])
            if place is not None:
                yield words[max(start - 1, 0) : start], words[start : start + size], place


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def name_of(place: str, language: Language) -> str:
    """Give the name of a place, a CLDR code."""
    return str(Locale.parse(_CLDR[language]).territories[place])


def names_home(text: str) -> bool:
    """Tell whether a text names Hong Kong."""
    return _HOME_NAME.search(fold(text)) is not None
