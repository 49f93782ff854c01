"""A plain load tool: load.py RAW CLIENTS ROUNDS sends the requests of RAW again and again from CLIENTS connections, and prints
how many were answered each second. The requests are ready as they go over the wire; nothing is signed or parsed."""

import http.client
import json
import sys
import threading
import time
from urllib.parse import urlsplit


def main():
    requests = json.load(open(sys.argv[1], encoding="utf-8"))
    clients, rounds = int(sys.argv[2]), int(sys.argv[3])
    host = urlsplit(requests[0][1])

    def send():
        connection = http.client.HTTPConnection(host.hostname, host.port)
        for _ in range(rounds):
            for method, url, headers, body in requests:
                parts = urlsplit(url)
                path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                connection.request(method, path, body.encode("latin-1"), headers)
                connection.getresponse().read()

    threads = [threading.Thread(target=send) for _ in range(clients)]
    begin = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(requests) * clients * rounds / (time.monotonic() - begin))


if __name__ == "__main__":
    main()
