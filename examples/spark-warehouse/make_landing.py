"""Writes the files that the shops and the head office deliver. Plain Python: nothing here sends lineage."""

import csv
import json
import pathlib
import sys

landing = pathlib.Path(sys.argv[1])

FIRST = "Ada Bruno Chiara Dmitri Elin Farid Greta Hana Ivan Jelena Kofi Lucia".split()
LAST = "Lind Moreau Rossi Petrov Berg Haddad Novak Sato Horvat Ilic Mensah Costa".split()
PRODUCTS = [
    ("P01", "Desk lamp", "lighting", 39.0),
    ("P02", "Floor lamp", "lighting", 89.0),
    ("P03", "Office chair", "furniture", 219.0),
    ("P04", "Standing desk", "furniture", 499.0),
    ("P05", "Notebook", "paper", 4.5),
    ("P06", "Fountain pen", "writing", 32.0),
]
STORES = [("S1", "Malmo", "SE", "SEK"), ("S2", "Lyon", "FR", "EUR"), ("S3", "Zagreb", "HR", "EUR")]


def write_csv(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


write_csv(landing / "stores.csv", ["store_id", "city", "country_code", "currency"], STORES)
write_csv(
    landing / "customers.csv",
    ["customer_id", "first_name", "last_name", "email", "phone", "birth_date", "country_code"],
    [
        (
            f"C{n:03d}",
            FIRST[n % 12],
            LAST[(n * 5) % 12],
            f"{FIRST[n % 12]}.{LAST[(n * 5) % 12]}{n}@example.com".lower(),
            f"+46 70 555 {n * 37 % 100:02d} {n * 53 % 100:02d}",
            f"{1955 + n % 45}-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
            ("SE", "FR", "HR")[n % 3],
        )
        for n in range(40)
    ],
)
with (landing / "products.json").open("w") as file:
    for product_id, title, category, price in PRODUCTS:
        file.write(json.dumps({"product_id": product_id, "title": title, "category": category, "list_price": price}) + "\n")
number = 0
for day in range(1, 5):
    rows = []
    for _ in range(50):
        number += 1
        product = PRODUCTS[number * 7 % 6]
        quantity = 1 + number % 3
        rows.append(
            (
                f"T{number:05d}",
                f"2024-05-{day:02d} {9 + number % 9:02d}:{number * 7 % 60:02d}:00",
                STORES[number % 3][0],
                "" if number % 5 == 0 else f"C{number * 11 % 40:03d}",
                product[0],
                quantity,
                round(product[3] * quantity, 2),
            )
        )
    write_csv(
        landing / "sales" / f"sales-2024-05-{day:02d}.csv",
        ["ticket_id", "sold_at", "store_id", "customer_id", "product_id", "quantity", "amount"],
        rows,
    )
(landing / "till-logs").mkdir()
for store in ("S1", "S2", "S3"):
    (landing / "till-logs" / f"{store}.log").write_text(
        "".join(f"2024-05-0{n % 4 + 1}T1{n % 10}:00:00 {store} {'ERROR' if n % 6 == 0 else 'INFO'} till {n % 4}\n" for n in range(30))
    )
