"""Articles into stories, and a story's articles into independent origins.

cluster(articles)         articles -> stories, each a tuple of articles
origins(articles)         articles -> original reports and what derives from each, with evidence
stream_origins(articles)  the same, one by one, for more articles than can be held
stream_told(articles)     the same with the articles of each, to show the evidence
with_additions(origins)   the same with what each digest adds as an origin of its own
aligned(article, original) the sentences of a copy with their counterparts, in order
added(article, original)  the sentences that a derived article has of its own
"""

from brief.stories.cluster import cluster
from brief.stories.copies import (
    Told,
    added,
    aligned,
    origins,
    stream_origins,
    stream_told,
    with_additions,
)
from brief.stories.direction import Direction
from brief.stories.links import How

__all__ = [
    "Direction",
    "How",
    "Told",
    "added",
    "aligned",
    "cluster",
    "origins",
    "stream_origins",
    "stream_told",
    "with_additions",
]
