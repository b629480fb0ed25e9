"""The way back: from events and facts to sentences.

In: a clause, a language, and the model that holds its words and names. Out: a sentence of that language, in the first
phrase whose slots are filled, which reads back to the same clause. Nothing is found wrong here.
"""

from skaz.tell.say import say

__all__ = ["say"]
