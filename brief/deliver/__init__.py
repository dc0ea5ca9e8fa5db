"""From rendered text to people, once: the digest by e-mail and to Slack channels.

Takes what `brief.render` made as plain strings and blocks, and knows nothing of
briefings. What was handed over is written down in a ledger, before and after;
see `brief.deliver.ledger` for what that does and does not promise.
"""
