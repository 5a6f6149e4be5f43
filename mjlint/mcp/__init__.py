"""Short answers for agents, and the server of the Model Context Protocol that gives them."""
