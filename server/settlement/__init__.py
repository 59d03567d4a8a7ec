"""What a sale came to: results, statements and papers. Pure; knows no store and no socket."""
