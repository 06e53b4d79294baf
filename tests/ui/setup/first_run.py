"""The first run of a PC, as the program puts it together."""

from desktop.app.program import Program
from desktop.reports.recovery import recovery_pdf
from desktop.services.setup.setup import SetupService
from desktop.services.venue.venues import VenueReview
from desktop.settings import STICK_FOLDER
from desktop.ui.kit.files import SaveFolder
from desktop.ui.kit.jobs import Jobs
from desktop.ui.setup.routes import AnotherDesk, AnotherDeskByStick, NewVenue
from desktop.ui.setup.wizard import Wizard
from desktop.ui.venue_form.recovery import Papers
from tests.ui.venue.venue_page import no_printer


def make_wizard(program: Program, review: VenueReview, jobs: Jobs) -> Wizard:
    """For the user's default folder; ``review`` is read once for all tests."""
    papers = Papers(lambda sheet: recovery_pdf(sheet, program.resources / "fonts", program.catalogue), no_printer)
    venue = NewVenue(SetupService(review, program.clock, program.cost), review, program.maps(), jobs)
    desk = AnotherDesk(program.joining())
    sticks = SaveFolder(program.settings, STICK_FOLDER)
    stick = AnotherDeskByStick(program.stick_joining(), desk.manager, sticks, program.clock)
    made = Wizard(program.user.desk, venue, desk, stick, jobs, papers, program.clock)
    if program.stick_joining().waits(program.user.desk):
        made.resume()
    return made
