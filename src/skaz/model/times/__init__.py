"""Time words understood: when an event happened, as far as a line says so; and calendars, which are data.

In: the folded words of a line, a place in them, a language. Out: ``TimeRef``s, longest reading first. Nothing is wrong
here: words that are no time give no reading. Only the declaration of a calendar has findings.
"""

from skaz.model.times.calendar import CALENDARS, GREGORIAN, JULIAN, Calendar
from skaz.model.times.calendar_text import read_calendar
from skaz.model.times.match import Resolve, first_words, match_amount, match_time, time_words
from skaz.model.times.print import print_amount, print_time
from skaz.model.times.ref import Amount, Clock, Date, Period, Repeat, TimeRef

__all__ = [
    "CALENDARS",
    "GREGORIAN",
    "JULIAN",
    "Amount",
    "Calendar",
    "Clock",
    "Date",
    "Period",
    "Repeat",
    "Resolve",
    "TimeRef",
    "first_words",
    "match_amount",
    "match_time",
    "print_amount",
    "print_time",
    "read_calendar",
    "time_words",
]
