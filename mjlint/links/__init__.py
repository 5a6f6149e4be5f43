"""A URL to a verdict, over the network. Knows no prompt; nothing here is imported until links are checked."""
