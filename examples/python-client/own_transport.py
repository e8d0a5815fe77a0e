"""Makes a transport in code. It reads nothing from the environment, so URL and key are given here."""

import os

from openlineage.client import OpenLineageClient
from openlineage.client.transport.http import ApiKeyTokenProvider, HttpCompression, HttpConfig, HttpTransport, TokenProvider

url = os.environ.get("OPENLINEAGE_URL", "http://127.0.0.1:8080")
key = os.environ.get("OPENLINEAGE_API_KEY")

auth = ApiKeyTokenProvider({"apiKey": key}) if key else TokenProvider({})
client = OpenLineageClient(transport=HttpTransport(HttpConfig(url=url, auth=auth, compression=HttpCompression.GZIP)))
client.close()
