"""The way in, for the Rust side:

    python -m seed list                     all variants, as JSON
    python -m seed deploy < orders.json     deploys labs; one JSON answer per order, in their order

An order is {"account": "111111111111", "variants": ["tg-port-80"]}; the input is {"endpoint", "orders": [...]}.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from .catalogue import Ineffective, UnknownVariant, planned, variants
from .deploy import Account, deploy
from .overlay import overlay
from .snapshot import snapshot

# The emulator answers one request at a time; a few threads keep it busy while the others wait for their answers.
THREADS = 4


def listing() -> list[dict]:
    return [{"id": v.id, "kind": v.kind, "task": v.task, "note": v.note} for v in variants()]


def fulfil(endpoint: str, order: dict, with_snapshot: bool) -> dict:
    started = time.monotonic()
    plan = planned(order["variants"])
    account = Account(endpoint, order["account"], plan.region)
    answer = deploy(plan, account)
    answer["overlay"] = overlay(plan, account, answer)
    answer |= {"account": account.number, "region": plan.region, "credentials": account.credentials}
    answer["seconds"] = round(time.monotonic() - started, 3)
    if with_snapshot:
        answer["snapshot"] = snapshot(account, answer["overlay"])
    return answer


def main() -> int:
    if sys.argv[1:] == ["list"]:
        json.dump(listing(), sys.stdout)
        return 0
    if sys.argv[1:] != ["deploy"]:
        print(__doc__, file=sys.stderr)
        return 2
    work = json.load(sys.stdin)
    try:
        for order in work["orders"]:
            # Before anything is deployed: a wrong id in the last order should not cost the time of the others.
            planned(order["variants"])
    except (Ineffective, UnknownVariant) as error:
        print(error, file=sys.stderr)
        return 2
    with ThreadPoolExecutor(THREADS) as pool:
        done = pool.map(lambda order: fulfil(work["endpoint"], order, work.get("snapshot", False)), work["orders"])
        json.dump(list(done), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
