"""Having the synopsis of a comparison rewritten by an endpoint of the user's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model import AnnotatedArticle, Article, Block, Comparison, Span

if TYPE_CHECKING:
    from rashomon.rewrite import Endpoint


def with_rewriting(comparison: Comparison, endpoint: Endpoint, *, threads: int = 1) -> Comparison:
    """The comparison with its synopsis rewritten, or with the reason why it was not.

    The findings' sentences leave this machine for the endpoint; nothing else of the accounts does.
    """
    from rashomon.annotate import annotate_article
    from rashomon.encoder import load_reader
    from rashomon.report import synopsis_of
    from rashomon.rewrite import rewrite

    def understand(text: str, published: str | None) -> AnnotatedArticle:
        whole = Block(kind="body", span=Span(start=0, end=len(text)))
        article = Article(
            id="rewriting",
            name="rewriting",
            text=text,
            blocks=(whole,),
            published=published,
            language="en",
        )
        return annotate_article(article, load_reader(threads=threads))

    findings = synopsis_of(comparison)
    rewriting = rewrite(comparison, findings, endpoint, understand=understand)
    return replace(comparison, rewriting=rewriting)
