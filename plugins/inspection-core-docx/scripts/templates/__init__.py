"""Where our templates come from: a module for each, over one layout."""
