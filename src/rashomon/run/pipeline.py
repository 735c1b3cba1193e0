"""From the names of accounts to a comparison: open, extract, annotate, compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Protocol

from rashomon.model import (
    AnnotatedArticle,
    Article,
    Caveat,
    Comparison,
    Rejected,
    Reuse,
    Story,
)
from rashomon.run.rewriting import with_rewriting

if TYPE_CHECKING:
    from rashomon.rewrite import Endpoint
    from rashomon.sources import Limits
    from rashomon.wikidata import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read and compare.

    `outlets` name the accounts in the order given (an empty string leaves one as it was found);
    `threads` is the number of threads the model may use; `limits` bound what a source may send.
    `wikidata` is the path of an index that `rashomon wikidata build` made, to link actors to.
    `rewrite` names an endpoint that rewrites the synopsis; without it nothing leaves the machine.
    """

    outlets: tuple[str, ...] = ()
    threads: int = 1
    limits: Limits | None = None
    wikidata: str | None = None
    rewrite: Endpoint | None = None


class Progress(Protocol):
    """Told before each step: `done` of `total` (None where unknown), `detail` what comes next.

    The stage "read" counts accounts, "compare" kinds of findings.
    """

    def step(self, stage: str, done: int, total: int | None, detail: str = "") -> None: ...


class _Silent:
    def step(self, stage: str, done: int, total: int | None, detail: str = "") -> None:
        return None


def compare(
    names: Sequence[str],
    *,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Comparison | Rejected:
    """Compare the accounts named: paths, URLs, or `-` for standard input.

    Accounts that cannot be used are in `Comparison.rejected`; with fewer than two left the answer
    is a `Rejected` whose detail names each of them. It is one too where the index to link actors
    to cannot be used.
    """
    from rashomon.findings import compare_story

    progress = progress or _Silent()
    entities = _entities(options)
    if isinstance(entities, Rejected):
        return entities
    accounts: list[AnnotatedArticle] = []
    rejected: list[Rejected] = []
    for outcome in read(
        names, options=options, stdin=stdin, progress=progress, drop_duplicates=True
    ):
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
        else:
            accounts.append(outcome)
    if len(accounts) < 2:
        return _too_few(len(accounts), rejected)
    with closing(entities) if entities else nullcontext():
        comparison = compare_story(
            Story(accounts=tuple(accounts)),
            rejected=tuple(rejected),
            entities=entities,
            threads=options.threads if options else 1,
            told=partial(progress.step, "compare"),
        )
    if options is None or options.rewrite is None:
        return comparison
    progress.step("rewrite", 0, 1, options.rewrite.model)
    return with_rewriting(comparison, options.rewrite, threads=options.threads)


def _entities(options: Options | None) -> Index | Rejected | None:
    if options is None or options.wikidata is None:
        return None
    from rashomon.wikidata import open_index

    return open_index(options.wikidata)


def read(
    names: Sequence[str],
    *,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    drop_duplicates: bool = False,
) -> Iterator[AnnotatedArticle | Rejected]:
    """Read and annotate each account alone, in the order given.

    A JSON-lines input counts as as many accounts as it has lines. With `drop_duplicates`, an
    account given a second time is rejected with the code `duplicate`.
    """
    options = options or Options()
    progress = progress or _Silent()
    articles = _articles(names, options=options, stdin=stdin)
    if drop_duplicates:
        articles = _without_duplicates(articles)
    yield from _annotated(articles, options.threads, progress)


def reuse(
    names: Sequence[str],
    *,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Reuse:
    """Which of the accounts named share text, be they ten thousand and of many events.

    No model is needed for it; accounts that cannot be used are in `Reuse.rejected`.
    """
    from rashomon.annotate.article import split_sentences
    from rashomon.findings.independence import find_reuse

    progress = progress or _Silent()
    accounts: list[AnnotatedArticle] = []
    rejected: list[Rejected] = []
    for outcome in _articles(names, options=options or Options(), stdin=stdin):
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
        else:
            progress.step("read", len(accounts), None, outcome.outlet or outcome.name)
            sentences = tuple(split_sentences(outcome))
            accounts.append(AnnotatedArticle(article=outcome, sentences=sentences))
    progress.step("compare", 0, 1)
    return replace(find_reuse(accounts), rejected=tuple(rejected))


def _articles(
    names: Sequence[str], *, options: Options, stdin: BinaryIO | None
) -> Iterator[Article | Rejected]:
    from rashomon.extract import extract_article
    from rashomon.sources import Limits, open_pages

    accepted = 0
    pages = open_pages(names, stdin=stdin, limits=options.limits or Limits())
    for index, page in enumerate(pages):
        if isinstance(page, Rejected):
            yield page
            continue
        outcome = extract_article(page, id=f"a{accepted + 1}")
        if isinstance(outcome, Article):
            accepted += 1
            outlet = options.outlets[index] if index < len(options.outlets) else ""
            outcome = replace(outcome, outlet=outlet or outcome.outlet)
        yield outcome


def _without_duplicates(articles: Iterable[Article | Rejected]) -> Iterator[Article | Rejected]:
    """Drop what was given twice; renumber the rest.

    Equal text under two outlets' names is no mistake but the strongest case of copying: it stays.
    """
    seen: dict[str, Article] = {}
    accepted = 0
    for article in articles:
        if isinstance(article, Rejected):
            yield article
            continue
        first = seen.get(article.text_sha)
        if first is None or _different_outlets(first, article):
            accepted += 1
            kept = replace(article, id=f"a{accepted}")
            if first is not None:
                kept = replace(kept, caveats=(*kept.caveats, _same_text(first)))
            seen.setdefault(article.text_sha, kept)
            yield kept
        else:
            yield Rejected(
                input=article.name,
                stage="compare",
                code="duplicate",
                detail=f"It is the same account as {first.name}; it is compared once only. "
                "If two outlets carried the same text, name them with --outlet.",
            )


def _different_outlets(left: Article, right: Article) -> bool:
    return bool(left.outlet and right.outlet and left.outlet != right.outlet)


def _same_text(first: Article) -> Caveat:
    return Caveat(code="same-text", detail=f"Its text equals that of {first.outlet}.")


def _annotated(
    articles: Iterable[Article | Rejected], threads: int, progress: Progress
) -> Iterator[AnnotatedArticle | Rejected]:
    from rashomon.annotate import annotate_article
    from rashomon.encoder import load_reader

    for done, article in enumerate(articles):
        if isinstance(article, Rejected):
            yield article
            continue
        progress.step("read", done, None, article.outlet or article.name)
        yield annotate_article(article, load_reader(threads=threads))


def _too_few(usable: int, rejected: Sequence[Rejected]) -> Rejected:
    causes = "".join(f"\n  {one.input}: {one.detail}" for one in rejected)
    found = "only one account" if usable else "no account"
    return Rejected(
        input=", ".join(one.input for one in rejected) or "the accounts",
        stage="compare",
        code="too-few-accounts",
        detail=f"A comparison needs two accounts; {found} could be used.{causes}",
        retry=any(one.retry for one in rejected),
    )
