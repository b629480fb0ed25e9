"""The network of points in time against the plain way of working it out, on random small ones."""

from __future__ import annotations

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from skaz.model.times.network import Network

NEVER = -(10**9)
said = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(-6, 5)), max_size=14)


def longest(links: list[tuple[int, int, int]]) -> list[list[int]]:
    """The longest way between any two of six points; one that ends where it began is longer than 0 if none is right."""
    found = [[0 if one == two else NEVER for two in range(6)] for one in range(6)]
    for earlier, later, minutes in links:
        found[earlier][later] = max(found[earlier][later], minutes)
    for middle, one, two in product(range(6), repeat=3):
        if found[one][middle] > NEVER and found[middle][two] > NEVER:
            found[one][two] = max(found[one][two], found[one][middle] + found[middle][two])
    return found


@given(said)
def test_it_takes_what_can_be_and_knows_all_bounds(links: list[tuple[int, int, int]]) -> None:
    network: Network[int] = Network()
    for _ in range(6):
        network.point()
    taken: list[tuple[int, int, int]] = []
    for number, link in enumerate(links):
        can_be = all(length <= 0 for each, row in enumerate(longest([*taken, link])) for length in row[each : each + 1])
        circle = network.add(*link, number)
        assert can_be == (not circle)
        if can_be:
            taken.append(link)
        else:
            assert sum(each.minutes for each in circle) > 0
            assert all(one.later == two.earlier for one, two in pairwise((*circle, circle[0])))
    best = longest(taken)
    for one, two in product(range(6), repeat=2):
        assert network.least(one, two) == (best[one][two] if best[one][two] > NEVER else None)
        assert network.most(one, two) == (-best[two][one] if best[two][one] > NEVER else None)
        assert network.earliest(one).get(two) == network.least(one, two)
        assert network.latest(one).get(two) == network.most(one, two)


def test_the_circle_that_is_given_back_is_the_shortest() -> None:
    network: Network[str] = Network()
    points = [network.point() for _ in range(6)]
    for one, two in pairwise(points):
        network.add(one, two, 10, "step by step")
    network.add(points[0], points[5], 20, "at once")
    circle = network.add(points[5], points[0], -15, "too little")
    assert [link.reason for link in circle] == ["at once", "too little"]


def test_of_a_chain_each_constraint_moves_little() -> None:
    network: Network[int] = Network()
    last = network.point()
    for number in range(2000):
        point = network.point(last)
        assert not network.add(last, point, 0, number)
        assert not network.add(last, point, 60, number)
        assert not network.add(point, last, -90, number)
        last = point
    assert network.least(0, last) == 2000 * 60
    assert network.most(0, last) == 2000 * 90
