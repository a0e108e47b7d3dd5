"""`python -m itugraph`: the command line."""

from itugraph.cli import main

if __name__ == "__main__":
    main()
