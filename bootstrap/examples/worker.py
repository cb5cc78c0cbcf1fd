#!/usr/bin/env python3
"""A Cloakroom worker that counts words, with the standard library of Python 3.8 alone; the work is in work().
CLOAKROOM_KEY=... python3 worker.py     where the key is an API key with the scope `leases`"""
import http.client, json, os, signal, sys, threading, time, urllib.request

URL = os.environ.get("CLOAKROOM_URL", "http://127.0.0.1:8080") + "/v1/leases"
HEADERS = {"Authorization": "Bearer " + os.environ["CLOAKROOM_KEY"], "Content-Type": "application/json"}
LEASE_SECONDS = int(os.environ.get("LEASE_SECONDS", "30"))
WANTED = {"kinds": [os.environ.get("KIND", "word-count")], "wait_seconds": 30, "lease_seconds": LEASE_SECONDS}


def work(payload, progress, canceled):
    words = payload["text"].split()
    for count in range(len(words)):
        progress.update(percent=100 * count // len(words), message=f"{count} words")
        if canceled.wait(payload.get("seconds_per_word", 0)):
            break
    return {"words": len(words), "by": "python"}


def post(path, body):
    """Every request about a lease may be sent again: nothing happens twice. None where it is refused."""
    while True:
        try:
            request = urllib.request.Request(URL + path, json.dumps(body).encode(), HEADERS)
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)
        except (OSError, http.client.HTTPException) as failure:
            if 400 <= getattr(failure, "code", 500) < 500 and failure.code != 429:
                return print(path, failure, file=sys.stderr)
        time.sleep(1)


def run(lease):
    path, epoch = "/" + lease["id"], lease["epoch"]
    progress, canceled, over = {"percent": 0}, threading.Event(), threading.Event()

    def heartbeat():
        while not over.wait(LEASE_SECONDS / 3):
            held = post(path + "/heartbeat", {"epoch": epoch, "progress": progress, "lease_seconds": LEASE_SECONDS})
            if not held or held["cancel_requested"]:  # refused: somebody else has the job now
                canceled.set()

    threading.Thread(target=heartbeat, daemon=True).start()
    action, answer = "/release", {"epoch": epoch}  # unless it ends: also when SIGTERM stops us
    try:
        result = work(lease["job"]["payload"], progress, canceled)
        if not canceled.is_set():
            action, answer["result"] = "/complete", result
    except Exception as failure:
        action, answer["error"] = "/fail", {"code": "work-failed", "message": repr(failure)[:2000]}
    finally:
        over.set()
        threading.Thread(target=post, args=(path + action, answer)).start()  # of its own: SIGTERM waits for it


signal.signal(signal.SIGTERM, lambda *_: sys.exit())
while True:
    for taken in (post("", WANTED) or sys.exit("no jobs for us"))["leases"]:
        run(taken)
