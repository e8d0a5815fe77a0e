"""Writes the landing files of the bike-share: stations, trips and telemetry. The same files on every run."""

import csv
import json
import sys
from pathlib import Path

landing = Path(sys.argv[1])
STATIONS = [("S1", "Harbour", 20), ("S2", "Old Town", 12), ("S3", "University", 30), ("S4", "Depot", 0)]


def write_lines(path: Path, rows: list[dict]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


landing.mkdir(parents=True)
with open(landing / "stations.csv", "w", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(["station_id", "name", "docks"])
    writer.writerows(STATIONS)

for hour in range(3):
    write_lines(
        landing / "trips" / f"trips-{hour}.json",
        [
            {
                "trip_id": f"T{hour}{n}",
                "bike_id": f"B{n % 4}",
                "rider_email": f"rider{n}@example.org",
                "from_station": f"S{n % 3 + 1}",
                "to_station": f"S{(n + hour) % 3 + 1}",
                "started_at": f"2024-05-0{hour + 1}T08:{10 + n}:00Z",
                "minutes": 5 + n * 3 + hour,
            }
            for n in range(6)
        ],
    )

for batch in range(2):
    write_lines(
        landing / "telemetry" / f"telemetry-{batch}.json",
        [
            {"bike_id": f"B{n}", "seen_at": f"2024-05-0{batch + 1}T12:00:00Z", "battery": 90 - n * 10 - batch, "station_id": f"S{n % 3 + 1}"}
            for n in range(4)
        ],
    )
