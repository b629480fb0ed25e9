"""More edits that tell nothing new as a fact, or the same in other words."""

from stories.editing import harmless

STORY = "anna-karenina"
EDITS = [
    harmless(
        "q-01",
        "film:14",
        text=("Anna convinces", "Anna, remembering how she met Vronsky, convinces"),
        above="Anna remembers how she met Vronsky in Moscow",
    ),
    harmless(
        "q-01/2",
        "film:14",
        text=("Anna convinces", "Anna, remembering how she met Vronsky, convinces"),
        lines=("Anna persuades", "Anna, remembering that she met Vronsky, persuades"),
    ),
    harmless(
        "q-02", "film:72", text=("nearby", "nearby, and he often thinks of Anna"), below="Karenin often thinks of Anna"
    ),
    harmless(
        "q-03",
        "film:71",
        text=("goes outside", "dreams of Anna dancing at the ball, goes outside"),
        below="Stiva dreams that Anna dances at the ball",
    ),
    harmless(
        "q-04",
        "film:36",
        text=("and curses him", "threatens to kill herself and curses him"),
        below="Anna threatens to kill herself",
    ),
    harmless(
        "q-05",
        "film:24",
        text=("another city but", "another city and to die there but"),
        lines=("the promotion in another city", "the promotion in another city and to die there"),
    ),
    harmless(
        "q-06",
        "film:49",
        text=("calls on Anna", "calls on Anna, lies to her that Vronsky is in Italy"),
        below="Betsy lies to Anna that Vronsky is in Italy",
    ),
    harmless(
        "q-07",
        "film:58",
        text=("is cheating on her", "is cheating on her and fears that he will marry Princess Sorokina"),
        below="Anna fears that Vronsky will marry Princess Sorokina",
    ),
    harmless(
        "q-08",
        "film:65",
        text=("some accounts", "some accounts, for she wants him to marry Princess Sorokina"),
        below="Countess Vronskaya wants Vronsky to marry Princess Sorokina",
    ),
    harmless(
        "q-09",
        "film:62",
        text=("avoid her", "avoid her and whisper that Karenin has divorced her"),
        below="the society women whisper that Karenin has divorced Anna",
    ),
    harmless(
        "q-10",
        "film:4",
        text=("well-liked socialite", "well-liked, beautiful socialite"),
        lines=("a socialite)", "a socialite, beautiful)"),
    ),
    harmless(
        "q-11",
        "film:12",
        text=("is caught beneath the tracks and violently killed", "is run over by a train and killed"),
        instead="as Anna and Vronsky leave, the railroad worker is run over by the train, and dies",
    ),
    harmless(
        "q-12",
        "film:2",
        text=("She banishes him", "He is banished by her"),
        lines=("Dolly banishes Stiva from the Oblonsky house", "Stiva is banished from the Oblonsky house by Dolly"),
    ),
    harmless(
        "q-13",
        "film:34",
        text=("confines her to their house", "she is confined by him to their house"),
        lines=("and confines her to the Karenin house", "and Anna is confined to the Karenin house by him"),
    ),
    harmless(
        "q-14",
        "film:39",
        text=("and finds love letters", "and love letters are found by him"),
        lines=("and finds the love letters", "and the love letters are found by him"),
    ),
    harmless(
        "q-15",
        "novel:5",
        text=("un gardian este ucis de un tren", "un tren ucide un gardian"),
        lines=("gardianul este ucis de un tren", "un tren il ucide pe gardian"),
    ),
    harmless(
        "q-16",
        "novel:8",
        text=("ii marturiseste sentimentele", "ii declara sentimentele"),
        lines=("ii marturiseste ca o iubeste", "ii declara ca o iubeste"),
    ),
    harmless(
        "q-17",
        "novel:13",
        text=("timp de trei luni", "timp de vreo trei luni"),
        lines=("timp de trei luni", "timp de vreo trei luni"),
    ),
    harmless(
        "q-17/2",
        "novel:13",
        text=("timp de trei luni", "vreme de trei luni"),
        lines=("timp de trei luni", "vreme de trei luni"),
    ),
    harmless(
        "q-18",
        "film:32",
        text=("The races begin", "The races begin in the afternoon"),
        lines=("the races begin\n", "in the afternoon, the races begin\n"),
    ),
    harmless(
        "q-19",
        "film:61",
        text=("at her hotel", "at her hotel, where she weeps all night"),
        below="Anna weeps all night at Anna's hotel",
    ),
    harmless(
        "q-20",
        "film:69",
        text=("as she jumps", 'as she thinks "Vronsky is dead" and jumps'),
        above='Anna thinks "Vronsky is dead"',
    ),
    harmless(
        "q-21",
        "film:67",
        text=("and laughing about her", "laughing about her, and of Karenin falling under the train"),
        lines=("and laugh about her", "and laugh about her and Karenin falls under the train"),
    ),
    harmless(
        "q-22",
        "film:55",
        text=("are also nearby", "are also nearby; he says that he is as good as dead"),
        below="Nikolai says that he is dead",
    ),
    harmless(
        "q-23",
        "film:42",
        text=("to forgive her, but", "to forgive her, saying that she would never see Vronsky again if he did, but"),
        below="Anna says that she would never see Vronsky again if Karenin forgave her",
    ),
    harmless(
        "q-24",
        "film:37",
        text=("he was doing", "he was in Italy, which is a lie, doing"),
        below="Vronsky lies that he was in Italy",
    ),
    harmless(
        "q-25",
        "film:50",
        text=("Anna tells Betsy", "Anna asks Betsy whether Vronsky is alive and tells her"),
        above="Anna asks Betsy whether Vronsky is alive",
    ),
    harmless(
        "q-26",
        "film:63",
        text=("Dolly joins her", "Dolly, who thinks that she is divorced, joins her"),
        below="Dolly thinks that Anna and Karenin are divorced",
    ),
    harmless(
        "q-27",
        "film:26",
        text=("no longer getting married", "no longer getting married, though he had heard that they had"),
        below="Stiva had heard that Kitty had married Vronsky",
    ),
    harmless(
        "q-28",
        "film:70",
        text=("bathing their child", "bathing their child, and imagines that Anna visits them"),
        below="Levin imagines that Anna visits him and Kitty",
    ),
    harmless(
        "q-29",
        "novel:19",
        text=("Pleaca in strainatate", "Viseaza ca Anna moare. Pleaca in strainatate"),
        below="Dolly viseaza ca Anna moare",
    ),
    harmless(
        "q-30",
        "novel:14",
        text=("situatia devine", "se zvoneste ca ea a murit, situatia devine"),
        below="se zvoneste ca Anna a murit",
    ),
    harmless(
        "q-31",
        "novel:10",
        text=("cei doi devin amanti", "cei doi, desi Anna se teme ca sotul ei o va omori, devin amanti"),
        below="Anna se teme ca Karenin o va omori",
    ),
    harmless(
        "q-32",
        "novel:3",
        text=("apeleaza la ajutorul surorii sale, Anna", "o roaga pe sora sa, Anna"),
        instead="apoi, Stiva o roaga pe Anna (sora lui Stiva) sa il ajute sa salveze mariajul",
    ),
    harmless(
        "q-33",
        "novel:16",
        text=("Problemele ei", "Isi aminteste de gardianul ucis. Problemele ei"),
        above="Anna isi aminteste ca gardianul a fost ucis de un tren",
    ),
    harmless(
        "q-34",
        "novel:7",
        text=("cu care si danseaza", "care o invita la dans si cu care danseaza"),
        below="Vronski o invita pe Anna la dans",
    ),
    harmless(
        "q-35",
        "film:23",
        text=("He suggests they go home", "He asks her to come home with him"),
        lines=("Karenin suggests to Anna that they go to the Karenin house", "Karenin asks Anna to come home with him"),
    ),
    harmless(
        "q-36", "film:53", text=("soon leave", "leave a few days later"), lines=("soon, Anna", "a few days later, Anna")
    ),
    harmless(
        "q-37",
        "film:15",
        text=("that night", "on the evening of that day"),
        lines=("that night, at the ball", "that evening, at the ball"),
    ),
    harmless(
        "q-39",
        "film:69",
        text=("as she jumps", "thinking of the railroad worker, she jumps"),
        above="Anna thinks of the railroad worker",
    ),
    harmless(
        "q-40",
        "film:57",
        text=("returns to St. Petersburg", "secretly returns to St. Petersburg"),
        lines=("Anna returns", "Anna secretly returns"),
    ),
    harmless(
        "q-41",
        "film:48",
        text=("Vronsky leaves", "Karenin says that he would have killed Vronsky if he had stayed, and Vronsky leaves"),
        below="Karenin says that he would have killed Vronsky if Vronsky had stayed",
    ),
    harmless(
        "q-42",
        "film:33",
        text=("and wishes to divorce him", "wishes that she had never met Vronsky, and wishes to divorce him"),
        below="Anna wishes that she had never met Vronsky",
    ),
    harmless(
        "q-43",
        "film:13",
        text=("gives money to the man's family", "gives money to the mourning family of the man"),
        below="the worker's family mourns the railroad worker",
    ),
    harmless(
        "q-44",
        "film:58",
        text=("is cheating on her", "is cheating on her and is afraid that he will leave her"),
        below="Anna is afraid that Vronsky will leave her",
    ),
    harmless(
        "q-45",
        "film:34",
        text=("Karenin refuses", "Karenin, furious, refuses"),
        lines=("Karenin refuses", "Karenin, furious, refuses"),
    ),
    harmless(
        "q-47",
        "film:45",
        text=("apparently dying", "apparently dying and already given up by the doctors"),
        below="Karenin thinks that Anna is dead",
    ),
    harmless(
        "q-48",
        "film:69",
        text=("which kills her", "by which she is killed"),
        lines=("and is killed by the oncoming train", "and the oncoming train kills her"),
    ),
]
