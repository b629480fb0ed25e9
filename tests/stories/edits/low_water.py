"""Edits of the mystery: what each of its secrets, dates and journeys forbids, and what looks like it and is harmless."""

from stories.editing import error, harmless

STORY = "low-water"
EDITS = [
    # The dead and those not yet born
    error(
        "LW-dead-1",
        "water:38",
        "dead",
        clash="water:21",
        text=("in the study Marta gave it to Pell", "in the study Marta gave it to old Aldric, whose name it bore"),
        lines=("gives it to Pell", "gives it to Aldric"),
    ),
    error(
        "LW-dead-2",
        "apa:45",
        "dead",
        clash="apa:43",
        text=("Thea l-a rugat pe Elias să o ierte", "Corvin l-a rugat pe Elias să îl ierte"),
        lines=(
            "Thea îl roagă pe Elias să o ierte, și el o iartă",
            "Corvin îl roagă pe Elias să îl ierte, și Elias îl iartă pe Corvin",
        ),
    ),
    error(
        "LW-unborn-1",
        "water:7",
        "unborn",
        clash="water:8",
        text=("and nobody else was there", "while little Elias sang"),
        below="Elias sings",
    ),
    # What nobody can have told
    error(
        "LW-know-speaker-1",
        "water:29",
        "cannot-know",
        clash="water:22",
        text=("she told him that they were in the cabinet", "she told him that Corvin had hidden them in Thea's chest"),
        lines=(
            "she tells him that the drops are in the cabinet",
            "she tells him that Corvin hid the drops in Thea's chest",
        ),
    ),
    error(
        "LW-know-speaker-2",
        "water:28",
        "cannot-know",
        clash="water:6",
        text=("not knowing that it was his father's", "and told Thea that it was his father's"),
        lines=(
            "Elias comes from Kerrin to Saltmere, and does not know that Aldric was his father",
            "Elias comes from Kerrin to Saltmere, and tells Thea that Elias is Aldric's son",
        ),
    ),
    error(
        "LW-know-actor-1",
        "water:26",
        "cannot-know",
        clash="water:19",
        text=(
            "embraced Thea, and told her",
            "tried to embrace Thea, who fled from him because he had poisoned Aldric, and told her",
        ),
        below="Thea shuns Corvin because he poisoned Aldric",
    ),
    error(
        "LW-know-group-1",
        "water:28",
        "cannot-know",
        clash="water:19",
        text=(
            "On 6 Tavar the fishermen buried Aldric",
            "On 6 Tavar the fishermen, who cursed Corvin because he had poisoned Aldric, buried the old man",
        ),
        above="the fishermen condemn Corvin because he poisoned Aldric",
    ),
    # Ties
    error(
        "LW-married-1",
        "water:47",
        "already-married",
        clash="water:48",
        text=("Thea broke off her engagement to Corvin", "Thea married Corvin"),
        lines=("Thea breaks off her engagement to Corvin", "Thea marries Corvin"),
    ),
    error(
        "LW-married-2",
        "apa:8",
        "already-married",
        clash="apa:7",
        text=("Opt luni mai târziu Livia", "Aldric s-a căsătorit cu Berta, iar opt luni mai târziu Livia"),
        above="apoi Aldric se căsătorește cu Berta",
    ),
    error(
        "LW-tie-1",
        "water:17",
        "tie-contradicted",
        clash="water:42",
        text=("before the eyes of his daughter Jonna", "before the eyes of Doctor Hale's daughter Jonna"),
        below="Jonna is Doctor Hale's daughter",
    ),
    error(
        "LW-tie-2",
        "water:42",
        ("tie-contradicted", "law-broken", "fact-contradicted"),
        clash="water:42",
        text=(
            "Jonna confessed to Pell that her father",
            "Jonna, his wife and his daughter, confessed to Pell that her father",
        ),
        lines=("Jonna (Jonas's daughter)", "Jonna (Jonas's daughter, Jonas's wife)"),
    ),
    # Places and ways
    error(
        "LW-confined-1",
        "water:37",
        "confined",
        clash="water:32",
        text=(
            "the fishermen heard from Jonas that Thea had poisoned Aldric, and cursed her",
            "Thea heard from Jonas that the fishermen cursed her",
        ),
        instead="Thea goes to the ferry house, and talks with Jonas",
    ),
    error(
        "LW-confined-2",
        "apa:38",
        "confined",
        clash="apa:31",
        text=("iar Marta i-a dat-o lui Pell în birou", "iar Thea a coborât în birou și i-a dat-o lui Pell"),
        instead="în birou, Thea primește scrisoarea preotului, și i-o dă lui Pell",
    ),
    # Things
    error(
        "LW-thing-1",
        "water:20",
        "not-at-hand",
        clash="water:19",
        text=("Berta, the cook, gave Thea the wine;", "Berta, the cook, handed Thea the drops;"),
        lines=("gives Thea the wine", "hands Thea the drops"),
    ),
    error(
        "LW-thing-2",
        "water:34",
        "not-at-hand",
        clash="water:43",
        text=("and promised to free her", "promised to free her, and burned the leaf"),
        below="Corvin burns the leaf",
    ),
    error(
        "LW-thing-3",
        "apa:12",
        "not-at-hand",
        clash="apa:12",
        text=(
            "A furat foaia din registru și",
            "A furat foaia din registru, părintele Anselm i-a dat foaia lui Jonas, și",
        ),
        below="părintele Anselm îi dă foaia lui Jonas",
    ),
    # Mind and word
    error(
        "LW-never-done-1",
        "water:47",
        "never-done",
        clash=("water:4", "water:47"),
        text=("her engagement to Corvin", "her engagement to Elias"),
        lines=("her engagement to Corvin", "her engagement to Elias"),
    ),
    error(
        "LW-health-1",
        "water:15",
        "health",
        clash=("water:15", "water:20"),
        text=("Thea told Aldric", "Aldric, who had lost his voice for ever, told Thea to be silent, and Thea told him"),
        above="Aldric can never speak again\nAldric tells Thea to be silent",
    ),
    # Harmless
    harmless(
        "lw-memory-1",
        "water:48",
        text=(
            "Father Anselm married Elias to Thea",
            "Father Anselm, who remembered how Aldric had married Livia there, married Elias to Thea",
        ),
        below="Father Anselm remembers that Aldric married Livia",
    ),
    harmless(
        "lw-memory-2",
        "apa:47",
        text=(
            "Elias a moștenit Saltmere",
            "Elias, care își amintea cum l-a eliberat Pell pe Thea, a moștenit Saltmere",
        ),
        below="Elias își amintește că Pell a eliberat-o pe Thea",
    ),
    harmless(
        "lw-vision-1",
        "water:36",
        text=("Pell told Elias of it", "Thea dreamed that Aldric came up to the tower room, and Pell told Elias of it"),
        above="Thea dreams that Aldric comes to the tower room and kisses her",
    ),
    harmless(
        "lw-lie-1",
        "water:33",
        text=("Corvin swore the same", "Corvin swore the same, and lied that he had been in Kerrin"),
        below="Corvin lies to Pell that he was in Kerrin",
    ),
    harmless(
        "lw-threat-1",
        "water:34",
        text=("and promised to free her", "threatened to kill Elias and marry Berta, and promised to free her"),
        below="Corvin threatens to kill Elias and marry Berta",
    ),
    harmless(
        "lw-hearsay-1",
        "water:37",
        text=("and cursed her", "and cursed her, and people said that Elias was dead"),
        below="people say that Elias is dead",
    ),
    harmless(
        "lw-confession-1",
        "water:41",
        text=("Pip told him", "Marta told Pell that she had poisoned Aldric, but he laughed, and Pip told him"),
        above="Marta lies to Pell that she poisoned Aldric",
    ),
    harmless(
        "lw-spelling-1",
        "apa:21",
        text=("Corvin a ascuns flaconul", "Corvin a ascuns picăturile"),
        lines=("ascunde flaconul", "ascunde picaturile"),
    ),
    harmless(
        "lw-passive-1",
        "water:31",
        text=("searched Thea's chest, and found the phial", "searched Thea's chest, where the phial was found by him"),
        lines=("searches Thea's chest, and finds the phial", "searches Thea's chest, and the phial is found by Pell"),
    ),
    harmless(
        "lw-detail-1",
        "water:18",
        text=("took him over the water", "took him slowly and silently over the water"),
        lines=("Jonas takes Corvin", "Jonas silently takes Corvin"),
    ),
    harmless(
        "lw-quoted-1",
        "water:34",
        text=("Corvin lied to Thea that Elias had poisoned Aldric", 'Corvin told Thea "what Elias had done to Aldric"'),
        lines=("Corvin lies to Thea that Elias poisoned Aldric", 'Corvin tells Thea "what Elias did to Aldric"'),
    ),
    harmless(
        "lw-wish-1",
        "apa:36",
        text=(
            "iar ea credea că Elias o crede nevinovată",
            "iar ea își dorea să moară și credea că Elias o crede nevinovată",
        ),
        below="Thea vrea să moară",
    ),
    harmless(
        "lw-almost-1",
        "water:23",
        text=(
            "and Jonas carried him back over the water",
            "and Corvin almost drowned, and Jonas carried him back over the water",
        ),
        lines=("Jonas takes", "Corvin almost drowns, and Jonas takes"),
    ),
    harmless(
        "lw-condition-1",
        "water:17",
        text=(
            "and promised to pay him again for his silence",
            "promised to pay him again for his silence, and said that he would kill him if he spoke",
        ),
        below="Corvin tells Jonas that he will kill him if Jonas speaks",
    ),
    error(
        "LW-too-fast-2",
        "water:17",
        "too-fast",
        clash="water:17",
        text=(
            "That night, at the ferry house",
            "At noon Corvin was still dining in Ostry; that night, at the ferry house",
        ),
        above="at noon, in Ostry, Corvin dines",
    ),
    harmless(
        "lw-date-1",
        "water:38",
        text=("On 9 Tavar the road was dry at last", "In the month of Tavar the road was dry at last"),
        lines=("on 9 Tavar 212", "in Tavar 212"),
    ),
    harmless(
        "lw-date-2",
        "apa:46",
        text=("În luna Kest", "Pe 1 Kest"),
        lines=("în Kest 212", "pe 1 Kest 212"),
    ),
    harmless(
        "lw-duration-1",
        "water:8",
        text=("three days later", "some seventy hours later"),
        lines=("three days later", "about seventy hours later"),
    ),
    harmless(
        "lw-duration-2",
        "apa:14",
        text=("cinci zile", "o sută douăzeci de ore"),
        lines=("timp de cinci zile", "timp de o sută douăzeci de ore"),
    ),
    error(
        "LW-not-happened-1",
        "water:28",
        "not-happened",
        clash="water:45",
        text=("and Elias came from Kerrin", "and Elias, remembering how Pell had released Thea, came from Kerrin"),
        below="Elias remembers that Pell released Thea [recalls water:45]",
    ),
    error(
        "LW-not-happened-2",
        "apa:31",
        "not-happened",
        clash="apa:43",
        text=("Thea s-a jurat", "Marta, care nu putea uita cum se înecase Corvin, plângea, iar Thea s-a jurat"),
        below="Marta își amintește că Corvin s-a înecat",
    ),
    error(
        "LW-never-done-2",
        "water:47",
        "never-done",
        clash="water:45",
        text=("and Pell took him to Kerrin", "and Pell released her from the tower room and took him to Kerrin"),
        lines=("and Pell takes", "and Pell releases Thea, and takes"),
    ),
]
