"""The shred list and the certificate of destruction as papers that can be printed or saved."""

from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.reports.coded import CodedPages
from desktop.reports.document import A4
from desktop.services.destruction import DestructionService, MadeList, certificate_number
from desktop.store.files import write_whole
from desktop.store.queries.destructions import Destruction
from desktop.ui.dialogs.paper_print import PaperWork


def list_paper(destruction: DestructionService) -> PaperWork:
    """The list of what waits now; once it is out it counts as the list by which slips are shredded."""
    made: dict[str, MadeList] = {}

    def make(language: Language, _progress: Progress) -> CodedPages:
        made["last"] = destruction.make_list(language)
        return _plain(made["last"].pdf)

    return PaperWork(
        title=message("Shred", "Print the shred list"),
        file_name=message("Shred", "Slips to shred"),
        make=make,
        write=lambda pages, path: write_whole(path, pages.pdf),
        out=lambda: destruction.note_listed(made["last"]),
    )


def certificate_paper(destruction: DestructionService, row: Destruction) -> PaperWork:
    """A certificate, the first time or again."""
    number = certificate_number(row)
    return PaperWork(
        title=message("Shred", "Print certificate {number}", number=number),
        file_name=message("Shred", "Certificate of destruction {number}", number=number),
        make=lambda language, _progress: _plain(destruction.certificate_pdf(row, language)),
        write=lambda pages, path: write_whole(path, pages.pdf),
        out=lambda: None,
    )


def _plain(pdf: bytes) -> CodedPages:
    """A paper without codes to be read back."""
    return CodedPages(pdf, (A4.width, A4.height), ())
