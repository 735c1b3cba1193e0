"""What sort of thing an entity is, from the classes it is an instance of.

A whole dump holds the classes too, with what each is a subclass of; an extract mostly does not,
so the classes that actors of the news commonly have are named here.
"""

from __future__ import annotations

from rashomon.model import MentionKind

# The order in which kinds win where an entity has classes of several, equally near.
KINDS: tuple[MentionKind, ...] = ("person", "organization", "place", "group", "other")

_CLASSES: dict[MentionKind, str] = {
    "person": "Q5",
    # organization, business, company, enterprise, public company, party, agency, ministry,
    # international and intergovernmental body, non-profit, NGO, newspaper, daily, news agency,
    # university, higher education, legislature, parliament, research institute, hospital, armed
    # forces, armed group, unit, army, police, bank, airline, club, football club, political
    # organization, institution, association, trade union, foundation, broadcaster, TV station,
    # website of news, court, supreme court, intelligence agency, government, cabinet, government
    # organization, terrorist organization
    "organization": """Q43229 Q4830453 Q783794 Q6881511 Q891723 Q7278 Q327333 Q192350 Q484652
        Q245065 Q163740 Q79913 Q11032 Q1110794 Q192283 Q3918 Q38723 Q11204 Q35749 Q31855 Q16917
        Q772547 Q17149090 Q176799 Q37726 Q35535 Q22687 Q46970 Q847017 Q476028 Q7210356 Q178706
        Q15911314 Q178790 Q157031 Q15265344 Q1616075 Q17232649 Q41487 Q190752 Q47913 Q7188
        Q640506 Q2659904 Q17127659""",
    # country, sovereign state, city, capital, settlement, village, town, big city, city or town,
    # administrative entities, state of the US, region, geographic entities, mountain, range,
    # river, lake, island, bridge, airport, continent, sea, ocean, dam, bay, strait, canal,
    # municipality, neighbourhood, suburb, building, park, former settlement
    "place": """Q6256 Q3624078 Q515 Q5119 Q486972 Q532 Q3957 Q1549591 Q7930989 Q56061 Q10864048
        Q35657 Q82794 Q1620908 Q2221906 Q27096213 Q618123 Q8502 Q46831 Q4022 Q23397 Q23442 Q12280
        Q1248784 Q5107 Q165 Q9430 Q12323 Q39594 Q37901 Q12284 Q15284 Q123705 Q188509 Q41176 Q22698
        Q15974307 Q11618417""",
    # ethnic group, group of humans, people, nation
    "group": "Q41710 Q16334295 Q2472587 Q6266",
    "other": "",
}  # fmt: skip
KNOWN: dict[int, MentionKind] = {
    int(one[1:]): kind for kind, classes in _CLASSES.items() for one in classes.split()
}
# What is no referent of the news: pages of the wikis (disambiguation, category, template, list),
# names as such (family, given), papers, genes, proteins, taxa, stars, galaxies, compounds.
NOT_ACTORS = frozenset(
    int(one[1:])
    for one in """Q4167410 Q22808320 Q4167836 Q11266439 Q13406463 Q17362920 Q15184295 Q17633526
    Q14204246 Q101352 Q202444 Q12308941 Q11879590 Q3409032 Q13442814 Q7187 Q8054 Q16521 Q523 Q318
    Q11173 Q113145171""".split()
)
