#!/usr/bin/env python3
"""An adapter in Python's standard library: takes email jobs, hands each to a provider, reports.

    Scripts/adapter-example.py email.key            # the key has the scope jobs:email
    Scripts/adapter-example.py email.key --once     # ends when nothing is queued
"""
import json, sys, urllib.request

once = "--once" in sys.argv
key_file, *rest = [argument for argument in sys.argv[1:] if argument != "--once"]
key = open(key_file).readline().strip()
daemon = rest[0] if rest else "http://127.0.0.1:7070"


def call(verb, body):
    request = urllib.request.Request(
        f"{daemon}/v1/channels/email/jobs:{verb}", json.dumps(body).encode(),
        {"Authorization": f"Bearer {key}", "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)


def deliver(to, content, headers, idempotency_key):
    """Yours: call the provider with the key, return its id for the message.

    Raise ConnectionError where it may help to try again, ValueError where the address is wrong.
    """
    print(json.dumps({"to": to, "subject": content["subject"], "key": idempotency_key}), flush=True)
    return "example-" + idempotency_key


def withdraw(content, idempotency_key):
    """Yours, for display: end what was shown. It may be asked twice and must then do no harm."""
    print(json.dumps({"withdraw": content, "key": idempotency_key}), flush=True)


while True:
    jobs = call("lease", {"max": 50, "wait": 0 if once else 20})["jobs"]
    if once and not jobs:
        break
    for job in jobs:
        held = {"contact": job["contact"], "lease_token": job["lease_token"]}
        [begun] = call("begin", [held])  # asks every rule again; valid for a second
        if begun["result"] != "ok":
            continue  # recalled, put off or suppressed: nothing to report
        try:
            key_of_job = job["idempotency_key"]
            if job["kind"] == "withdraw":
                withdraw(begun["content"], key_of_job)
                held |= {"outcome": "accepted"}
            else:
                provider_id = deliver(begun["to"], begun["content"], begun["headers"], key_of_job)
                held |= {"outcome": "accepted", "provider_id": provider_id}
        except ConnectionError as error:
            held |= {"outcome": "transient", "reason": str(error)}
        except ValueError as error:
            held |= {"outcome": "permanent_recipient", "reason": str(error)}
        call("settle", [held])
