"""One module for each rule; ``compliance.catalogue`` lists them."""
