"""Article -> AnnotatedArticle: what is understood of one account alone."""

from rashomon.annotate.article import annotate_article

__all__ = ["annotate_article"]
