"""The Bidders page: who may bid in the sale, as what, and how far."""
