"""What docs/frontend.md uses of supabase-py, with its names: requests to PostgREST."""

import json
import urllib.parse
import urllib.request
from types import SimpleNamespace


class Query:
    def __init__(self, url, key, table):
        self.url, self.key, self.filters = f"{url}/rest/v1/{table}", key, []

    def insert(self, row):
        return self._with("POST", row)

    def update(self, values):
        return self._with("PATCH", values)

    def _with(self, method, body):
        self.method, self.body = method, body
        return self

    def eq(self, column, value):
        self.filters.append((column, f"eq.{value}"))
        return self

    def execute(self):
        request = urllib.request.Request(
            f"{self.url}?{urllib.parse.urlencode(self.filters)}",
            data=json.dumps(self.body).encode(),
            method=self.method,
            headers={
                "apikey": self.key,
                "authorization": f"Bearer {self.key}",
                "content-type": "application/json",
                "prefer": "return=representation",
            },
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return SimpleNamespace(data=json.load(answer))


def create_client(url, key):
    return SimpleNamespace(table=lambda name: Query(url, key, name))
