// SPDX-License-Identifier: EUPL-1.2

// Verifies a published log with golang.org/x/mod/sumdb/{note,tlog} alone: the note, every tile against the root, every
// entry's hash, the root made anew from all entries, proofs of inclusion and of consistency made by x/mod, and those
// that the ledger made.
//
// usage: verify FOLDER VKEY [inclusion:LEAF:FILE | request:SIZE:FILE]...
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type tiles struct{ folder string }

func (t tiles) Height() int                                { return 8 }
func (t tiles) SaveTiles(tiles []tlog.Tile, data [][]byte) {}
func (t tiles) ReadTiles(list []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range list {
		// x/mod writes the height into the path, tlog-tiles does not.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(t.folder, path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

type memory []tlog.Hash

func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, index := range indexes {
		hashes = append(hashes, m[index])
	}
	return hashes, nil
}

func must(err error, what string) {
	if err != nil {
		log.Fatalf("%s: %v", what, err)
	}
}

func head(folder, vkey string) tlog.Tree {
	bytes, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	must(err, "checkpoint")
	verifier, err := note.NewVerifier(vkey)
	must(err, "verifier key")
	opened, err := note.Open(bytes, note.VerifierList(verifier))
	must(err, "note")
	return parse(opened.Text, verifier.Name())
}

func parse(text, origin string) tlog.Tree {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[0] != origin {
		log.Fatalf("not a checkpoint of %s: %q", origin, text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err, "size")
	hash, err := tlog.ParseHash(lines[2])
	must(err, "root")
	return tlog.Tree{N: size, Hash: hash}
}

func entries(folder string, size int64) [][]byte {
	var all [][]byte
	for int64(len(all)) < size {
		width := size - int64(len(all))
		if width > 256 {
			width = 256
		}
		tile := tlog.Tile{H: 8, L: -1, N: int64(len(all)) / 256, W: int(width)}
		path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(folder, path))
		must(err, "bundle")
		for i := int64(0); i < width; i++ {
			length := binary.BigEndian.Uint16(data)
			all = append(all, data[2:2+int(length)])
			data = data[2+int(length):]
		}
		if len(data) != 0 {
			log.Fatalf("%s holds more than %d entries", path, width)
		}
	}
	return all
}

func hashLines(lines []string) []tlog.Hash {
	var hashes []tlog.Hash
	for _, line := range lines {
		bytes, err := base64.StdEncoding.DecodeString(line)
		must(err, "hash")
		var hash tlog.Hash
		copy(hash[:], bytes)
		hashes = append(hashes, hash)
	}
	return hashes
}

func main() {
	folder, vkey := os.Args[1], os.Args[2]
	tree := head(folder, vkey)
	all := entries(folder, tree.N)
	var stored memory
	for i, entry := range all {
		hashes, err := tlog.StoredHashes(int64(i), entry, stored)
		must(err, "stored hashes")
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(tree.N, stored)
	must(err, "root")
	if tree.N == 0 {
		// x/mod gives an empty tree the zero hash; RFC 6962, and so tlog-checkpoint, SHA-256 of nothing.
		if tree.Hash.String() != "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" {
			log.Fatal("the empty root is wrong")
		}
		fmt.Println("0 leaves: note and root")
		return
	}
	if root != tree.Hash {
		log.Fatalf("the entries give %s, the checkpoint signs %s", root, tree.Hash)
	}
	reader := tlog.TileHashReader(tree, tiles{folder})
	step := tree.N/400 + 1
	inclusions, consistencies := 0, 0
	var hashes []tlog.Hash
	for i := int64(0); i < tree.N; i++ {
		if i%256 == 0 {
			var indexes []int64
			for j := i; j < i+256 && j < tree.N; j++ {
				indexes = append(indexes, tlog.StoredHashIndex(0, j))
			}
			var err error
			hashes, err = reader.ReadHashes(indexes)
			must(err, "tile")
		}
		if hashes[i%256] != tlog.RecordHash(all[i]) {
			log.Fatalf("tile and entry %d do not agree", i)
		}
		if i%step != 0 && i < tree.N-2 {
			continue
		}
		proof, err := tlog.ProveRecord(tree.N, i, reader)
		must(err, "prove record")
		must(tlog.CheckRecord(proof, tree.N, tree.Hash, i, tlog.RecordHash(all[i])), "inclusion")
		inclusions++
		old, err := tlog.TreeHash(i+1, stored)
		must(err, "old root")
		consistency, err := tlog.ProveTree(tree.N, i+1, reader)
		must(err, "prove tree")
		must(tlog.CheckTree(consistency, tree.N, tree.Hash, i+1, old), "consistency")
		consistencies++
	}
	ours := 0
	for _, argument := range os.Args[3:] {
		fields := strings.SplitN(argument, ":", 3)
		number, err := strconv.ParseInt(fields[1], 10, 64)
		must(err, "number")
		bytes, err := os.ReadFile(fields[2])
		must(err, "proof")
		text := strings.TrimSuffix(string(bytes), "\n")
		switch fields[0] {
		case "inclusion":
			var proof tlog.RecordProof
			if text != "" {
				proof = hashLines(strings.Split(text, "\n"))
			}
			must(tlog.CheckRecord(proof, tree.N, tree.Hash, number, tlog.RecordHash(all[number])), "our inclusion")
		case "request":
			lines := strings.Split(strings.SplitN(string(bytes), "\n\n", 2)[0], "\n")
			if lines[0] != fmt.Sprintf("old %d", number) {
				log.Fatalf("not a request from %d: %q", number, lines[0])
			}
			old, err := tlog.TreeHash(number, stored)
			must(err, "old root")
			must(tlog.CheckTree(hashLines(lines[1:]), tree.N, tree.Hash, number, old), "our consistency")
		}
		ours++
	}
	fmt.Printf("%d leaves: note, root, tiles, %d proofs of inclusion, %d of consistency; %d of the ledger's own\n",
		tree.N, inclusions, consistencies, ours)
}
