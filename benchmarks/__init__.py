"""How fast Martillo is, beside its peers on the same machine in the same minute: `./dev bench`."""
