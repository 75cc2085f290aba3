"""Which labels a class is shown: what is chosen and lit, and few of the others."""

from dataclasses import replace

from acuviewer.shown.label_requests import LIT_PRIORITY, NEAR_PRIORITY, PLAIN_PRIORITY, LabelRequests, in_order

_FEW, _SOME = 4, 12
"""So many others are named beside what is chosen or lit, and where nothing is."""


def for_a_class(wanted: LabelRequests) -> LabelRequests:
    """The requests for a picture that is seen from far away: the neighbours of the chosen point step back behind what is lit, and
    count among the others, of which few are granted."""
    ordered = in_order(
        replace(request, priority=PLAIN_PRIORITY) if _is_neighbour(request.priority) and request.kind == "point" else request
        for request in wanted.entries
    )
    told = any(request.priority < PLAIN_PRIORITY for request in ordered.entries)
    return replace(ordered, most_plain=_FEW if told else _SOME)


def _is_neighbour(priority: float) -> bool:
    return NEAR_PRIORITY <= priority < LIT_PRIORITY
