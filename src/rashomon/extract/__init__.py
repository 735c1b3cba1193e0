"""Page -> article: text, labelled blocks, title, outlet, date, byline, language."""

from rashomon.extract.article import extract_article

__all__ = ["extract_article"]
