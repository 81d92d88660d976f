"""One module a command; the register of all of them, in the order of the help."""

from toetssteen.commands.anker import COMMAND as ANKER
from toetssteen.commands.beoordeel import COMMAND as BEOORDEEL
from toetssteen.commands.besluit import COMMAND as BESLUIT
from toetssteen.commands.bezwaar import COMMAND as BEZWAAR
from toetssteen.commands.brief import COMMAND as BRIEF
from toetssteen.commands.controleer import COMMAND as CONTROLEER
from toetssteen.commands.diagnose import COMMAND as DIAGNOSE
from toetssteen.commands.dossier import COMMAND as DOSSIER
from toetssteen.commands.herhaal import COMMAND as HERHAAL
from toetssteen.commands.lak import COMMAND as LAK
from toetssteen.commands.lees import COMMAND as LEES
from toetssteen.commands.opruimen import COMMAND as OPRUIMEN
from toetssteen.commands.post import COMMAND as POST
from toetssteen.commands.rondes import COMMAND as RONDES
from toetssteen.commands.schema import COMMAND as SCHEMA
from toetssteen.commands.termijnen import COMMAND as TERMIJNEN
from toetssteen.commands.verzonden import COMMAND as VERZONDEN
from toetssteen.commands.voortoets import COMMAND as VOORTOETS

COMMANDS = (
    BEOORDEEL,
    VOORTOETS,
    BESLUIT,
    BRIEF,
    VERZONDEN,
    TERMIJNEN,
    BEZWAAR,
    DOSSIER,
    LAK,
    CONTROLEER,
    ANKER,
    HERHAAL,
    OPRUIMEN,
    RONDES,
    LEES,
    POST,
    SCHEMA,
    DIAGNOSE,
)
