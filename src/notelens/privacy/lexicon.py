"""Words that look like names and are not, or not always: roles, calendar words, titles' followers, eponyms."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Lower case. What stands before and after a professional's name.
TITLES = _words(
    """
    dr drs mr mrs ms mx prof rev amft apcc aprn bcba cadc edd icadc ladc lcmhc lcpc lcsw licsw lmft lmhc lmsw lpc lpcc
    mdiv msw phd pmhnp psyd
    """
)

# Lower case. After a title or a label these are never taken for the name itself.
NOT_NAMES = TITLES | _words(
    """
    a about adolescent adult after again agency all also although am an and anonymous another any anybody anyone
    appointment appt apt are as asked assessment assistant associate at aunt authority b back because before behavioral
    behavioural being boyfriend both brother but by c caller can care caregiver cbt center centre charge child
    children client clients clinic clinical clinician clinicians co coach community consent consult could
    counseling counselling counselor counsellor counselors county couple couples court cousin cpt ct currently d dad
    daddy daughter dbt deferred denied denies department did director disclosed do does dog done each education
    either emdr emergency every everybody everyone example facilitator family father feels female fine first follow
    for foster friend from front full general girlfriend give given god got grandfather grandma grandmother
    grandpa group guardian had handout has have he health her here hers him his home homework hospital how hr husband
    i id if in individual initials intake intern interpreter into is it its just kid last legal let licensed
    like lives maam made male manager marriage maybe me medical member members men mental met mine mobile mom
    mommy more mother must my n na narrative neither next nine no nobody none nope not note notes nothing
    now np nurse of office officer oh ok okay on once one only or other our outpatient own parent parents partner
    patient patients pending people plan please police practice practitioner present primary private probation
    program progress provider psychiatric psychiatrist psychiatry psychologist psychology pt public reached redacted
    referral referred refused registered rehab released report reported reports residential resident respite
    right roommate said same say says school see seen seems self senior service services session shared she should
    significant since sir sister so social some somebody someone son sorry staff started state states status step
    still student stuff subjective sure supervised supervisee supervision supervisor support teacher team teen
    telehealth telemedicine thank thanks that the their them then therapist therapy there these they thing things
    this those to today together told trainee treatment two uncle under unit unknown unnamed unsure until upon us
    veteran video virtual visit waiting was we well went were what when where which while who why wife with
    withheld without woman women worker writer x yeah yep yes yet you your
    objective data response goal goals intervention interventions summary symptoms diagnosis dx hx tx rx sx fu
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun
    january february july september october november december
    feb mar apr jun jul aug sep sept oct nov dec
    christmas easter thanksgiving halloween eid diwali passover hanukkah ramadan
    absent alive anxious attended biweekly calm changed compliant cooperative deceased depressed empathic employed
    engaged established guarded minor monthly new resistant retained retired returning stable supportive tearful
    unemployed weekly accident default distance dread exposure figure google great investigator line
    mistake obvious ordered proxy role safety shopping work younger
    anger anxiety critic depression fear grief guard guilt panic protector sadness shame worry
    zoom english spanish american medicaid medicare insurance
    phq ptsd sud suds bpd adhd iop php ocd
    """
)

# Lower case. Ordinary words, some of them after a title a surname: found again only in the middle of a sentence.
ALSO_WORDS = _words(
    """
    ace amber angel april art august autumn baker banks bell best bill bishop black bliss bloom blue bond booker boone
    brook brooks brown buck bush butler carpenter carter case chance charity chase christian church clay cliff close
    cook cooper crystal dawn day dean dell destiny drew duke earl early eden ember fair faith fisher flora ford
    forest forrest frank free gardener gardner gay gene ginger glass glen golden good grace grant gray green grey
    guy hall hand hardy harmony harper harry hazel head heart heath heather hill holly home honor hope house hunt
    hunter iris ivy jack jade jasmine jay jewel joy judge june justice keen king knight lake lance lane law lee
    liberty light lily little long love lucky major mark marsh marshal mason master may melody mercy merry mild mills
    miller miner mission moody moon morning nick night noble north olive page park parker pat patience peace pearl
    penny piper poe pope porter potter power precious price prince queen rain ray read red reed rich river rob robin
    rock rose rowan ruby rusty sage sandy savage sawyer shepherd short silver skip sky small smart smith snow stone
    storm story street strong sue summer sunny swift tailor taylor temple terry tiny trinity trip true tucker turner
    van violet walker ward waters weaver webb weeks wells west white wild will winter wise wolf wood woods worth young
    """
)

# Lower case. After one of these theorists' or clinicians' names follow words of an instrument, a disease or a method.
EPONYM_FOLLOWERS = _words(
    """
    anxiety body-focused body criteria dementia depression depressive disease disorder effect hopelessness inventory
    mania method model questionnaire rating scale scales scan self-esteem suicide syndrome test therapy
    triad youth
    """
)
