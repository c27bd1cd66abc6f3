"""The constructed sites: pages that the project wrote, and a local server that answers for them."""
