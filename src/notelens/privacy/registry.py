"""The recognisers of the gate, in the order in which they are asked. A new recogniser is added here."""

from notelens.privacy.recogniser import Recogniser
from notelens.privacy.recognisers.addresses import ADDRESSES
from notelens.privacy.recognisers.ages import AGES
from notelens.privacy.recognisers.emails import EMAILS
from notelens.privacy.recognisers.handles import HANDLES
from notelens.privacy.recognisers.labelled_names import LABELLED_NAMES
from notelens.privacy.recognisers.numeric_dates import NUMERIC_DATES
from notelens.privacy.recognisers.other_numbers import OTHER_NUMBERS
from notelens.privacy.recognisers.phones import PHONES
from notelens.privacy.recognisers.record_numbers import RECORD_NUMBERS
from notelens.privacy.recognisers.signed_names import SIGNED_NAMES
from notelens.privacy.recognisers.social_security import SOCIAL_SECURITY
from notelens.privacy.recognisers.titled_names import TITLED_NAMES
from notelens.privacy.recognisers.web import WEB
from notelens.privacy.recognisers.worded_dates import WORDED_DATES

# Of two findings that are equally long and equally sure, the earlier recogniser's stands.
RECOGNISERS: tuple[Recogniser, ...] = (
    EMAILS,
    WEB,
    SOCIAL_SECURITY,
    PHONES,
    RECORD_NUMBERS,
    NUMERIC_DATES,
    WORDED_DATES,
    AGES,
    ADDRESSES,
    HANDLES,
    TITLED_NAMES,
    SIGNED_NAMES,
    LABELLED_NAMES,
    OTHER_NUMBERS,
)
