"""One module a command; the register of all of them, in the order of the help."""

from toetssteen.commands.anker import COMMAND as ANKER
from toetssteen.commands.beoordeel import COMMAND as BEOORDEEL
from toetssteen.commands.brief import COMMAND as BRIEF
from toetssteen.commands.controleer import COMMAND as CONTROLEER
from toetssteen.commands.diagnose import COMMAND as DIAGNOSE
from toetssteen.commands.lees import COMMAND as LEES
from toetssteen.commands.post import COMMAND as POST
from toetssteen.commands.rondes import COMMAND as RONDES
from toetssteen.commands.schema import COMMAND as SCHEMA
from toetssteen.commands.voortoets import COMMAND as VOORTOETS

COMMANDS = (BEOORDEEL, VOORTOETS, BRIEF, CONTROLEER, ANKER, RONDES, LEES, POST, SCHEMA, DIAGNOSE)
