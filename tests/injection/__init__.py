"""Articles that attack, models that obey them, and what a reader must not see of it."""
