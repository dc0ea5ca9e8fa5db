"""Getting started and staying so: settings written, each part tested, a timer set up."""
