"""Edits that tell nothing new as a fact: memories, dreams, lies, wishes, threats, other words for the same."""

from stories.editing import harmless

STORY = "anna-karenina"
EDITS = [
    harmless(
        "h-01",
        "film:70",
        text=("Levin returns home", "Levin remembers how Anna danced and returns home"),
        above="Levin remembers that Anna danced with Vronsky",
    ),
    harmless(
        "h-02",
        "film:72",
        text=("Karenin is seen", "Karenin dreams that Anna comes home and kisses him. He is seen"),
        below="Karenin dreams that Anna comes home and kisses him",
    ),
    harmless(
        "h-03",
        "film:71",
        text=("Oblonsky goes outside", "Oblonsky dreams that Anna tells him to go outside, and goes outside"),
        lines=("Stiva goes outside", "Stiva dreams that Anna tells him to go outside, and goes outside"),
    ),
    harmless(
        "h-04",
        "film:67",
        text=("and laughing about her", "laughing about her, and of Karenin killing them"),
        lines=("and laugh about her", "and laugh about her and Karenin kills Vronsky"),
    ),
    harmless(
        "h-05",
        "film:37",
        text=(
            "Vronsky replies that he was doing his duties",
            "Vronsky lies that he was in Moscow and was doing his duties",
        ),
        below="Vronsky lies to Anna that he was in Moscow",
    ),
    harmless(
        "h-06",
        "film:50",
        text=(
            "to tell Karenin everything as well",
            "to tell Karenin everything as well, and lies that Vronsky is dead",
        ),
        below="Anna lies to Betsy that Vronsky is dead",
    ),
    harmless(
        "h-06/2",
        "film:50",
        text=(
            "to tell Karenin everything as well",
            "to tell Karenin everything as well, and lies that Vronsky is dead",
        ),
        below="Anna tells Betsy that Vronsky is dead",
    ),
    harmless(
        "h-07",
        "film:58",
        text=("Anna also starts", "Anna wishes that Karenin were dead and also starts"),
        below="Anna wishes that Karenin were dead",
    ),
    harmless(
        "h-07/2",
        "film:58",
        text=("Anna also starts", "Anna wishes that Karenin were dead and also starts"),
        below="Anna wishes that Karenin is dead",
    ),
    harmless(
        "h-08",
        "film:62",
        text=("avoid her", "avoid her and say that she has married Vronsky"),
        below="the society women say that Anna has married Vronsky",
    ),
    harmless(
        "h-09/4",
        "film:62",
        text=("avoid her", "avoid her; it is rumoured that Vronsky is dead"),
        below="people say that Vronsky is dead",
    ),
    harmless(
        "h-10",
        "film:69",
        text=("she jumps under an oncoming train", "she hurls herself under an oncoming train"),
        lines=("Anna jumps under", "Anna hurls herself under"),
    ),
    harmless(
        "h-11",
        "film:12",
        text=("is caught beneath the tracks and violently killed", "is trapped under the tracks and crushed to death"),
        instead="as Anna and Vronsky leave, the railroad worker is trapped under the tracks, and is crushed to death",
    ),
    harmless(
        "h-11/2",
        "film:12",
        text=("is caught beneath the tracks and violently killed", "is trapped under the tracks and crushed to death"),
        instead="as Anna and Vronsky leave, the railroad worker is trapped under the tracks, and dies",
    ),
    harmless(
        "h-12",
        "film:71",
        text=("Oblonsky goes outside", "Oblonsky, who misses Anna, goes outside"),
        below="Stiva misses Anna",
    ),
    harmless(
        "h-13",
        "film:71",
        text=("Oblonsky goes outside", "Oblonsky, mourning Anna and thinking of her, goes outside"),
        below="Stiva mourns Anna\nStiva thinks of Anna",
    ),
    harmless(
        "h-14",
        "film:72",
        text=("nearby", "nearby, and he reads Anna's love letters once more"),
        below="Karenin reads the love letters again",
    ),
    harmless(
        "h-15/3",
        "film:70",
        text=("bathing their child", "bathing their child, and reads a letter that Anna wrote to him long ago"),
        below="Levin reads a letter",
    ),
    harmless(
        "h-16/3",
        "film:59",
        text=("attends the opera", "attends the opera, where Betsy plays a dead queen"),
        below="at the opera, Betsy sings",
    ),
    harmless(
        "h-17",
        "film:27",
        text=("country life", "country life and often travels to Moscow"),
        below="Levin often travels to Moscow",
    ),
    harmless(
        "h-18",
        "film:24",
        text=("but Anna asks him to stay", "and says he will die if she leaves him, but Anna asks him to stay"),
        instead="Vronsky threatens to take the promotion, and tells Anna that he will die if she leaves him, but Anna asks him to stay",
    ),
    harmless(
        "h-18/2",
        "film:24",
        text=("but Anna asks him to stay", "and says he will die if she leaves him, but Anna asks him to stay"),
        instead="Vronsky threatens to take the promotion, and tells Anna that he will die, but Anna asks him to stay",
    ),
    harmless(
        "h-19",
        "film:51",
        text=("could be happy again", "could be happy again if Vronsky died"),
        below="Karenin tells Anna that they would be happy if Vronsky died",
    ),
    harmless(
        "h-19/2",
        "film:51",
        text=("could be happy again", "could be happy again if Vronsky died"),
        below="Karenin tells Anna that they would be happy",
    ),
    harmless(
        "h-20",
        "film:34",
        text=("Karenin refuses", "Karenin wants to kill Vronsky, refuses"),
        above="Karenin wants to kill Vronsky",
    ),
    harmless(
        "h-21",
        "film:34",
        text=("Karenin refuses", "Karenin threatens to kill Vronsky, refuses"),
        above="Karenin threatens to kill Vronsky",
    ),
    harmless(
        "h-22",
        "film:32",
        text=("collapses and injures him", "collapses and almost kills him"),
        lines=("collapses and injures Vronsky", "collapses and almost kills Vronsky"),
    ),
    harmless(
        "h-22/2",
        "film:32",
        text=("collapses and injures him", "collapses and almost kills him"),
        lines=("collapses and injures Vronsky", "collapses and injures Vronsky, and almost kills him"),
    ),
    harmless(
        "h-22/3",
        "film:32",
        text=("collapses and injures him", "collapses and almost kills him"),
        lines=("collapses and injures Vronsky", "collapses and tries to kill Vronsky"),
    ),
    harmless(
        "h-23",
        "film:71",
        text=("Oblonsky goes outside", "Oblonsky visits Anna's grave and goes outside"),
        below="Stiva visits Anna's grave",
    ),
    harmless(
        "h-24/2", "novel:13", text=("cu Vronski", "cu contele Alexei Vronski"), lines=("cu Vronski", "cu Conte Vronski")
    ),
    harmless(
        "h-25",
        "novel:13",
        text=("timp de trei luni", "timp de nouazeci de zile"),
        lines=("timp de trei luni", "timp de nouazeci de zile"),
    ),
    harmless(
        "h-26",
        "film:25",
        text=("The following day", "Twenty-four hours later"),
        lines=("the next day, at the hotel", "twenty-four hours later, at the hotel"),
    ),
    harmless(
        "h-27",
        "novel:19",
        text=("Pleaca in strainatate", "Isi aminteste cum Anna a venit la bal. Pleaca in strainatate"),
        below="Dolly isi aminteste ca Anna a venit la bal",
    ),
    harmless(
        "h-28",
        "novel:12",
        text=("primeste inca o sansa de la sotul sau", "sotul ei ameninta ca o omoara, apoi ii da inca o sansa"),
        below="Karenin ameninta ca o omoara pe Anna",
    ),
    harmless(
        "h-28/2",
        "novel:12",
        text=("primeste inca o sansa de la sotul sau", "sotul ei ameninta ca o omoara, apoi ii da inca o sansa"),
        below="Karenin ameninta sa o omoare pe Anna",
    ),
    harmless(
        "h-28/3",
        "novel:12",
        text=("primeste inca o sansa de la sotul sau", "sotul ei ameninta ca o omoara, apoi ii da inca o sansa"),
        below="Karenin o ameninta pe Anna ca o omoara",
    ),
    harmless(
        "h-29",
        "film:61",
        text=("is humiliated", "is humiliated, says that she is Karenin's sister"),
        below="Anna lies that she is Karenin's sister",
    ),
    harmless(
        "h-30",
        "film:46",
        text=("tells him that he could", "asks whether Karenin is dead, tells him that he could"),
        below="Anna asks whether Karenin is dead",
    ),
    harmless(
        "h-30/2",
        "film:46",
        text=("tells him that he could", "asks whether Karenin is dead, tells him that he could"),
        below="Anna asks Vronsky whether Karenin is dead",
    ),
    harmless(
        "h-31",
        "film:63",
        text=("Dolly joins her", "Dolly, who believes that Anna is divorced, joins her"),
        below="Dolly believes that Anna is divorced from Karenin",
    ),
    harmless(
        "h-32",
        "novel:11",
        text=("doreste sa divorteze", "viseaza sa se marite cu Vronski, doreste sa divorteze"),
        below="Anna viseaza sa se marite cu Vronski",
    ),
    harmless(
        "h-33",
        "film:40",
        text=("Levin and Kitty are reunited", "Anna tries to leave the house in vain; Levin and Kitty are reunited"),
        above="Anna tries to leave the Karenin house",
    ),
    harmless(
        "h-34",
        "film:71",
        text=("eat with Levin and Kitty", "eat with Levin and Kitty and talk about Anna"),
        below="Stiva talks with Levin about Anna",
    ),
    harmless(
        "h-34/2",
        "film:71",
        text=("eat with Levin and Kitty", "eat with Levin and Kitty and talk about Anna"),
        below="Stiva tells Levin that Anna loved Vronsky",
    ),
    harmless("h-35", "film:32", text=("injures him", "injures him, and he seems dead"), below="Vronsky seems dead"),
    harmless(
        "h-35/2", "film:32", text=("injures him", "injures him, and he seems dead"), below="Vronsky seems to be dead"
    ),
    harmless(
        "h-09",
        "film:62",
        text=("avoid her", "avoid her; it is rumoured that Vronsky is dead"),
        below="it is rumoured that Vronsky is dead",
    ),
    harmless(
        "h-09/2",
        "film:62",
        text=("avoid her", "avoid her; it is rumoured that Vronsky is dead"),
        below="rumour has it that Vronsky is dead",
    ),
    harmless(
        "h-09/3",
        "film:62",
        text=("avoid her", "avoid her; it is rumoured that Vronsky is dead"),
        below="the society women gossip that Vronsky is dead",
    ),
    harmless(
        "h-15",
        "film:70",
        text=("bathing their child", "bathing their child, and reads a letter that Anna wrote to him long ago"),
        below="Levin reads a letter from Anna",
    ),
]
