"""Parts of the properties for what is no text: codes, pictures, figures and arrows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.posters.codes.qr import Level, reading_distance
from desktop.posters.composition.placed import PlacedCode
from desktop.posters.document.layout import ArrowProps, CodeProps, ImageProps, ShapeKind, ShapeProps
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.labels import label
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.studio.measures import ColourField, LengthField
from desktop.ui.studio.parts import Looked, Part, of_kind


class CodePart(Part):
    """How strong a code is, how far it is to be read, and how far it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.level = SegmentedControl()
        self.distance = LengthField(0.1, 20.0, "m", step=0.1)
        self.meter = label("strong", wrap=True)
        self.colour, self.background = ColourField(), ColourField()
        for level in (Level.M, Level.Q, Level.H):
            self.level.add(level)
        self.form.add_row("level", self.level, span=2)
        self.form.add_row("distance", self.distance, span=2)
        self.form.add_row("colour", self.colour, span=2)
        self.form.add_row("background", self.background, span=2)
        self.box.addWidget(self.meter)
        self.level.chosen.connect(lambda level: self._set(level=level))
        self.distance.typed.connect(lambda metres: self._set("distance", distance=metres))
        self.colour.typed.connect(lambda colour: self._set(colour=colour))
        self.background.typed.connect(lambda colour: self._set(background=colour))
        self.distance.left.connect(self.end)
        self.retranslate()

    def applies(self, looked: Looked) -> bool:
        return bool(of_kind(looked.chosen, CodeProps))

    def fill(self, looked: Looked) -> None:
        super().fill(looked)
        props = [e.props for e in of_kind(looked.chosen, CodeProps) if isinstance(e.props, CodeProps)]
        if not props:
            return
        first = props[0]
        if first.level is not Level.L:
            self.level.set_value(first.level)
        self.distance.show_shared([p.distance for p in props])
        self.colour.show_shared([p.colour for p in props], first.background)
        self.background.show_shared([p.background for p in props])
        self._measure(looked)

    def retranslate(self) -> None:
        self.form.set_words("level", self.tr("Error correction"))
        self.level.set_name(self.tr("Error correction"))
        self.level.set_texts(self.tr("M indoors"), self.tr("Q usual"), self.tr("H with a logo"))
        self.form.set_words("distance", self.tr("To be scanned from"))
        self.form.set_words("colour", self.tr("Colour"))
        self.form.set_words("background", self.tr("Ground"))
        if self._looked is not None:
            self._measure(self._looked)

    def _measure(self, looked: Looked) -> None:
        """How far away the selected codes are read now."""
        ids = {e.id for e in looked.chosen}
        items = looked.draft.page.items if looked.draft is not None else ()
        codes = [item for item in items if isinstance(item, PlacedCode) and item.element_id in ids]
        farthest = min((reading_distance(c.frame.width, c.symbol.size) for c in codes), default=0.0)
        self.meter.setText(self.tr("Scans from {distance} m away").format(distance=f"{farthest:.1f}") if codes else "")
        self.meter.setVisible(bool(codes))

    def _set(self, key: str = "", **changes: object) -> None:
        if self.editor is not None:
            self.editor.set_props(CodeProps, changes, key=f"code-{key}" if key else "")


class PicturePart(Part):
    """Which picture it is."""

    replace_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.size_ = label("second", wrap=True)
        self.other = Button("secondary", "image")
        self.box.addWidget(self.size_)
        self.box.addWidget(self.other)
        self.other.clicked.connect(self.replace_wanted)
        self.retranslate()

    def applies(self, looked: Looked) -> bool:
        return bool(of_kind(looked.chosen, ImageProps))

    def fill(self, looked: Looked) -> None:
        super().fill(looked)
        pictures = [e.props for e in looked.chosen if isinstance(e.props, ImageProps)]
        if len(pictures) == 1:
            across, down = looked.editor.layout.assets[pictures[0].asset].pixels
            self.size_.setText(f"{across} × {down}")
        self.size_.setVisible(len(pictures) == 1)

    def retranslate(self) -> None:
        self.other.set_words(self.tr("Choose another picture…"))


class ShapePart(Part):
    """Ground, line and corners of boxes, circles and lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.fill_, self.stroke = ColourField(may_be_none=True), ColourField(may_be_none=True)
        self.line = LengthField(0.05, 50.0, "mm", step=0.1)
        self.radius = LengthField(0.0, 500.0, "mm")
        self.dash = LengthField(0.0, 100.0, "mm", step=0.5)
        self.form.add_row("fill", self.fill_, span=2)
        self.form.add_row("stroke", self.stroke, span=2)
        self.form.add_row("width", self.line)
        self.form.add_row("dash", self.dash)
        self.form.add_row("radius", self.radius)
        self.fill_.typed.connect(lambda colour: self._set(fill=colour or None))
        self.stroke.typed.connect(lambda colour: self._set(stroke=colour or None))
        self.line.typed.connect(lambda mm: self._set("width", stroke_width=mm))
        self.radius.typed.connect(lambda mm: self._set("radius", radius=mm))
        self.dash.typed.connect(lambda mm: self._set("dash", dash=mm))
        for field in (self.line, self.radius, self.dash):
            field.left.connect(self.end)
        self.retranslate()

    def applies(self, looked: Looked) -> bool:
        return bool(of_kind(looked.chosen, ShapeProps))

    def fill(self, looked: Looked) -> None:
        super().fill(looked)
        props = [e.props for e in looked.chosen if isinstance(e.props, ShapeProps)]
        kinds = {p.shape for p in props}
        self.form.set_row_visible("fill", kinds != {ShapeKind.LINE})
        self.form.set_row_visible("radius", kinds == {ShapeKind.BOX})
        self.fill_.show_shared([p.fill for p in props])
        self.stroke.show_shared([p.stroke for p in props])
        self.line.show_shared([p.stroke_width for p in props])
        self.radius.show_shared([p.radius for p in props])
        self.dash.show_shared([p.dash for p in props])

    def retranslate(self) -> None:
        self.form.set_words("fill", self.tr("Fill"))
        self.form.set_words("stroke", self.tr("Line"))
        self.form.set_words("width", self.tr("Line width"))
        self.form.set_words("radius", self.tr("Corners"))
        self.form.set_words("dash", self.tr("Dashes"))

    def _set(self, key: str = "", **changes: object) -> None:
        if self.editor is not None:
            self.editor.set_props(ShapeProps, changes, key=f"shape-{key}" if key else "")


class ArrowPart(Part):
    """The colour of arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.colour = ColourField()
        self.form.add_row("colour", self.colour, span=2)
        self.colour.typed.connect(self._set)
        self.retranslate()

    def applies(self, looked: Looked) -> bool:
        return bool(of_kind(looked.chosen, ArrowProps))

    def fill(self, looked: Looked) -> None:
        super().fill(looked)
        self.colour.show_shared([e.props.colour for e in looked.chosen if isinstance(e.props, ArrowProps)])

    def retranslate(self) -> None:
        self.form.set_words("colour", self.tr("Colour"))

    def _set(self, colour: str) -> None:
        if self.editor is not None:
            self.editor.set_props(ArrowProps, {"colour": colour})
