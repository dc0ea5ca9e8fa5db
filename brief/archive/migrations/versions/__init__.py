"""One module for each schema that was released, in order; none is changed afterwards."""
