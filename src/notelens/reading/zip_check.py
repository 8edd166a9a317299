"""The bytes of a ZIP-based document -> nothing, or ReadingError, before any parser unpacks it."""

import zipfile
from io import BytesIO

from notelens.errors import ReadingError

# A note with letterhead and pictures has under 100 parts.
MAX_MEMBERS = 2_000
# Word and Excel files shrink 5 to 30 times; deflate can reach 1,000 times only with repeated filler.
MAX_RATIO = 100
# Small files may well shrink more, and do no harm.
RATIO_MATTERS_BYTES = 5_000_000


def check_zip(data: bytes, *, max_unpacked: int) -> None:
    """Raise ReadingError if the archive is damaged, has a password, or would unpack to more than it should.

    `max_unpacked` is in bytes, over all members. The sizes are those of the archive's directory; a member that
    holds more than it declares is cut off there by zipfile and then fails its checksum.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise ReadingError("The file is damaged and cannot be opened. Open it and save it again.") from None
    unpacked = sum(member.file_size for member in members)
    packed = max(1, min(len(data), sum(member.compress_size for member in members)))
    if any(member.flag_bits & 1 for member in members):
        raise ReadingError("The file is protected with a password. Remove the password and save it again.")
    if len(members) > MAX_MEMBERS or unpacked > max_unpacked:
        raise ReadingError("The file unpacks to far more than notes need. Save the text alone and try again.")
    if unpacked > RATIO_MATTERS_BYTES and unpacked / packed > MAX_RATIO:
        raise ReadingError("The file is built to unpack to a huge size and was not opened. Ask who sent it.")
