"""What happened, who believed what, and what caused it.

In: a run of the engine. Out: a trace of steps, the state after any of them, the shapes of the contract. Wrong can be
nothing that the run does not hold already.
"""
