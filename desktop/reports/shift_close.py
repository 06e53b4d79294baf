"""What is printed at the end of a shift: the handover sheet, and the daily report after it, as one paper."""

from desktop.catalogue import Catalogue
from desktop.domain.messages import message
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.blocks import pages_pdf
from desktop.reports.handover import Handover, handover_pages
from desktop.reports.statistics import CountReport, count_report_pages
from desktop.reports.wording import Wording

_TITLE = message("handover", "Shift Handover and Daily Report")


def shift_close_pdf(sheet: Handover, report: CountReport, fonts: FontLibrary, catalogue: Catalogue) -> bytes:
    """Both on A4, each with page numbers of its own; the same ones give the same bytes.

    Raises ``UserError`` for what cannot be printed.
    """
    pages = (*handover_pages(sheet, fonts, catalogue), *count_report_pages(report, fonts, catalogue))
    return pages_pdf(_TITLE, pages, Wording(catalogue, sheet.language), fonts, sheet.made_at.date())
