"""Pictures of a trace as SVG, and the page that holds them.

In: traces. Out: text of SVG and HTML that need nothing from elsewhere. Nothing here can be found wrong.
"""
