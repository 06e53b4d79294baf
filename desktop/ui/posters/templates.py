"""The card of templates: thumbnails of the real posters to choose from, and the language to print in."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.posters import Language
from desktop.posters.document.templates import TemplateInfo
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import font, is_restyle, px
from desktop.ui.kit.theme import tokens
from desktop.ui.kit.tokens import Space

Index = QModelIndex | QPersistentModelIndex

THUMBNAIL = QSize(86, 122)
"""The largest a thumbnail gets, at 100 %."""

_PICTURE = Qt.ItemDataRole.DecorationRole
_COLUMNS = 2
_NAME_HEIGHT = 22


class TemplateModel(QAbstractListModel):
    """Templates with a picture of each. The template itself is in ``UserRole``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._templates: tuple[TemplateInfo, ...] = ()
        self._pictures: Mapping[str, QImage] = {}

    @property
    def templates(self) -> tuple[TemplateInfo, ...]:
        """All of them, in order."""
        return self._templates

    def set_templates(self, templates: Sequence[TemplateInfo]) -> None:
        """Offer other templates."""
        self.beginResetModel()
        self._templates = tuple(templates)
        self.endResetModel()

    def set_pictures(self, pictures: Mapping[str, QImage]) -> None:
        """Show pictures by template id."""
        self._pictures = pictures
        self.emit_changed()

    def emit_changed(self) -> None:
        """Names or pictures are others now."""
        if self._templates:
            self.dataChanged.emit(self.index(0), self.index(len(self._templates) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._templates)

    def data(self, index: Index, role: int = 0) -> object:
        info = self._templates[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return sentence(info.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{info.sheet} · {info.width_mm:g} × {info.height_mm:g} mm"
        if role == _PICTURE:
            return self._pictures.get(info.id)
        return info if role == Qt.ItemDataRole.UserRole else None


class TemplateDelegate(QStyledItemDelegate):
    """Draws a thumbnail over its name; the chosen one has a frame and a bold name, not a colour alone."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = tokens()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        room = QRect(0, 0, px(THUMBNAIL.width()), px(THUMBNAIL.height()))
        room.moveTopLeft(option.rect.topLeft())
        room.translate((option.rect.width() - room.width()) // 2, px(3))
        picture = index.data(_PICTURE)
        frame = room
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if isinstance(picture, QImage):
            frame = QRect(room)
            frame.setSize(picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
            frame.moveCenter(room.center())
            painter.drawImage(frame, picture)
        else:
            painter.fillRect(frame, QColor(colours.page))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.primary if chosen else colours.edge if hovered else colours.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame.toRectF().adjusted(-0.5, -0.5, 0.5, 0.5))
        if chosen:
            painter.setPen(QPen(QColor(colours.primary), px(2)))
            painter.drawRoundedRect(frame.toRectF().adjusted(-px(2), -px(2), px(2), px(2)), px(3), px(3))
        self._paint_name(painter, option.rect, room.bottom(), str(index.data()), chosen)
        painter.restore()

    def _paint_name(self, painter: QPainter, item: QRect, above: int, name: str, chosen: bool) -> None:
        colours = tokens()
        place = QRect(item.left(), above + px(Space.XS), item.width(), px(_NAME_HEIGHT))
        painter.setFont(font(13, bold=chosen))
        painter.setPen(QColor(colours.primary if chosen else colours.second))
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)


class TemplateList(QListView):
    """Thumbnails in two columns; arrow keys move, and the current one is the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(TemplateDelegate(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.measure()

    def measure(self) -> None:
        """Put two columns into the width. Call when the templates are others."""
        height = px(THUMBNAIL.height() + _NAME_HEIGHT + Space.L)
        self.setMinimumHeight(height + 2 * self.frameWidth())  # a whole row is always in sight
        rows = -(-self.model().rowCount() // _COLUMNS) if self.model() is not None else 0
        # Said outright: with a bar "as needed" Qt keeps its width free, and one column is all that fits.
        policy = Qt.ScrollBarPolicy
        fits = rows * height <= self.height()
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAlwaysOn)
        # A hair less than half the width: Qt starts a new line where two columns fill it exactly.
        self.setGridSize(QSize((self.viewport().width() - 2) // _COLUMNS, height))


class TemplateCard(Translated, Card):
    """Template and language. ``chosen`` comes when either changes by the user's hand."""

    chosen = Signal()
    menu_wanted = Signal(QPoint)
    """Where on the screen the menu of the chosen template is to open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, margins=(16, 16, 16, 8), parent=parent)
        self.languages = SegmentedControl()
        for language in Language:
            self.languages.add(language)
        self.list = TemplateList()
        self._model = TemplateModel(self)
        self.list.setModel(self._model)
        self.body.addWidget(self.languages)
        self.body.addWidget(self.list, 1)
        self.manage = Button("secondary")
        self.body.addWidget(self.manage)
        self.manage.clicked.connect(lambda: self.menu_wanted.emit(self.manage.mapToGlobal(QPoint(0, 0))))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(self.list.viewport().mapToGlobal(at))
        )
        self.languages.chosen.connect(lambda _: self.chosen.emit())
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._is_emitting = True
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Template"))
        self.languages.set_name(self.tr("Language of the posters"))
        # A language is called by its own name, whoever reads it.
        self.languages.set_texts("中文", "English", self.tr("Both"))
        self.list.setAccessibleName(self.tr("Templates"))
        self.manage.set_words(self.tr("Manage templates…"))
        self._model.emit_changed()

    def show_templates(self, templates: Sequence[TemplateInfo], template_id: str, language: Language) -> None:
        """Offer templates, one of them chosen (the first where the id is unknown); tells nobody."""
        self._is_emitting = False
        if self._model.templates != tuple(templates):
            self._model.set_templates(templates)
            self.list.measure()
        ids = [info.id for info in templates]
        if ids:
            self.list.setCurrentIndex(self._model.index(ids.index(template_id) if template_id in ids else 0))
        self.languages.set_value(language)
        self._is_emitting = True

    def forget(self) -> None:
        """Choose anew by the setting when templates are offered next."""
        self._model.set_templates(())

    def show_pictures(self, pictures: Mapping[str, QImage]) -> None:
        """Show the thumbnails."""
        self._model.set_pictures(pictures)

    @property
    def template(self) -> TemplateInfo | None:
        """The chosen template."""
        index = self.list.currentIndex()
        return self._model.templates[index.row()] if index.isValid() else None

    @property
    def language(self) -> Language:
        """The chosen language."""
        value = self.languages.value()
        return value if isinstance(value, Language) else Language.ZH

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if self._is_emitting:
            self.chosen.emit()
