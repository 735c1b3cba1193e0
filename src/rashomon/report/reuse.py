"""Which of many accounts share text, as lines for a terminal or a log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import Article, Independence, Reuse
from rashomon.report import clean

# How many groups are shown, and accounts of each; all with `verbose`.
_GROUPS = 20
_MEMBERS = 10
_QUOTED = 160


def render_reuse_text(reuse: Reuse, *, verbose: bool = False) -> str:
    """The groups, the largest first, each account with what ties it to the group."""
    accounts = {article.id: article for article in reuse.accounts}
    inside = sum(map(len, reuse.groups))
    lines = [
        f"{clean.count(len(accounts), 'account')}: "
        + (
            f"{inside} share text, in {clean.count(len(reuse.groups), 'group')}."
            if reuse.groups
            else "none shares text with another."
        )
    ]
    shown = len(reuse.groups) if verbose else _GROUPS
    for number, group in enumerate(reuse.groups[:shown], start=1):
        lines += ["", *_group(number, group, reuse, accounts, len(group) if verbose else _MEMBERS)]
    if reuse.groups[shown:]:
        lines += ["", f"{clean.count(len(reuse.groups) - shown, 'further group')}."]
    return "\n".join(lines) + "\n"


def _group(
    number: int, group: Sequence[str], reuse: Reuse, accounts: dict[str, Article], shown: int
) -> Iterator[str]:
    """A group's accounts; each but the first with its closest tie to one shown before."""
    members = set(group)
    ties = [tie for tie in reuse.ties if tie.left_id in members]
    agencies = list(dict.fromkeys(agency for tie in ties for agency in tie.credits))
    title = f"Group {number}: {clean.count(len(group), 'account')}"
    yield f"{title}, crediting {clean.listed(agencies)}" if agencies else title
    before: set[str] = set()
    for account in group[:shown]:
        near = [
            tie
            for tie in ties
            if account in (tie.left_id, tie.right_id) and before & {tie.left_id, tie.right_id}
        ]
        yield f"  {_name(accounts[account])}"
        if near:
            yield f"    {_tie(max(near, key=lambda tie: tie.overlap), account, accounts)}"
        before.add(account)
    if group[shown:]:
        yield f"  and {clean.count(len(group) - shown, 'further account')}"
    passages = [p.left.span.of(accounts[t.left_id].text) for t in ties for p in t.passages]
    if passages:
        yield f"    in common: {clean.shorten(max(passages, key=len), _QUOTED)}"


def _name(article: Article) -> str:
    parts = (article.outlet or article.name, article.title, (article.published or "")[:10])
    return " · ".join(clean.shorten(part, 80) for part in parts if part)


def _tie(tie: Independence, account: str, accounts: dict[str, Article]) -> str:
    other = accounts[tie.left_id if tie.right_id == account else tie.right_id]
    kind = "copy" if tie.relation == "copy" else "shared source"
    line = f"{kind} with {clean.one_line(other.outlet or other.name)}, {clean.percent(tie.overlap)}"
    if tie.origin is None:
        return line
    origin = accounts[tie.origin]
    return f"{line}; from {clean.one_line(origin.outlet or origin.name)}"
