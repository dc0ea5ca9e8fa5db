"""What is counted, in the form that Prometheus reads."""

from __future__ import annotations

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

CONTENT_TYPE = CONTENT_TYPE_LATEST
_ACK = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
_ANSWER = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """The numbers of one server."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.commands = Counter(
            "brief_commands",
            "Slack commands and buttons by outcome: answered, failed (the user was told), "
            "unanswered (nobody could be), busy or repeated.",
            ("command", "outcome"),
            registry=self.registry,
        )
        self.waiting = Gauge(
            "brief_queue_length", "Commands that wait for a worker.", registry=self.registry
        )
        self.ack = Histogram(
            "brief_ack_seconds",
            "From Slack's request to its acknowledgement.",
            buckets=_ACK,
            registry=self.registry,
        )
        self.answer = Histogram(
            "brief_answer_seconds",
            "From a command to its answer.",
            ("command",),
            buckets=_ANSWER,
            registry=self.registry,
        )
        self.pages = Counter(
            "brief_pages", "Pages served.", ("page", "status"), registry=self.registry
        )

    def text(self) -> bytes:
        """Return all numbers as they are now."""
        return generate_latest(self.registry)
