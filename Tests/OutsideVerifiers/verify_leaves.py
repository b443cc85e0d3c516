#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Check every leaf of a published log with other people's libraries, and a cosignature with `cryptography` alone.

usage: verify_leaves.py FOLDER VKEY [WITNESS-VKEY]

securesystemslib reads each leaf as a DSSE envelope and verifies it; in-toto-attestation reads the payload as a
Statement v1 and validates it; the predicate's own members make the chain. Prints one line, or fails.
"""
import base64
import hashlib
import json
import pathlib
import sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from google.protobuf import json_format
from in_toto_attestation.v1 import statement_pb2
from in_toto_attestation.v1.statement import Statement
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey


def parse_vkey(vkey, kind):
    name, key_id, text = vkey.split("+", 2)
    raw = base64.b64decode(text)
    assert raw[0] == kind and len(raw) == 33, "not a key of this type"
    assert hashlib.sha256(name.encode() + b"\n" + raw).hexdigest()[:8] == key_id, "the id does not fit the key"
    return name, key_id, raw[1:]


def leaves(folder, size):
    number = 0
    while number * 256 < size:
        width = min(256, size - number * 256)
        groups = f"{number:03d}" if number < 1000 else f"x{number // 1000:03d}/{number % 1000:03d}"
        data = (folder / "tile/entries" / (groups + ("" if width == 256 else f".p/{width}"))).read_bytes()
        while data:
            length = int.from_bytes(data[:2], "big")
            yield data[2 : 2 + length]
            data = data[2 + length :]
        number += 1


def check_cosignature(note, vkey):
    name, key_id, public_key = parse_vkey(vkey, 4)
    text, signatures = note.rsplit("\n\n", 1)
    for line in signatures.splitlines():
        _, signer, blob = line.split(" ")
        raw = base64.b64decode(blob)
        if signer == name and raw[:4].hex() == key_id:
            assert len(raw) == 76, "a cosignature has 76 bytes"
            time = int.from_bytes(raw[4:12], "big")
            message = f"cosignature/v1\ntime {time}\n{text}\n".encode()
            Ed25519PublicKey.from_public_bytes(public_key).verify(raw[12:], message)
            return
    raise AssertionError("the witness has not cosigned")


def main():
    folder, (_, key_id, public_key) = pathlib.Path(sys.argv[1]), parse_vkey(sys.argv[2], 1)
    key = SSlibKey(key_id, "ed25519", "ed25519", {"public": public_key.hex()})
    note = (folder / "checkpoint").read_text(encoding="utf-8")
    size = int(note.split("\n")[1])
    previous, types, count = "0" * 64, set(), 0
    for leaf in leaves(folder, size):
        envelope = Envelope.from_dict(json.loads(leaf))
        assert envelope.verify([key], 1), f"leaf {count}: securesystemslib refuses it"
        message = json_format.Parse(envelope.payload, statement_pb2.Statement())
        Statement.copy_from_pb(message).validate()
        statement = json.loads(envelope.payload)
        assert (statement["predicate"]["seq"], statement["predicate"]["prev"]) == (count, previous), f"leaf {count}"
        previous = hashlib.sha256(b"\x00" + leaf).hexdigest()
        types.add(statement["predicateType"].rsplit("/", 2)[1])
        count += 1
    assert count == size, f"{count} leaves, the checkpoint has {size}"
    if len(sys.argv) > 3:
        check_cosignature(note, sys.argv[3])
    print(f"{count} leaves: securesystemslib and in-toto-attestation accept every one; types: {' '.join(sorted(types))}")


if __name__ == "__main__":
    main()
