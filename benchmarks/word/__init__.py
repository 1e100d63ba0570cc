"""What the benchmark of Word documents is made of: its cases, and the libraries it compares with."""
