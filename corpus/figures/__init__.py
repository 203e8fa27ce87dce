"""Figures in a text: amounts, percentages, dates and quantities, in one form for all languages.

HK$2 million, 200萬港元 and 2,000,000 Hong Kong dollars are one figure; so are 30 June 2026,
2026年6月30日 and 2026-06-30, and 三成, 30% and 百分之三十.
"""

from corpus.figures.figure import Figure, canonical, stands_in
from corpus.figures.read import figures, take_figures

__all__ = ["Figure", "canonical", "figures", "stands_in", "take_figures"]
