"""A layout and the values of each gate become pages of placed things.

Pure and quick: what stays the same from gate to gate is laid out once and shared by the pages.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.characters import is_letter
from desktop.domain.messages import Message, message
from desktop.domain.number_text import percent_text
from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker
from desktop.posters.composition.placed import (
    ComposedPage,
    Composition,
    Finding,
    Placed,
    PlacedArrow,
    PlacedCode,
    PlacedImage,
    PlacedShape,
    PlacedText,
    Severity,
    merged,
)
from desktop.posters.composition.placetext import paragraphs, place_lines
from desktop.posters.document.bindings import Value, fields_of, text_parts, written
from desktop.posters.document.fields_used import fields_of_element
from desktop.posters.document.layout import (
    ArrowProps,
    Asset,
    CodeProps,
    Element,
    Frame,
    ImageProps,
    Layout,
    ShapeProps,
    TextProps,
)
from desktop.posters.document.layout_json import canonical, for_gate
from desktop.posters.typesetting.fonts import FontLibrary, Weight, lacking_glyph, printable
from desktop.posters.typesetting.text import TextSpan, TextStyle, fit, spans_of

# In the lowest quarter between a style's two sizes, a text is worth a look.
_NEARLY_TOO_SMALL = 0.25


@dataclass(frozen=True, slots=True)
class PosterSubject:
    """What one poster is about: the gate, the values for the layout's fields, and what the code says."""

    gate_id: str
    values: Mapping[str, Value]
    payload: str

    def value(self, name: str) -> Value | None:
        """The value of a field; ``None`` when there is none to print."""
        found = self.payload if name == "code.payload" else self.values.get(name)
        return found if isinstance(found, date) or (found and found.strip()) else None


def content_digests(layout: Layout, language: Language, subjects: Sequence[PosterSubject]) -> tuple[str, ...]:
    """For each poster, SHA-256 over everything that it prints except its serial and issue date.

    The same content is the same poster and keeps both. What the layout says is taken as ``canonical`` writes it, so
    that a property added to layouts later changes the digest of no poster that does not use it.
    """
    plain = canonical(replace(layout, overrides={}))
    digests = []
    for subject in subjects:
        values = {k: str(v) for k, v in subject.values.items() if k not in ("poster.serial", "poster.issued_on")}
        own = layout.overrides.get(subject.gate_id, {})
        content = json.dumps([own, language.value, values, subject.payload], ensure_ascii=False, sort_keys=True)
        digests.append(hashlib.sha256(f"{plain}\n{content}".encode()).hexdigest())
    return tuple(digests)


def compose(
    layout: Layout, language: Language, subjects: Sequence[PosterSubject], fonts: FontLibrary, codes: CodeMaker
) -> Composition:
    """Lay out one page per subject. What cannot be printed as it is comes back as findings, never silently.

    Raises ``UserError`` when a payload fits no QR code.
    """
    composer = _Composer(language, fonts, codes)
    pages = tuple(composer.page(layout, subject) for subject in subjects)
    name = next((written(v, language) for s in subjects if (v := s.value("venue.name"))), "")
    dates = [v for s in subjects if isinstance(v := s.value("poster.issued_on"), date)]
    return Composition(
        layout,
        language,
        name,
        max(dates, default=None),
        pages,
        merged(composer.findings, [s.gate_id for s in subjects]),
    )


class _Composer:
    def __init__(self, language: Language, fonts: FontLibrary, codes: CodeMaker) -> None:
        self._language = language
        self._fonts = fonts
        self._codes = codes
        self._shared: dict[tuple[int, tuple[Value | None, ...]], tuple[Placed | None, tuple[Finding, ...]]] = {}
        self._elements: list[Element] = []
        self.findings: list[Finding] = []

    def page(self, layout: Layout, subject: PosterSubject) -> ComposedPage:
        """One gate's poster, items from the bottom up."""
        own = for_gate(layout, subject.gate_id)
        shown = sorted((e for e in own.elements if e.is_shown(self._language)), key=lambda e: e.z)
        items = [item for element in shown if (item := self._placed(own, element, subject)) is not None]
        name = subject.value("gate.name")
        return ComposedPage(
            subject.gate_id, written(name, self._language) if name else "", subject.payload, tuple(items)
        )

    def _placed(self, layout: Layout, element: Element, subject: PosterSubject) -> Placed | None:
        key = id(element), tuple(subject.value(name) for name in fields_of_element(element, self._language))
        if key not in self._shared:
            self._elements.append(element)  # keeps the element alive, and so its id its own
            findings: list[Finding] = []
            self._shared[key] = self._place(layout, element, subject, findings), tuple(findings)
        item, found = self._shared[key]
        self.findings.extend(replace(finding, gate_id=subject.gate_id) for finding in found)
        return item

    def _place(
        self, layout: Layout, element: Element, subject: PosterSubject, findings: list[Finding]
    ) -> Placed | None:
        common = element.id, element.frame, element.rotation
        match element.props:
            case TextProps(words, styles):
                style = layout.styles[styles[self._language]]
                return self._text(element, words[self._language], style, subject, findings)
            case CodeProps() as props:
                filled = self._filled(element, props.bind, subject, findings, Weight.REGULAR)
                if not filled:
                    return None
                payload = "".join(span.text for span in filled)
                symbol = self._codes.symbol(payload, props.level, props.min_version)
                side = min(element.frame.width, element.frame.height)
                x, y = element.frame.centre
                square = Frame(x - side / 2, y - side / 2, side, side)
                logo = layout.assets[props.logo] if props.logo else None
                return PlacedCode(element.id, square, element.rotation, symbol, props, logo)
            case ImageProps(asset):
                return _picture(element, layout.assets[asset])
            case ShapeProps() as s:
                return PlacedShape(*common, s.shape, s.fill, s.stroke, s.stroke_width, s.radius, s.dash)
            case ArrowProps(colour):
                return PlacedArrow(*common, colour, _arrow(element.frame))

    def _filled(
        self, element: Element, template: str, subject: PosterSubject, findings: list[Finding], weight: Weight
    ) -> list[TextSpan]:
        """The template with its values put in; empty when a value is missing."""
        spans = []
        for piece in text_parts(template):
            text = piece.text
            if piece.field is not None:
                value = subject.value(piece.field)
                if value is None:
                    findings.append(Finding(Severity.BLOCK, "unbound", _unbound(piece.field), None, element.id))
                    return []
                text = written(value, self._language)
                if piece.field == "code.payload":
                    spans.append(TextSpan(text, weight))  # verbatim, whatever it holds
                    continue
            spans += self._spans(element, text, Weight.BOLD if piece.bold else weight, findings)
        return spans

    def _spans(self, element: Element, text: str, weight: Weight, findings: list[Finding]) -> list[TextSpan]:
        """Stretches that can be printed. A letter that no face has is told of and printed as its code; a sign blocks."""
        for character in self._fonts.missing(printable(text), weight):
            severity = Severity.WARN if is_letter(character) else Severity.BLOCK
            finding = Finding(severity, "missing_glyph", lacking_glyph(character), None, element.id)
            if finding not in findings:
                findings.append(finding)
        return spans_of(self._fonts.spelled(text, weight), weight, self._fonts)

    def _text(
        self, element: Element, template: str, style: TextStyle, subject: PosterSubject, findings: list[Finding]
    ) -> PlacedText | None:
        spans = self._filled(element, template, subject, findings, style.weight)
        if not spans:
            return None
        words = "".join(span.text for span in spans)
        fitted = fit(paragraphs(spans), style, element.frame.width, element.frame.height, self._fonts)
        is_name = "venue.name" in fields_of(template)
        if not fitted.fits:
            findings.append(Finding(Severity.BLOCK, "overflow", _overflow(words, is_name), None, element.id))
        elif fitted.size < style.min_size + _NEARLY_TOO_SMALL * (style.size - style.min_size):
            percent = percent_text(fitted.size / style.size)
            findings.append(Finding(Severity.WARN, "shrunk", _shrunk(words, percent, is_name), None, element.id))
        return place_lines(element, fitted, style, words, self._fonts)


def _picture(element: Element, asset: Asset) -> PlacedImage:
    frame, (across, down) = element.frame, asset.pixels
    scale = min(frame.width / across, frame.height / down)
    x, y = frame.centre
    fitted = Frame(x - across * scale / 2, y - down * scale / 2, across * scale, down * scale)
    return PlacedImage(element.id, fitted, element.rotation, asset)


def _arrow(frame: Frame) -> tuple[tuple[float, float], ...]:
    """An arrow to the right: a shaft of a third of the height and a head as long as it is high."""
    shaft, neck = frame.height / 6, max(frame.x, frame.right - frame.height * 0.6)
    middle = frame.y + frame.height / 2
    return (
        (frame.x, middle - shaft),
        (neck, middle - shaft),
        (neck, frame.y),
        (frame.right, middle),
        (neck, frame.bottom),
        (neck, middle + shaft),
        (frame.x, middle + shaft),
    )


def _overflow(words: str, is_name: bool) -> Message:
    """A venue's name has a way out that other texts have not."""
    if is_name:
        return message(
            "posters",
            "“{text}” does not fit its frame, even in the smallest type. Give the venue a short name for posters on the "
            "Venue page.",
            text=words,
        )
    return message("posters", "“{text}” does not fit its frame, even in the smallest type.", text=words)


def _shrunk(words: str, percent: str, is_name: bool) -> Message:
    if is_name:
        return message(
            "posters",
            "“{text}” is set at {percent} of its size to fit its frame. A short name for posters, on the Venue page, would "
            "be larger.",
            text=words,
            percent=percent,
        )
    return message("posters", "“{text}” is set at {percent} of its size to fit its frame.", text=words, percent=percent)


def _unbound(name: str) -> Message:
    return message("posters", "There is no value for {field}, so nothing is printed in its place.", field=name)
