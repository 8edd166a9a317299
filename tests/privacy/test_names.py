import pytest

FOUND = [
    "Referred by Dr. «Okonkwo».",
    "Dr «Okonkwo» called",
    "saw Dr. «Jane A. Okonkwo» today",
    "Mr. «O'Malley»'s report",
    "Mrs. «Ramirez-Cole» agreed.",
    "Mr. and Mrs. «Vantongeren» came",
    "Ms. «Ødegård» came",
    "Prof. «van der Velde» spoke",
    "Nurse «Tamsin» gave meds",
    "Officer «Brandt» drove him",
    "Judge «Whitlow» ruled",
    "Rev. «Tillery» prayed",
    "Aunt «Lena» raised her",
    "DR. «OKONKWO» CALLED",
    "Coach «Delgado» yelled",
    "Signed: «Jane Dovery», LCSW",
    "Electronically signed by «Jane Dovery»",
    "Signed by: Dr. «Jane Dovery»",
    "/s/ «Jane Dovery»",
    "\n«Jane Dovery», LMFT\n",
    "seen by «Jane Q. Dovery», PhD",
    "«Jane Dovery», MA\n",
    "«Jane Dovery» LCSW-C supervised",
    "Client name: «Tomas Verhoef»",
    "CLIENT NAME: «TOMAS VERHOEF»",
    "Name: «Verhoef, Tomas»",
    "Patient: «Tomas Verhoef» is a 34 yo",
    "Client: «Tomas» \nSession 4",
    "Therapist: «Jane Dovery»",
    "preferred name: «Tommi»",
    "Client name: «tomas verhoef»\n",
    "Emergency contact: «Lena Verhoef», sister",
    "a brother named «Oran»",
    '"My name is «Tomas»," he said',
    "his name is «Oran» and he",
    "goes by «Tommi» at work",
    "Supervisor: «Ana Lucía Prieto»",
    "Dr. «Okonkwo» called. Later «Okonkwo» wrote again.",
    "Signed: «Jane Dovery», LCSW. Asked if «Jane» and Ms. «Dovery» agree. «JANE» did.",
    "Mr. «Young» came. We asked «Young» to sit.",
    "Dr.«Okonkwo» wrote",
    "Dr. «Long» and Mrs. «Day» wrote",
    "«J. Dovery», LCSW",
    "Client name - «Tomas Verhoef»",
    "Client («Tomas Verhoef») seen",
    "Pt. Name: «Tomas V.»",
    "names are «Lena» and «Oran»",
    "prefers to be called «Tommi»",
    'nickname "«Tommi»"',
    "sister's name: «Lena»",
    "Sincerely,\n«Jane Dovery»",
    "Dictated by: «JD Dovery»",
    "«ÉVA»: Dr. «Éva Șerban» said",
]

LET_THROUGH = [
    "Dr. who said that? The Dr. said rest. Saw the Dr.",
    "Dr. Appointment on Monday; Nurse Practitioner visit",
    "Mr. and Mrs. both came; Ms. D. and Mr. T joined",
    "Beck Depression Inventory, Lewy body, Young Mania Rating Scale",
    "Client: C101 Therapist: T01 Patient: CL-07",
    "Client: DW\nPatient: J.D.\nName: DW",
    "Client: Yes. I think so.",
    "Client: Okay\nTherapist: What happened then?",
    "Therapist: Validated fear. Mother: Present",
    "Provider: Community Mental Health",
    "Clinician: Licensed Psychologist",
    "Client: Adult Male, individual session",
    "Signed ROI; signed consent form; signature on file",
    "Signed by client. Signed: ROI for PCP",
    "named the feeling; named Anxiety and Guilt",
    "Client name: withheld\nName: redacted",
    "the name is a sore point; his name was misspelt",
    "Officer on duty; judge not; nurse gave meds",
    "MS symptoms; MR imaging; Miss Monday's session",
    "Client 12, Couple 4, Member B",
    "saw an outside LCSW; LMFT intern",
    "Socratic dialogue, Gottman repair, Rogers' warmth",
    "Carl the dog? Hope and Will are words. Grace under fire.",
    "Sister said so. Father left. Coach said no.",
    "Therapist: T. Client: C.",
    "Goes by they/them. Goes by middle name - wristband reprinted.",
    "Aunt and uncle came; Uncle said no; Grandma Christmas dinner",
    "Supervisor: pending\nPCP: none",
    "Dr. [NAME] called; Signed: [NAME], LCSW",
    "Mother: Alive\nFather: Deceased\nSpouse: Supportive",
    "Client: Calm\nTherapist: Empathic",
    "Medication name: Sertraline; group name: Seeking Safety",
    "Consent signed by Parent. Completed by Friday; entered by Mistake",
]


@pytest.mark.parametrize("marked", FOUND)
def test_titled_signed_labelled_and_introduced_names_are_found(check_marked, marked):
    check_marked("NAME", marked)


@pytest.mark.parametrize("text", LET_THROUGH)
def test_titles_roles_initials_and_eponyms_are_let_through(find, text):
    assert find(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Young called. Gave the Young Mania Rating Scale.",
        "Dr. Beck called. Beck Depression Inventory 22.",
        "Saw Mrs. Will. Will return on time.",
        "Saw Dr. Grace today.\nGrace toward self.",
    ],
)
def test_a_surname_that_is_a_word_or_an_instrument_is_not_found_again_there(find, text):
    assert len(find(text)) == 1
