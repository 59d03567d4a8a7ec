"""The office: what is prepared before a sale and settled after it, a page for each."""
