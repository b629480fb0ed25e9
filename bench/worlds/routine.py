"""What happens in routine life: threads that run through several scenes, and small things between them."""

from __future__ import annotations

from bench.worlds.event import Event, Kept
from bench.worlds.life import Life, Meeting, Thread
from bench.worlds.state import DAY


def _single(life: Life, name: str) -> bool:
    return name not in life.state.spouse and name not in life.state.engaged and life.cast.people[name].age > 17


def _kin(life: Life, one: str, other: str) -> bool:
    a, b = life.cast.people[one], life.cast.people[other]
    return bool(one in b.parents or other in a.parents or set(a.parents) & set(b.parents))


# Threads


def courtship(life: Life) -> Thread:
    """Two meet, one proposes, they marry."""
    people = life.cast.people
    women = life.pick(1, lambda n: people[n].woman and _single(life, n))
    if not women:
        return
    (her,) = women
    men = life.pick(1, lambda n: not people[n].woman and _single(life, n) and not _kin(life, n, her))
    if not men:
        return
    (him,) = men
    life.busy |= {her, him}
    yield Meeting((him, her))
    life.tell("first_meet", him, her)
    life.tell("dance", him, her)
    life.tell("loves", him, her)
    yield Meeting((him, her), days=(1, 7))
    life.tell("propose", him, her)
    if life.random.random() < 0.3:
        life.tell("reject_proposal", her, him)
    elif life.tell("accept_proposal", her, him):
        yield Meeting((him, her), days=(2, 30))
        life.tell("marry", him, her)
    life.busy -= {her, him}


def childbirth(life: Life) -> Thread:
    """A wife is with child, tells her husband, and has it nine months after."""
    people = life.cast.people
    unborn = [n for n in people if n not in life.state.born and n not in life.claimed]
    wives = life.pick(1, lambda n: people[n].woman and n in life.state.spouse and people[n].age < 45)
    if not unborn or not wives:
        return
    (wife,), child = wives, unborn[0]
    life.claimed.add(child)
    husband = life.state.spouse[wife]
    life.busy.add(wife)
    yield Meeting((wife, husband))
    if not life.tell("conceive", wife):
        return
    due = life.state.minute + life.random.randint(258, 275) * DAY
    yield Meeting((wife, husband), alone=True, days=(7, 30))
    life.tell("tell", wife, husband, Event("pregnant", (wife,)))
    yield Meeting((wife,), days=(30, 91))
    life.tell("smile", wife)
    yield Meeting((wife,), due=due)
    if not life.tell("give_birth", wife, child):
        return
    yield Meeting((wife, child), days=(1, 7))
    life.tell("kiss", wife, child)
    life.busy.discard(wife)
    yield Meeting((wife, child, husband), days=(1, 7))
    life.tell("embrace", husband, child)


def illness(life: Life) -> Thread:
    """Somebody falls ill, keeps to his bed, is nursed, and recovers or dies."""
    found = life.pick(2, lambda n: n not in life.state.ill and n not in life.state.pregnant)
    if len(found) < 2:
        return
    ill, friend = found
    life.busy.add(ill)
    yield Meeting((ill, friend))
    if not life.tell("fall_ill", ill):
        return
    yield Meeting((ill,), days=(1, 2))
    life.tell("take_to_bed", ill)
    yield Meeting((ill, friend), days=(1, 3))
    life.tell("nurse", friend, ill)
    life.tell("weep", friend)
    yield Meeting((ill, friend), days=(2, 14))
    if life.random.random() < 0.5:
        life.tell("die", ill)
        yield Meeting((friend,), days=(1, 2))
        life.tell("bury", friend, ill)
        yield Meeting((friend,), days=(2, 14))
        life.tell("visit_grave", friend, ill)
        yield Meeting((friend,), days=(7, 30))
        life.tell("remembers", friend, Event("nurse", (friend, ill)))
    else:
        life.tell("recover", ill)
        life.tell("leave_bed", ill)
        life.busy.discard(ill)
        yield Meeting((ill, friend), days=(1, 3))
        life.tell("thank", ill, friend)


def accident(life: Life) -> Thread:
    """Somebody dies of a sudden."""
    found = life.pick(2, lambda n: n not in life.state.pregnant)
    if len(found) < 2:
        return
    victim, witness = found
    yield Meeting((victim, witness))
    life.tell("die", victim)
    life.tell("weep", witness)
    yield Meeting((witness,), days=(1, 3))
    life.tell("dreams", witness, Event("dance", (witness, victim)))


def confinement(life: Life) -> Thread:
    """Somebody is kept in a house, visited, and released."""
    found = life.pick(3)
    if len(found) < 3:
        return
    keeper, kept, friend = found
    house = life.cast.people[keeper].home
    life.busy |= {kept, keeper}
    yield Meeting((keeper, kept), at=house)
    if not life.tell("confine", keeper, kept, house):
        return
    yield Meeting((kept, friend), days=(1, 7))
    life.tell("talk", friend, kept)
    yield Meeting((kept,), days=(1, 7))
    life.tell("dreams", kept, Event("travel", (kept, life.random.choice(life.cast.public))))
    yield Meeting((keeper, kept), days=(1, 7))
    life.tell("release", keeper, kept)
    life.busy -= {kept, keeper}
    yield Meeting((kept, friend), days=(1, 3))
    life.tell("embrace", friend, kept)


def ban(life: Life) -> Thread:
    """Somebody is barred from a house, and readmitted."""
    found = life.pick(2)
    if len(found) < 2:
        return
    host, guest = found
    house = life.cast.people[host].home
    yield Meeting((host, guest))
    if life.state.at[guest] == house or life.cast.people[guest].home == house:
        return
    life.tell("quarrel", host, guest)
    if not life.tell("bar", host, guest, house):
        return
    yield Meeting((guest,), days=(1, 7))
    life.tell("weep", guest)
    yield Meeting((host, guest), days=(7, 30))
    life.tell("apologise", guest, host)
    life.tell("readmit", host, guest, house)
    yield Meeting((host, guest), days=(1, 3), at=house)
    life.tell("greet", host, guest)


def thing(life: Life) -> Thread:
    """A thing goes from hand to hand, and is hidden, lost or destroyed."""
    found = life.pick(3)
    owners = [n for n in found if life.state.has(n)]
    if len(found) < 3 or not owners:
        return
    owner = owners[0]
    others = [n for n in found if n != owner]
    item = life.random.choice(life.state.has(owner))
    yield Meeting((owner, others[0]))
    life.tell(life.random.choice(["give", "lend"]), owner, others[0], item)
    yield Meeting(tuple(others), days=(1, 7))
    life.tell("give", others[0], others[1], item)
    yield Meeting((others[1],), alone=True, days=(1, 7))
    end = life.random.choice(["burn", "hide_thing", "give"])
    if end == "hide_thing":
        life.tell("hide_thing", others[1], item)
        yield Meeting((others[1],), days=(1, 7))
        life.tell("remembers", others[1], Event("hide_thing", (others[1], item)))
    elif end == "burn":
        life.tell("burn", others[1], item)
    else:
        yield Meeting((others[1], owner), days=(1, 7))
        life.tell("give", others[1], owner, item)


def letter(life: Life) -> Thread:
    """A letter is written, sent, received, read, and perhaps torn."""
    letters = [n for n in life.cast.letters if n in life.state.unwritten and n not in life.claimed]
    found = life.pick(2)
    if len(found) < 2 or not letters:
        return
    writer, reader = found
    item = letters[0]
    life.claimed.add(item)
    yield Meeting((writer,), days=(1, 3))
    life.tell("write", writer, item)
    if reader in life.state.dead or not life.tell("send_thing", writer, reader, item):
        return
    yield Meeting((reader,), days=(2, 7))
    life.tell("receive_thing", reader, item)
    life.tell("read", reader, item)
    yield Meeting((reader, writer), days=(1, 7))
    life.tell("thank", reader, writer)
    if life.random.random() < 0.4:
        life.tell("tear", reader, item)


def promise(life: Life) -> Thread:
    """Somebody promises a visit, and keeps it."""
    found = life.pick(2)
    if len(found) < 2:
        return
    one, other = found
    deed = Event("help", (one, other))
    yield Meeting((one, other))
    life.tell("promise", one, other, deed)
    yield Meeting((one, other), days=(1, 14))
    life.tell("keep_promise", one, other, deed)
    life.tell("thank", other, one)


def dispute(life: Life) -> Thread:
    """Two quarrel and are reconciled."""
    found = life.pick(2)
    if len(found) < 2:
        return
    one, other = found
    yield Meeting((one, other))
    life.tell("quarrel", one, other)
    yield Meeting((one,), days=(1, 3))
    life.tell("regrets", one, Event("quarrel", (one, other)))
    yield Meeting((one, other), days=(2, 14))
    life.tell("apologise", one, other)
    life.tell("forgive", other, one)
    life.tell("reconcile", one, other)


def secret(life: Life) -> Thread:
    """Somebody has a secret, and confides it to one other, who keeps it."""
    found = life.pick(2)
    if len(found) < 2:
        return
    one, other = found
    outsiders = tuple(n for n in life.state.adults() if n not in found)
    loved = life.random.choice(outsiders)
    what = Event("loves", (one, loved))
    things = [thing for thing in life.state.has(one) if thing not in life.claimed]
    yield Meeting((one,), alone=True)
    if things and life.random.random() < 0.6:
        what = Event("hide_thing", (one, things[0]))
        life.claimed.add(things[0])
        if not life.tell("hide_thing", one, things[0]):
            return
    elif not life.tell("loves", one, loved):
        return
    for who in found:
        life.told.kept.append(Kept(who, outsiders, what))
    yield Meeting((one, other), alone=True, days=(1, 7))
    if life.tell("confess", one, other, what):
        life.state.source["told", other, str(what)] = life.told.passages[-1]
    yield Meeting((one, other), days=(1, 7))
    life.tell("remembers", other, Event("confess", (one, other, what)))


def _out_of_town(life: Life, who: str) -> str:
    """A place in another town than somebody is in."""
    places = (*life.cast.public, *life.cast.houses)
    return life.random.choice([place for place in places if life.cast.journey(life.state.at[who], place)])


def journey(life: Life) -> Thread:
    """Somebody sets out for another town, and arrives there."""
    found = life.pick(1)
    if not found:
        return
    (who,) = found
    life.busy.add(who)
    yield Meeting((who,), days=(0, 7))
    to = _out_of_town(life, who)
    if (who, to) in life.state.barred or not life.tell("set_out", who, to):
        return
    yield Meeting((who,), at=to, days=(1, 7))
    life.tell("smile", who)
    life.busy.discard(who)


def stay(life: Life) -> Thread:
    """Somebody goes away for some weeks, and comes back when they are over."""
    found = life.pick(1)
    if not found:
        return
    (who,) = found
    life.busy.add(who)
    yield Meeting((who,), days=(0, 7))
    to = _out_of_town(life, who)
    words, days = life.random.choice([("two weeks", 14), ("three weeks", 21), ("a month", 30)])
    if (who, to) in life.state.barred or not life.tell("travel", who, to, tail=f" for {words}"):
        return
    life.away[who] = until = life.state.minute + (days + 2) * DAY
    yield Meeting((who,), at=life.cast.people[who].home, after=until)
    life.tell("smile", who)
    life.busy.discard(who)


THREADS = (
    courtship, courtship, childbirth, illness, accident, confinement, ban, thing, thing, letter, promise, dispute,
    secret, secret, journey, stay,
)  # fmt: skip


# Small things

PAIRS = (
    "greet", "talk", "dine", "dance", "kiss", "embrace", "thank", "comfort", "have_tea", "play_chess", "compliment",
    "hold_hands", "sing_to",
)  # fmt: skip
SINGLE = ("laugh", "weep", "sing", "pray", "smile")


def small_thing(life: Life) -> None:
    """Something of no consequence, among those who are here."""
    here = [n for n in life.state.here(life.place) if life.state.is_awake(n)] if life.place else []
    random = life.random
    if len(here) < 2:
        if here:
            life.tell(random.choice(SINGLE), here[0])
        return
    one, other = random.sample(here, 2)
    grown = [n for n in here if life.cast.people[n].age > 11]
    choice = random.random()
    if choice < 0.55 and len(grown) > 1:
        life.tell(random.choice(PAIRS), *random.sample(grown, 2))
    elif choice < 0.62:
        life.tell(random.choice(SINGLE), one)
    elif choice < 0.7:
        away = random.choice(life.state.living)
        life.tell("tell", one, other, Event("at", (one,), life.place)) if away == one else life.tell(
            "remembers", one, Event("talk", (one, other))
        )
    elif choice < 0.78:
        life.tell("dreams", one, Event("marry", (one, other)))
    elif choice < 0.8 and grown and other != grown[0]:
        house = random.choice(life.cast.houses)
        if house != life.cast.people[grown[0]].home:
            life.tell("lie", grown[0], other, Event("home", (grown[0],), house))
    elif choice < 0.82:
        life.tell("imagines", one, Event("kiss", (one, random.choice([n for n in life.cast.people if n != one]))))
    elif choice < 0.84:
        life.tell("visit", *random.sample(grown, 2), how="often") if len(grown) > 1 else None
    elif choice < 0.86:
        life.tell("wants", one, Event("travel", (one, random.choice(life.cast.public))))
    elif choice < 0.92 and one not in life.busy:
        to = life.quiet_place(life.place)
        if life.state.can_go(one, to):
            life.tell("travel", one, to)
    elif len(grown) > 1:
        life.tell("threaten", grown[0], grown[1], Event("leave", (grown[0],)))
