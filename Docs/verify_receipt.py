#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: verify_receipt.py RECEIPT VERIFIER-KEY [SECRET-FILE]     (needs the package "cryptography" only)"""
import hashlib, hmac, json, sys
from base64 import b64decode, b64encode
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
receipt = json.load(open(sys.argv[1], encoding="utf-8"))
NAME, KEY_ID, KEY = sys.argv[2].split("+", 2)
KEY = Ed25519PublicKey.from_public_bytes(b64decode(KEY)[1:])
secret = bytes.fromhex(open(sys.argv[3]).read().strip()) if receipt["secret"] else b""
def demand(condition, reason):
    if not condition: sys.exit("NOT PROVEN: " + reason)
def decode(text, read=lambda text: b64decode(text, validate=True), write=lambda value: b64encode(value).decode()):
    demand(write(read(text)) == text, "bytes that are not written as all write them")
    return read(text)
unhex = lambda text: decode(text, bytes.fromhex, bytes.hex)
def climb(index, size, value, path):              # RFC 9162, 2.1.3.2: the root that a leaf's path leads to
    last = size - 1
    demand(0 <= index < size, "a leaf lies outside of its tree")
    for sibling in path:
        demand(last > 0, "a path is too long")
        odd = index & 1 == 1 or index == last
        value = sha(b"\1", sibling, value) if odd else sha(b"\1", value, sibling)
        while odd and index & 1 == 0 and index: index, last = index >> 1, last >> 1
        index, last = index >> 1, last >> 1
    demand(last == 0, "a path is too short")
    return value
def tree_root(values):                            # RFC 9162, 2.1.1
    if len(values) < 2: return values[0] if values else sha()
    middle = 1 << (len(values) - 1).bit_length() - 1
    return sha(b"\1", tree_root(values[:middle]), tree_root(values[middle:]))
def statement(item, kind):                        # c2sp.org/tlog-proof, tlog-checkpoint, signed-note; DSSE; in-toto
    (head, text, signatures), leaf = item["proof"].split("\n\n"), item["leaf"].encode()
    header, index, *path = head.split("\n")
    index, (origin, size, root) = int(index.removeprefix("index ")), text.split("\n")
    demand(text == receipt["index"]["proof"].split("\n\n")[1], "the tree heads differ")
    lines = [decode(line.split(" ")[2]) for line in signatures.split("\n")[:-1] if line.split(" ")[:2] == ["—", NAME]]
    ours = [line[4:] for line in lines if line[:4].hex() == KEY_ID]
    form = header == "c2sp.org/tlog-proof@v1" and signatures.endswith("\n")
    demand(form and ours and origin == NAME, "another log's proof")
    KEY.verify(ours[0], text.encode() + b"\n")
    demand(climb(index, int(size), sha(b"\0", leaf), map(decode, path)) == decode(root), "a leaf is not in the log")
    envelope = json.loads(leaf)
    payload, media = decode(envelope["payload"]), envelope["payloadType"]
    signed = b"DSSEv1 %d %s %d %s" % (len(media), media.encode(), len(payload), payload)
    KEY.verify(decode(envelope["signatures"][0]["sig"]), signed)
    payload = json.loads(payload)
    demand(payload["predicateType"].endswith(f"/{kind}/v1"), f"no {kind} statement")
    return index, payload["predicate"], bytes.fromhex(payload["subject"][0]["digest"]["sha256"])
_, index, trie_root = statement(receipt["index"], "index")
at, release, digest = statement(receipt["release"], "release")
demand((index["release"], index["map_function"]) == (digest.hex(), "herkomst-identifiers/1"), "another release's index")
demand(not secret or statement(receipt["licensor"], "licensor")[2] == sha(secret), "another secret")
key = sha(NAME.encode(), b"\n", receipt["kind"].encode(), b"\0", receipt["value"].encode(), secret)
bit = lambda of, depth: of[depth // 8] >> 7 - depth % 8 & 1
siblings, end = [[unhex(text) for text in receipt["trie"][name]] for name in ("siblings", "terminal")]
demand(len(siblings) <= 256 and bytes(32) not in siblings[-1:], "a path that no index has")
demand(not end or all(bit(end[0], depth) == bit(key, depth) for depth in range(len(siblings))), "another key's path")
value = sha(b"\2", *end) if end else bytes(32)
for depth in reversed(range(len(siblings))):
    value = sha(b"\3", siblings[depth], value) if bit(key, depth) else sha(b"\3", value, siblings[depth])
demand(value == trie_root, "the path does not lead to the index's root")
places = [tuple(place) for place in receipt["places"]]
used = tree_root([sha(b"\0", shard.to_bytes(8, "big"), row.to_bytes(8, "big")) for shard, row in places])
demand((end[1:] == [used]) if end[:1] == [key] else not places, "the places are not those of the index")
for item in receipt["licences"]:
    alias = hmac.digest(secret, b"pseudonym\nlicence\n" + item["id"].encode(), "sha256").hex()[:32]
    demand(statement(item, "licence")[1]["id"] in (item["id"], "licence-" + alias), "another licence")
shards = {item["shard"]: statement(item, "shard") for item in receipt["shards"]}
for item in receipt["records"]:
    leaf, shard, _ = shards[item["shard"]]
    demand((leaf - release["shard_leaves"]["first"], item["shard"]) == (item["shard"], shard["index"]), "another shard")
    root = climb(item["row"], shard["documents"], sha(b"\0", item["record"].encode()), map(unhex, item["path"]))
    demand(root.hex() == shard["documents_root"], "a record is not in its shard")
    demand((item["shard"], item["row"]) in places, "a record is not at a place of use")
answer = "used" if places else "not used"
demand((receipt["receipt"], receipt["answer"]) == ("herkomst.eu/receipt/v1", answer), "another answer than the proof's")
print(f"{receipt['kind']}:{receipt['value']} was {answer} at {len(places)} places in release "
      f"“{release['name']}”, entry {at} of {NAME}; {len(receipt['records'])} records shown")
