"""A venue and the rules for what may be registered as one (seed guide, section on creating a venue)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.codes import venue_payload
from desktop.domain.errors import Problem
from desktop.domain.gate import Gate
from desktop.domain.geo import Datum, check_coordinates
from desktop.domain.messages import message
from desktop.domain.opening_hours import known_hours, read_opening_hours
from desktop.domain.regions import Region
from desktop.domain.text import clean_label, clean_line
from desktop.domain.typed import check_label
from desktop.domain.uscc import check_uscc
from desktop.domain.wording import USUAL, WORDING_FIELDS, ShownCodes, VenueWording, shown_codes


@dataclass(frozen=True, slots=True)
class VenueDraft:
    """What the manager typed. ``region`` is a street's code; coordinates are degrees on ``datum``."""

    name: str = ""
    uscc: str = ""
    type: str = ""
    region: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    datum: Datum = Datum.GCJ02
    host: str = ""
    poster_name: str = ""
    opening_hours: str = ""
    fever_place: str = ""


@dataclass(frozen=True, slots=True)
class Venue:
    """The one venue of a desk. Coordinates are WGS-84 degrees; ``version`` counts its edits. ``poster_name`` stands on
    posters in place of the full name, which all papers with legal force keep. ``opening_hours`` as ``str(OpeningHours)``,
    empty where nobody has given them. ``scans_count_from``: the ISO day from which on the people at gates are those who
    scanned the code, and not those who were counted; empty for never. ``fever_place``: where at the venue somebody with a
    fever or a symptom is to go, in the manager's words; empty where nobody has said it."""

    id: str
    code: str
    name: str
    uscc: str
    type: str
    region: Region
    address: str
    latitude: float | None
    longitude: float | None
    host: str
    declaration_code: str
    serial_prefix: str
    official_payload: str | None = None
    version: int = 1
    updated_at: int = 0
    poster_name: str = ""
    opening_hours: str = ""
    scans_count_from: str = ""
    fever_place: str = ""
    wording: VenueWording = USUAL

    @property
    def name_on_posters(self) -> str:
        """The short name for posters, else the full one."""
        return self.poster_name or self.name

    @property
    def scans_count_since(self) -> date | None:
        """The day of ``scans_count_from``; None for never, and for what is no day."""
        try:
            return date.fromisoformat(self.scans_count_from) if self.scans_count_from else None
        except ValueError:
            return None

    def codes_on(self, day: date) -> ShownCodes:
        """What visitors are asked to show on a day."""
        return shown_codes(self.wording, self.region.code, day)


@dataclass(frozen=True, slots=True)
class VenueType:
    """An entry of the list of venue types; ``stay_minutes`` is assumed where a leaving time is unknown."""

    name: str
    english: str
    group: str
    group_english: str
    stay_minutes: int


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after an edit, as text."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VenueChange:
    """One edit of the venue: when (UTC ms), by whom, and what."""

    at: int
    by: str
    changes: tuple[FieldChange, ...]


MAX_FEVER_PLACE = 60
MAX_POSTER_NAME = 20
"""A short name for posters: so many characters have room on every template."""
_HISTORY_FIELDS = (
    "name",
    "poster_name",
    "uscc",
    "type",
    "region",
    "address",
    "latitude",
    "longitude",
    "host",
    "opening_hours",
    "scans_count_from",
    "fever_place",
)


def field_changes(before: Venue, after: Venue) -> tuple[FieldChange, ...]:
    """What an edit changed, for the venue's history."""
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in _HISTORY_FIELDS]
    pairs += [(name, getattr(before.wording, name), getattr(after.wording, name)) for name in WORDING_FIELDS]
    return tuple(FieldChange(name, _text(old), _text(new)) for name, old, new in pairs if old != new)


def _text(value: object) -> str:
    return "" if value is None else str(value)


# What the registered names of organisations end in. A guess: names are as various as organisations.
_ORGANISATION = re.compile(
    r"(公司|企业|集团|厂|店|行|社|院|所|站|馆|校|园|场|局|处|厅|部|会|委|室|署|队|库|港|厦|城|房|坊|铺|吧|楼|"
    r"中心|市场|超市|商场|酒店|宾馆|银行|政府|办事处|街道办|机关|合作社|俱乐部|工作室|经营部|门诊|医院|大学|中学|"
    r"小学|幼儿园|法院|检察院|寺|观|教堂|个体工商户|小区|广场|分局|支行|分店|公寓|大厦|工地|项目部|餐厅|影院|剧院|"
    r"基地|分公司|支队|大队|中队|总站|机场|码头|车站|景区|公园|养老院|福利院|监狱)([（(].{1,20}[）)])?$"
)
_ENGLISH_ORGANISATION = re.compile(r"[A-Za-z]{2,} +[A-Za-z]")
_HOUSE_NUMBER = re.compile(
    r"\d+\s*(号|號|巷|弄|栋|幢|座|单元|楼|层|室|铺)(之[一二三四五六七八九十\d]+)?$|(路|街|道|巷)\d+号"
)
_HOST = re.compile(r"(?=.{4,60}$)([A-Z0-9]([A-Z0-9-]{0,61}[A-Z0-9])?\.)+[A-Z][A-Z0-9-]{1,30}")


def host_of(address: str) -> str:
    """The host of an address such as ``https://scan.example.cn`` as codes have it; empty where no code can have it, since
    it has a port or a path, or is no address of the web."""
    scheme, _, host = address.strip().rstrip("/").upper().partition("://")
    return host if scheme == "HTTPS" and _HOST.fullmatch(host) else ""


def normalised(draft: VenueDraft) -> VenueDraft:
    """The draft in canonical form, before it is checked."""
    return VenueDraft(
        name=clean_label(draft.name),
        uscc=check_uscc(draft.uscc)[0],
        type=clean_line(draft.type),
        region=draft.region.strip(),
        address=clean_label(draft.address),
        latitude=draft.latitude,
        longitude=draft.longitude,
        datum=draft.datum,
        host=clean_label(draft.host).upper().removeprefix("HTTPS://").rstrip("/"),
        poster_name=clean_label(draft.poster_name),
        opening_hours=known_hours(clean_line(draft.opening_hours)),
        fever_place=clean_label(draft.fever_place),
    )


def check_name(name: str) -> list[Problem]:
    """Whether a name can be the full name that the credit code is registered under."""
    if len(name) < 2:
        return [Problem("name", message("venue", "Type the full registered name; one character is not a name."))]
    if len(name) > 60:
        return [
            Problem("name", message("venue", "The name has at most 60 characters; this has {count}.", count=len(name)))
        ]
    if problem := check_label(name, "name"):
        return [problem]
    if not any(c.isalpha() for c in name):
        return [Problem("name", message("venue", "A name has letters. Type the name on the licence."))]
    if _HOUSE_NUMBER.search(name):
        return [
            Problem(
                "name",
                message(
                    "venue",
                    "This reads like an address. The name is the one on the licence; the address has its own field.",
                ),
                doubtful=True,
            )
        ]
    is_english = _ENGLISH_ORGANISATION.search(name) is not None
    if len(name) < 6 and not is_english:
        return [
            Problem(
                "name",
                message(
                    "venue", "This may be a short name. Type the full name that the credit code is registered under."
                ),
                doubtful=True,
            )
        ]
    if not _ORGANISATION.search(name) and not is_english:
        return [
            Problem(
                "name",
                message(
                    "venue",
                    "The name does not end as an organisation's does (…公司, …中心, …医院). Compare it with the licence.",
                ),
                doubtful=True,
            )
        ]
    return []


def check_poster_name(name: str) -> Problem | None:
    """Whether posters can have a name in place of the full one; empty is none."""
    if len(name) > MAX_POSTER_NAME:
        return Problem(
            "poster_name",
            message(
                "venue",
                "The short name for posters has at most {limit} characters; this has {count}.",
                limit=MAX_POSTER_NAME,
                count=len(name),
            ),
        )
    return check_label(name, "poster_name") if name else None


def check_fever_place(place: str) -> Problem | None:
    """Whether it can be said where somebody with a fever is to go; empty is not said."""
    if len(place) > MAX_FEVER_PLACE:
        return Problem(
            "fever_place",
            message(
                "venue",
                "The place has at most {limit} characters; this has {count}.",
                limit=MAX_FEVER_PLACE,
                count=len(place),
            ),
        )
    return check_label(place, "fever_place") if place else None


def check_venue(draft: VenueDraft, find_region: Callable[[str], Region | None], types: frozenset[str]) -> list[Problem]:
    """Everything wrong with a normalised draft, in the order of the form."""
    problems = _check_region(draft.region, find_region)
    problems += _check_address(draft.address)
    problems += check_coordinates(draft.latitude, draft.longitude)
    if draft.type not in types:
        problems.append(Problem("type", message("venue", "Choose the venue's type from the list.")))
    problems += check_name(draft.name)
    if doubt := check_poster_name(draft.poster_name):
        problems.append(doubt)
    if wrong := check_uscc(draft.uscc)[1]:
        problems.append(Problem("uscc", wrong))
    if not _HOST.fullmatch(draft.host):
        problems.append(
            Problem(
                "host",
                message(
                    "venue", "The code's host is a domain name such as VENUE.EXAMPLE.CN, without https:// or a path."
                ),
            )
        )
    if wrong := read_opening_hours(draft.opening_hours)[1]:
        problems.append(Problem("opening_hours", wrong))
    if doubt := check_fever_place(draft.fever_place):
        problems.append(doubt)
    return problems


def _check_region(code: str, find_region: Callable[[str], Region | None]) -> list[Problem]:
    region = find_region(code) if code else None
    if region is None:
        text = (
            message("venue", "There is no region with the code {code}. Choose it from the list.", code=code[:12])
            if code
            else message("venue", "Choose the region down to the street or town.")
        )
        return [Problem("region", text)]
    if not region.is_street:
        return [
            Problem(
                "region",
                message("venue", "{name} is not a street or town. Choose down to the last level.", name=region.name),
            )
        ]
    return []


def _check_address(address: str) -> list[Problem]:
    if len(address) < 3:
        return [Problem("address", message("venue", "Type the detailed address: road and number, building, floor."))]
    if len(address) > 100:
        return [Problem("address", message("venue", "The address has at most 100 characters."))]
    problem = check_label(address, "address")
    return [problem] if problem else []


def short_name(name: str, region: Sequence[str]) -> str:
    """The name without the province, city and county that it begins with (惠州市惠城区江北街道… → 江北街道…).

    ``region`` is the venue's region from the province down to the street. A name that is nothing else stays whole.
    """
    rest = name
    for part in region[:-1]:
        shorter = rest.removeprefix(part)
        if len(shorter) >= 4:
            rest = shorter
    return rest


def payload_of(venue: Venue, gate: Gate) -> str:
    """The gate's official code, else the venue's official code, else our own."""
    return gate.official_payload or venue.official_payload or venue_payload(venue.host, venue.code, gate.code)
