"""Articles from files and the web: what a page says, where its prose stands, what is known of it.

load(sources)       files, folders, patterns and addresses -> Loaded(articles, problems)
stream(sources)     the same one by one, so that a file may be longer than memory
web.collect         feeds, sitemaps and pages, with a memory of earlier runs -> Collected
article_from_text   a text at hand -> Article
find_body           a page's text -> the ranges that may be cited
"""

from brief.ingest.facts import Facts
from brief.ingest.furniture import find_body
from brief.ingest.load import Loaded, load
from brief.ingest.pages import article_from_text
from brief.ingest.streaming import stream

__all__ = ["Facts", "Loaded", "article_from_text", "find_body", "load", "stream"]
