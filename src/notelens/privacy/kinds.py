"""The kinds of identifier that the gate knows, after the 18 kinds of the HIPAA Safe Harbor list."""

from enum import StrEnum


class Kind(StrEnum):
    """What an identifier is. The value is the placeholder's word, as in `[PHONE]`; a fax number is a `PHONE`."""

    NAME = "NAME"
    ADDRESS = "ADDRESS"
    ZIP = "ZIP"
    DATE = "DATE"
    AGE_90 = "AGE_90"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    SSN = "SSN"
    MRN = "MRN"
    PLAN_ID = "PLAN_ID"
    ACCOUNT = "ACCOUNT"
    LICENCE = "LICENCE"
    VEHICLE = "VEHICLE"
    DEVICE = "DEVICE"
    URL = "URL"
    IP = "IP"
    HANDLE = "HANDLE"
    BIOMETRIC = "BIOMETRIC"
    PHOTO = "PHOTO"
    OTHER_ID = "OTHER_ID"
