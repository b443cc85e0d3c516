# SPDX-License-Identifier: EUPL-1.2
"""WARC files of made-up pages, laid out as crawlers write them: a request, an answer and metadata for each page."""

import gzip
import hashlib
import base64
import uuid

_ANSWER = (
    b"HTTP/1.1 200 OK\r\nDate: Thu, 02 Jan 2025 03:04:05 GMT\r\nServer: nginx\r\nContent-Type: text/html; charset=UTF-8\r\n"
    b"X-Crawler-Transfer-Encoding: chunked\r\nConnection: keep-alive\r\nVary: Accept-Encoding\r\nCache-Control: max-age=600\r\n"
    b"X-Content-Type-Options: nosniff\r\nX-Crawler-Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
)
_REQUEST = (
    b"GET /%s HTTP/1.1\r\nUser-Agent: examplebot/1.0 (https://example.org/bot)\r\nAccept: text/html,application/xhtml+xml\r\n"
    b"Accept-Language: en-US,en;q=0.5\r\nAccept-Encoding: br,gzip\r\nHost: site%d.example\r\nConnection: Keep-Alive\r\n\r\n"
)
_METADATA = b'fetchTimeMs: 312\r\ncharset-detected: UTF-8\r\nlanguages-cld2: {"reliable":true,"text-bytes":4711}\r\n\r\n'
_INFORMATION = b"isPartOf: EXAMPLE-2025-01\r\nsoftware: Examplebot 1.0\r\nformat: WARC File Format 1.0\r\n\r\n"


def write_warc(path, pages, draw, level=6):
    """Writes pages to a WARC file, a gzip member for each record; how many records there are, and their bytes."""
    record_count = byte_count = 0
    with open(path, "wb") as file:
        for record in _records(pages, draw):
            file.write(gzip.compress(record, level, mtime=0))
            record_count += 1
            byte_count += len(record)
    return record_count, byte_count


def _records(pages, draw):
    yield _record("warcinfo", None, "application/warc-fields", _INFORMATION, draw)
    for number, page in enumerate(pages):
        path = b"%08x/%d.html" % (draw.getrandbits(32), number)
        address = f"https://site{number % 72}.example/{path.decode()}"
        yield _record("request", address, "application/http; msgtype=request", _REQUEST % (path, number % 72), draw)
        answer = _ANSWER % len(page) + page
        yield _record("response", address, "application/http; msgtype=response", answer, draw)
        yield _record("metadata", address, "application/warc-fields", _METADATA, draw)


def _record(kind, address, content_type, block, draw):
    identifier = uuid.UUID(int=draw.getrandbits(128), version=4)
    digest = base64.b32encode(hashlib.sha1(block).digest()).decode()
    lines = [
        "WARC/1.0", f"WARC-Type: {kind}", "WARC-Date: 2025-01-02T03:04:05Z", f"WARC-Record-ID: <urn:uuid:{identifier}>",
        f"Content-Length: {len(block)}", f"Content-Type: {content_type}", f"WARC-Block-Digest: sha1:{digest}",
    ]
    if address:
        lines += [f"WARC-Target-URI: {address}", "WARC-IP-Address: 192.0.2.7"]
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"
