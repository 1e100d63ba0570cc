"""Asked in another process: which exporters do the plugins of a specification offer, and whose are they?

Reads a pickled specification, prints JSON.
"""

from __future__ import annotations

import json
import pickle
import sys

from inspection_core.plugins import Plugins

if __name__ == "__main__":
    plugins = Plugins.from_spec(pickle.load(sys.stdin.buffer))
    sys.stdout.write(json.dumps({name: plugins.author("exporters", name) for name in plugins.exporters}))
