"""Articles into stories, and a story's articles into independent origins.

cluster(articles)         articles -> stories, each a tuple of articles
grouped(articles)         the same with what holds each story together
cluster_stream(articles)  the same for a stream of any length, stories as they close
Stories                   the stories of articles that come one by one
origins(articles)         articles -> original reports and what derives from each, with evidence
stream_origins(articles)  the same, one by one, for more articles than can be held
stream_told(articles)     the same with the articles of each, to show the evidence
with_additions(origins)   the same with what each digest adds as an origin of its own
aligned(article, original) the sentences of a copy with their counterparts, in order
added(article, original)  the sentences that a derived article has of its own
"""

from brief.stories.cluster import Grouped, cluster, cluster_stream, grouped
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
from brief.stories.gathered import Gathered
from brief.stories.links import How
from brief.stories.stream import Stories

__all__ = [
    "Direction",
    "Gathered",
    "Grouped",
    "How",
    "Stories",
    "Told",
    "added",
    "aligned",
    "cluster",
    "cluster_stream",
    "grouped",
    "origins",
    "stream_origins",
    "stream_told",
    "with_additions",
]
