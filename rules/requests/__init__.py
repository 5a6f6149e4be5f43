"""What can be wrong with a request to a vendor: one file a rule, each reads a `Request`."""
