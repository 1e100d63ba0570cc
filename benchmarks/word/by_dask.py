"""Make the bulletins of some cases by Dask's workers: `by_dask.py TO CASE…`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import inspection_core as ic


def main(to: str, *folders: str) -> None:
    """Into a folder of its name for each case, as `inspection build` does."""
    from distributed import Client

    work = [job for each in folders for job in ic.jobs(each, as_of=dt.date(2024, 3, 1), to=Path(to) / Path(each).name)]
    with Client(n_workers=2, threads_per_worker=1, dashboard_address=None) as client:
        list(ic.build(tuple(work), executor=client.get_executor(pure=False)))


if __name__ == "__main__":
    main(*sys.argv[1:])
