"""What the template says of each column, and a made-up person as the example."""

import datetime as dt
from collections.abc import Mapping

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_columns import OVERRIDES, REQUIRED
from desktop.domain.messages import Message, message

NEEDED = (*REQUIRED, "id_type", "temperature_c")
"""Columns that nobody can do without; the others depend on the person."""

NOTES: Mapping[str, Message] = {
    "slip": message("template", "The number at the top of the paper form. Empty where there is none."),
    "visited_on": message("template", "The day of the visit with its year."),
    "time": message(
        "template", "When the person came, or from when to when. 上午, 下午 and 全天 will do. Empty if unknown."
    ),
    "gate": message("template", "Choose one of the gates of this venue."),
    "category": message("template", "Why the person declares on paper. Empty where the age says it."),
    "name": message("template", "As the document has it."),
    "id_type": message("template", "Choose the kind of document, also where there is none."),
    "id_number": message(
        "template", "The whole number. This column is text, so that no digit is lost. Empty without a document."
    ),
    "phone": message("template", "Where the person can be reached; without a telephone give the address."),
    "address": message("template", "Where the person lives now. Needed without a telephone or a document."),
    "temperature_c": message("template", "In °C. Where it was not taken, say why in the last column."),
    "symptoms": message("template", "Empty for none; several are parted by 、. Others come after “其他：”."),
    "travel_history": message("template", "In the last 14 days in a risk area? Details may follow a colon."),
    "contact_history": message("template", "In the last 14 days met a case? Details may follow a colon."),
    "guardian_name": message(
        "template", "Who came along. Needed for a child under 14, and where somebody else signed."
    ),
    "guardian_phone": message("template", "The guardian's or companion's telephone."),
    "guardian_relation": message(
        "template", "How the guardian is related. Another word than those of the list will do."
    ),
    "inspector": message("template", "Choose who helped; empty if nobody is named."),
    "notes": message("template", "Anything else, at most 500 characters."),
    "sex": message("template", "Only where the document does not tell it."),
    "birth_date": message("template", "Only where the document does not tell it, with the whole year."),
    "fever_contact_history": message("template", "Met a feverish person from a risk area? Details may follow a colon."),
    "cluster_history": message("template", "Two or more cases around the person? Details may follow a colon."),
    "health_code": message("template", "If a companion showed it."),
    "signature": message("template", "Who put what into the form's signature box."),
    "consent": message("template", "Whether the person agreed to the handling of the data."),
    OVERRIDES.name: message(
        "template", "Why something unusual is right: the name of its column, a colon, the reason. One line for each."
    ),
}
"""By column."""


def example(today: dt.date, gate: str, inspector: str) -> DeclarationDraft:
    """Somebody who does not exist, in the words of a draft."""
    return DeclarationDraft(
        slip="4217",
        visited_on=today.isoformat(),
        time="10:05-11:40",
        gate=gate,
        category="elderly",
        name="单田芳",
        id_type="resident_id",
        id_number="11010519491231002X",
        phone="0752-2808000",
        address="惠城区桥东街道上米街5号",
        temperature_c="36.6",
        symptoms="cough;other: 皮疹",
        travel_history="yes: 外地返回",
        contact_history="no",
        guardian_name="解建国",
        guardian_phone="13700137000",
        guardian_relation="child",
        inspector=inspector,
        notes="轮椅",
        sex="female",
        birth_date="1949-12-31",
        fever_contact_history="no",
        cluster_history="no",
        health_code="green",
        signature="signed",
        consent="yes",
    )
