"""Nouns that tell of bodies and of people without a name."""

from __future__ import annotations

# Bodies of a state or a party: they are told as "the Iranian embassy", "Sudan's army".
BODIES = frozenset(
    """army military government embassy parliament police navy media ministry consulate cabinet
    judiciary administration regime coastguard intelligence presidency union council court agency
    senate commission opposition bureau mission airline board campaign office subcommittee
    committee legislature""".split()
)
BODY_PAIRS = frozenset(
    tuple(pair.split())
    for pair in """air force|air forces|armed forces|ground forces|security forces|
    security services|
    foreign ministry|defense ministry|defence ministry|interior ministry|finance ministry|
    health ministry|coast guard|national guard|state media|state television|civil aviation|
    emergency services|emergency workers|news agency|disaster agency|supreme court|fire service|
    fire department|fire departments|ambulance service|riot police""".split("|")
)
PEOPLE = frozenset(
    """officials authorities forces troops soldiers rebels militants protesters demonstrators
    lawmakers investigators prosecutors organizers organisers activists separatists police
    residents villagers villages diplomats leaders clerics firefighters rescuers critics
    politicians legislators congressmen senators hackers migrants refugees gunmen officers workers
    passengers victims survivors experts analysts scientists farmers citizens tourists pilots
    doctors students teachers journalists reporters lawyers attorneys opponents supporters
    republicans democrats conservatives liberals consumers customers employees negotiators
    commanders fighters insurgents terrorists campaigners witnesses women men citizens congressmen
    congresswomen policemen rioters suspects attackers perpetrators demonstrators marchers
    staffers aides colleagues immigrants inmates prisoners detainees hostages parishioners
    churchgoers worshippers parents children families relatives neighbors neighbours voters fans
    players athletes deputies agents guards detectives inspectors regulators jurors judges donors
    lobbyists executives execs shareholders
    stockholders investors advocates allies advisers advisors candidates
    delegates mayors governors sailors marines veterans peacekeepers mercenaries hijackers pirates
    kidnappers bombers robbers thieves drivers riders commuters travelers travellers motorists
    cyclists pedestrians nurses medics paramedics patients priests nuns bishops pastors imams
    pilgrims scholars academics professors researchers historians pupils teenagers youths girls
    boys friends visitors clients users owners landlords tenants homeowners developers engineers
    technicians artists actors musicians filmmakers writers authors editors broadcasters viewers
    readers spectators followers personnel crew policymakers economists traders bankers
    contractors loyalists partisans extremists jihadists islamists nationalists progressives
    whistleblowers informants spies operatives interrogators negotiators mourners swimmers hikers
    fishermen crewmen zookeepers administrators seekers anarchists youngsters mob mobs crowd crowds
    gangs accusers assailants looters settlers smugglers traffickers evacuees bystanders onlookers
    strikers unionists hardliners moderates reformists royalists nationals ministers secretaries
    ambassadors envoys generals presidents spokesmen counterparts mediators observers monitors
    cops bodyguards vets groups organizations organisations providers accomplices abductors
    executioners sympathizers sympathisers constituents watchdogs leadership jury""".split()
)
# Told only with what kind they are ("conservation groups").
KINDS_OF_BODIES = frozenset(
    """department force union party company firm panel caucus assembly authority association
    coalition alliance television newspaper broadcaster institute""".split()
)
# Whom a body has: "Lumen shareholders", "the Tribune's readers". Its officials speak for the body.
OF_BODIES = frozenset(
    """shareholders stockholders investors employees workers staffers customers consumers users
    passengers drivers pilots players fans members students teachers professors patients residents
    readers viewers subscribers journalists reporters donors supporters volunteers lawyers attorneys
    board management staff crew creditors clients suppliers engineers scientists
    activists""".split()
)
# People of a party or a creed, written with a capital.
PARTISANS = frozenset(
    """republicans democrats conservatives liberals tories muslims jews christians hispanics
    latinos americans lawmakers leaders senators officials""".split()
)
NEEDS_KIND = frozenset("groups organizations organisations providers presidents leadership".split())
ALWAYS = frozenset(
    """police troops soldiers military army protesters demonstrators rebels militants
    investigators prosecutors authorities rescuers firefighters hackers migrants""".split()
)
# A mention of people in passing ("critics", "residents"): an actor only if accounts share it.
PASSING = 0.3
# Another reading of a description that is told of already, or a thing told in passing.
ASIDE = 0.25
STATE = frozenset("parliament government administration opposition ministry campaign".split())
LEVELS = frozenset("national federal state local regional provincial city county".split())
HOUSES = frozenset("congress parliament senate knesset bundestag house".split())
# Whose singular stands for the people of a party in a body: "every Republican on the committee".
PARTY_MEMBERS = frozenset("Republicans Democrats Conservatives Liberals".split())
# Whose members are people told of by them: "crew members".
MEMBERED = frozenset(
    "crew staff family council board gang union community church cabinet party team".split()
)
