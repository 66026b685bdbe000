#!/usr/bin/env python3
"""Writes the sample shop's event log, one Segment-shaped object a line.

The orders are real (UCI Online Retail, see README.md); all else is made up around them.
Same source, same seed, same bytes: every draw is a hash of the seed and of what it is for, so
neither the Python version nor the order of the draws changes anything.
"""

import argparse
import csv
import hashlib
import json
import sys
from collections import defaultdict
from datetime import datetime, timedelta, timezone

SHIFT = timedelta(weeks=783)  # December 2010 becomes December 2025; the days of the week stay
LOG_START = datetime(2025, 12, 1, 6, 0, tzinfo=timezone.utc)
LOG_END = datetime(2026, 7, 3, 0, 0, tzinfo=timezone.utc)

# Zone, its hours from UTC in winter (only used to place evenings and nights), share in percent.
ZONES = {
    "ru": [
        ("Europe/Moscow", 3, 52), ("Europe/Kaliningrad", 2, 5), ("Europe/Samara", 4, 9),
        ("Asia/Yekaterinburg", 5, 14), ("Asia/Novosibirsk", 7, 11), ("Asia/Vladivostok", 10, 9),
    ],
    "en": [
        ("Europe/London", 0, 40), ("Europe/Berlin", 1, 15), ("Asia/Almaty", 5, 20),
        ("Asia/Dubai", 4, 15), ("Asia/Tbilisi", 4, 10),
    ],
}
FIRST_NAMES = {
    "ru": {
        "Анна": "anna", "Мария": "maria", "Елена": "elena", "Ольга": "olga", "Ирина": "irina",
        "Дарья": "daria", "Юлия": "yulia", "Алия": "aliya", "Пётр": "petr", "Иван": "ivan",
        "Сергей": "sergey", "Никита": "nikita", "Тимур": "timur", "Артём": "artem",
    },
    "en": {
        "Alice": "alice", "Grace": "grace", "Nora": "nora", "Ruth": "ruth", "Maya": "maya",
        "Oliver": "oliver", "Sam": "sam", "Leo": "leo", "Hugo": "hugo", "Omar": "omar",
    },
}
LAST_NAMES = {
    "ru": {
        "Лисенко": "lisenko", "Черных": "chernykh", "Седых": "sedykh", "Шевчук": "shevchuk",
        "Дунаенко": "dunaenko", "Гринько": "grinko", "Долгих": "dolgikh", "Бойко": "boyko",
    },
    "en": {
        "Baker": "baker", "Fox": "fox", "Hill": "hill", "Marsh": "marsh", "Reed": "reed",
        "Stone": "stone", "Wells": "wells", "Young": "young",
    },
}
PRODUCTS = [
    "dog-food-3kg", "dog-food-12kg", "puppy-food-2kg", "cat-food-2kg", "cat-food-7kg",
    "kitten-food-1kg", "cat-pouch-salmon", "cat-pouch-turkey", "dog-treats-duck", "cat-grass",
    "cat-litter-10l", "litter-scoop", "dog-lead-2m", "collar-m", "harness-s", "bowl-wide",
    "water-fountain", "scratching-post", "carrier-m", "dog-bed-l", "ball-rubber", "feather-rod",
    "dental-sticks", "shampoo-oat",
]
TOPICS = ["advice", "offers", "cart"]


class Draws:
    """An endless row of draws that depends on the seed and a name, and on nothing else."""

    def __init__(self, seed, *name):
        self.name = "/".join([str(seed), *map(str, name)])
        self.count = 0

    def unit(self):
        """A number from 0 to below 1."""
        self.count += 1
        digest = hashlib.sha256(f"{self.name}/{self.count}".encode()).digest()
        return int.from_bytes(digest[:6], "big") / (1 << 48)

    def between(self, low, high):
        return low + (high - low) * self.unit()

    def whole(self, low, high):
        """A whole number from low to high, both included."""
        return low + int((high - low + 1) * self.unit())

    def chance(self, share):
        return self.unit() < share

    def one_of(self, items):
        return items[int(len(items) * self.unit())]

    def log_between(self, low, high):
        """Small values as often as large ones: 1 to 10 has the share of 10 to 100."""
        return low * (high / low) ** self.unit()


class Person:
    """A customer of the sample: where it lives, and when the shop first heard of it."""

    def __init__(self, seed, user, number):
        draws = Draws(seed, "person", user)
        self.user = user
        self.number = number
        self.locale = "ru" if draws.chance(0.8) else "en"
        self.zone, self.offset = weighted(draws, ZONES[self.locale])
        self.known_from = LOG_START
        self.orders = []

    def traits(self, seed):
        draws = Draws(seed, "traits", self.user)
        first = draws.one_of(list(FIRST_NAMES[self.locale]))
        last = draws.one_of(list(LAST_NAMES[self.locale]))
        names = (FIRST_NAMES[self.locale][first], LAST_NAMES[self.locale][last])
        traits = {}
        if draws.chance(0.93):  # some leave their name out, and the texts must cope
            traits |= {"firstName": first, "lastName": last}
        if draws.chance(0.96):
            host = draws.one_of(["example.com", "example.org", "example.net"])
            traits["email"] = f"{names[0]}.{names[1]}.{self.number}@{host}"
        if draws.chance(0.7):
            # 07700 900000 to 900999: set aside for fiction (Ofcom). Russia reserves no such range.
            traits["phone"] = f"+447700900{self.number:03d}"
        traits["locale"] = self.locale
        if draws.chance(0.01):
            traits["timezone"] = "Europe/Moskow"  # a slip that real logs hold: no such zone
        elif draws.chance(0.9):
            traits["timezone"] = self.zone
        if draws.chance(0.45):
            traits["pushToken"] = "demo-push-" + digest(seed, "push", self.user)
        if draws.chance(0.35):
            traits["messenger"] = "demo-chat-" + digest(seed, "messenger", self.user)
        consents = self.consents(draws)
        if consents is not None:
            traits["consents"] = consents
        return traits

    def consents(self, draws):
        """Most agree to all, some to a part, some never said anything: all the shapes of the API."""
        share = draws.unit()
        if share < 0.68:
            return TOPICS
        if share < 0.80:
            return [topic for topic in TOPICS if draws.chance(0.6)] or ["cart"]
        if share < 0.88:
            return {"advice": True, "offers": {"email": True, "sms": False}, "cart": {"email": True}}
        if share < 0.93:
            return {topic: False for topic in TOPICS}
        return None


class Log:
    """The lines so far. A line's place is when it was received, which may be after it happened."""

    def __init__(self, seed):
        self.seed = seed
        self.lines = []
        self.counts = defaultdict(int)

    def add(self, happened, kind, user, body, received=None):
        name = body.get("event", kind)
        line = {
            "type": kind,
            **({"event": body["event"]} if "event" in body else {}),
            "userId": user,
            "messageId": digest(self.seed, user, name, stamp(happened), json.dumps(body)),
            "timestamp": stamp(happened),
        }
        if received:
            line["receivedAt"] = stamp(received)
        line |= {key: body[key] for key in ("properties", "traits") if key in body}
        self.counts[name] += 1
        self.place(received or happened, line)

    def identify(self, happened, user, traits):
        self.add(happened, "identify", user, {"traits": traits})

    def track(self, happened, user, event, properties, draws=None):
        """Now and then a telephone was offline: the event arrives hours, rarely days, late."""
        received = None
        if draws and draws.chance(0.012):
            self.counts["received late"] += 1
            hours = draws.between(26, 60) if draws.chance(0.25) else draws.between(1, 18)
            received = happened + timedelta(hours=hours)
        self.add(happened, "track", user, {"event": event, "properties": properties}, received)

    def place(self, received, line):
        if received < LOG_END:
            self.lines.append((received, len(self.lines), line))

    def repeat_some(self):
        """SDKs repeat what was not answered in time: at once, or after the next start of the app."""
        for received, _, line in list(self.lines):
            draws = Draws(self.seed, "repeat", line["messageId"])
            if draws.chance(0.025):
                self.place(received, line)
                self.counts["repeated at once"] += 1
            elif draws.chance(0.006):
                later = received + timedelta(minutes=draws.log_between(2, 900))
                self.place(later, insert_after(line, "timestamp", "receivedAt", stamp(later)))
                self.counts["repeated later"] += 1

    def write(self, out):
        first_seen = {}
        for _, position, line in self.lines:
            first_seen.setdefault(line["messageId"], position)
        # An immediate repetition stands right behind its line.
        self.lines.sort(key=lambda entry: (entry[0], first_seen[entry[2]["messageId"]], entry[1]))
        for _, _, line in self.lines:
            out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def digest(*parts):
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:16]


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def insert_after(line, key, new_key, value):
    result = {}
    for name, old in line.items():
        if name != new_key:
            result[name] = old
        if name == key:
            result[new_key] = value
    return result


def weighted(draws, rows):
    point = draws.unit() * sum(row[2] for row in rows)
    for zone, offset, weight in rows:
        point -= weight
        if point < 0:
            return zone, offset
    return rows[-1][0], rows[-1][1]


def read_orders(path):
    """Invoices by customer. The source has British local time without a zone: read as UTC."""
    orders = defaultdict(list)
    with open(path, newline="", encoding="utf-8") as source:
        for row in csv.DictReader(source):
            at = datetime.strptime(row["ts"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=timezone.utc)
            orders[row["CustomerID"]].append((at + SHIFT, row["InvoiceNo"], float(row["amount"])))
    return orders


def cart(draws, cart_id, total):
    """What a cart holds: the total is split over made-up products, to the penny."""
    pence = round(total * 100)
    cuts = sorted({draws.whole(1, pence - 1) for _ in range(draws.whole(0, 3))})
    parts = [high - low for low, high in zip([0, *cuts], [*cuts, pence])]
    return {
        "cart_id": cart_id,
        "items_count": len(parts),
        "total": pence / 100,
        "currency": "GBP",
        "products": [
            {"product_id": draws.one_of(PRODUCTS), "quantity": 1, "price": part / 100}
            for part in parts
        ],
    }


def add_order(log, seed, person, order):
    """A real order, and the made-up way to it: a cart shortly before, or a day or two before."""
    at, invoice, amount = order
    draws = Draws(seed, "order", invoice)
    properties = {"order_id": invoice, "revenue": amount, "currency": "GBP"}
    begun = at
    if draws.chance(0.9):  # the others order by telephone or at the till
        properties["cart_id"] = f"cart-{invoice}"
        if draws.chance(0.16):
            begun = at - timedelta(hours=draws.between(18, 50))
        else:
            begun = at - timedelta(minutes=draws.log_between(3, 45))
        whole = cart(draws, f"cart-{invoice}", amount)
        begun = max(begun, person.known_from + timedelta(seconds=30))
        if at - begun > timedelta(hours=12):
            log.counts["carts bought a day or two later"] += 1
        if whole["items_count"] > 1 and draws.chance(0.4):
            first = whole["products"][0]
            part = whole | {"items_count": 1, "total": first["price"], "products": [first]}
            log.track(begun, person.user, "Cart Updated", part)
            begun += min(timedelta(minutes=draws.log_between(1, 15)), (at - begun) / 2)
        log.track(begun, person.user, "Cart Updated", whole, draws)
    log.track(at, person.user, "Order Completed", properties, draws)


def add_left_cart(log, seed, person, number, at, amounts, may_empty=True):
    """A cart that nobody bought: left as it is, or emptied after a while."""
    draws = Draws(seed, "left", person.user, number)
    cart_id = f"cart-x{digest(seed, person.user, number)[:6]}"
    log.counts["carts never bought"] += 1
    log.track(at, person.user, "Cart Updated", cart(draws, cart_id, draws.one_of(amounts)), draws)
    if may_empty and draws.chance(0.18):
        log.counts["of them emptied"] += 1
        empty = {"cart_id": cart_id, "items_count": 0, "total": 0, "currency": "GBP", "products": []}
        later = at + timedelta(hours=draws.log_between(0.2, 40))
        log.track(later, person.user, "Cart Updated", empty)


def evening(draws, person, day):
    """A time on the customer's day: a third of it all happens late in the evening or at night."""
    hour = draws.between(21, 26) if draws.chance(0.35) else draws.between(9, 21)
    return day + timedelta(hours=hour - person.offset)


def add_left_carts(log, seed, person, amounts):
    draws = Draws(seed, "left carts", person.user)
    days = (LOG_END - person.known_from).days
    if days < 3:
        return
    for number in range(draws.one_of([0, 0, 1, 1, 1, 2])):
        day = midnight(person.known_from) + timedelta(days=draws.whole(1, days - 2))
        add_left_cart(log, seed, person, number, evening(draws, person, day), amounts)
    if draws.chance(0.05):  # three or four carts within two days: what caps are for
        log.counts["customers with a burst of carts"] += 1
        at = midnight(person.known_from) + timedelta(days=draws.whole(1, days - 2), hours=8)
        for number in range(10, 10 + draws.whole(3, 4)):
            add_left_cart(log, seed, person, number, at, amounts, may_empty=False)
            at += timedelta(hours=draws.between(2, 16))


def midnight(moment):
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def settle_beginnings(seed, people):
    """Decides when the shop first hears of each customer, and whether that is a sign-up."""
    signed_up = {}
    for person in people:
        draws = Draws(seed, "beginning", person.user)
        # Those who are known already come in one go, when the shop connects.
        person.known_from = LOG_START + timedelta(seconds=person.number)
        if not person.orders:
            day = midnight(LOG_START) + timedelta(days=draws.whole(1, 190))
            person.known_from = evening(draws, person, day)
            signed_up[person.user] = True
            continue
        first = person.orders[0][0]
        lead = timedelta(days=draws.log_between(0.02, 24))
        if draws.chance(0.6) and first - lead > LOG_START + timedelta(hours=2):
            person.known_from = first - lead
            signed_up[person.user] = True
        elif first > LOG_START + timedelta(days=30) and draws.chance(0.5):
            person.known_from = first - timedelta(hours=draws.between(1, 3))  # a guest
    return signed_up


def add_changes(log, seed, person):
    """Some withdraw a consent, some add a channel, in the middle of it all."""
    draws = Draws(seed, "changes", person.user)
    days = (LOG_END - person.known_from).days
    at = person.known_from + timedelta(days=draws.between(0.2, 0.9) * days)
    if draws.chance(0.03):
        log.identify(at, person.user, {"consents": {"offers": False, "cart": False}})
        log.counts["withdrawals of consent"] += 1
    elif draws.chance(0.03):
        log.identify(at, person.user, {"pushToken": "demo-push-" + digest(seed, at, person.user)})
        log.counts["installs of the app"] += 1


def generate(arguments, log):
    seed = arguments.seed
    orders = read_orders(arguments.orders)
    chosen = sorted(orders, key=lambda customer: digest(seed, "choice", customer))
    chosen = sorted(chosen[: arguments.customers])
    people = []
    for customer in chosen:
        people.append(Person(seed, f"c{customer}", len(people)))
        people[-1].orders = orders[customer]
    for number in range(arguments.leads):
        people.append(Person(seed, f"lead{number + 1:03d}", len(people)))
    amounts = sorted(order[2] for person in people for order in person.orders if order[2] < 1500)
    signed_up = settle_beginnings(seed, people)
    for person in people:
        log.identify(person.known_from, person.user, person.traits(seed))
        if person.user in signed_up:
            log.track(person.known_from + timedelta(seconds=1), person.user, "Signed Up", {})
        for order in person.orders:
            add_order(log, seed, person, order)
        add_left_carts(log, seed, person, amounts)
        add_changes(log, seed, person)
    log.repeat_some()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("orders", help="CSV with InvoiceNo, CustomerID, ts, amount")
    parser.add_argument("--out", help="file to write (default: standard output)")
    parser.add_argument("--customers", type=int, default=400, help="buyers (default: 400)")
    parser.add_argument("--leads", type=int, default=80, help="who never buy (default: 80)")
    parser.add_argument("--seed", default="paw-and-tail", help="default: paw-and-tail")
    arguments = parser.parse_args()
    if arguments.customers + arguments.leads > 1000:
        parser.error("at most 1000 people: there are no more telephone numbers for fiction")

    log = Log(arguments.seed)
    generate(arguments, log)
    if arguments.out:
        with open(arguments.out, "w", encoding="utf-8", newline="\n") as out:
            log.write(out)
    else:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        log.write(sys.stdout)
    for name, count in sorted(log.counts.items()):
        print(f"{count:6d}  {name}", file=sys.stderr)
    print(f"{len(log.lines):6d}  lines", file=sys.stderr)


if __name__ == "__main__":
    main()
