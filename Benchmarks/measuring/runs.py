# SPDX-License-Identifier: EUPL-1.2
"""Runs of `herkomst build` with empty parts, and what they cost."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
WORKSPACE = REPOSITORY / "build/benchmark"
MEGABYTE = 1_000_000


@dataclass
class Run:
    """What one build cost and what it gave."""

    wall_seconds: float
    processor_seconds: float
    peak_memory_megabytes: float
    parts_megabytes: float
    peak_parts_megabytes: float
    release_megabytes: float
    index: dict
    digests: dict
    stages: list = field(default_factory=list)


def input_folder(kind, megabytes, seed):
    """Where generated input lies; another generator or other sentences, another folder."""
    sources = b"".join(path.read_bytes() for path in sorted((REPOSITORY / "Benchmarks/synthetic").glob("*.py")))
    version = hashlib.sha256(sources + os.environ.get("HERKOMST_DATA", "").encode()).hexdigest()[:8]
    return WORKSPACE / f"{kind}-{megabytes}-{seed}-{version}"


def generate(folder, megabytes, kind, seed=1):
    """Makes the input, unless an equal one is there already; its size in megabytes."""
    if not (folder / "manifest.yaml").exists():
        command = [REPOSITORY / "Benchmarks/generate-pages", "--megabytes", str(megabytes), "--kind", kind]
        command += ["--seed", str(seed), "--out", folder]
        if os.environ.get("HERKOMST_DATA"):
            command += ["--sentences", Path(os.environ["HERKOMST_DATA"]) / "langid/train"]
        subprocess.run(command, check=True)
    return byte_count(folder / "pages", folder / "corpus.xml") / MEGABYTE


def read_once(folder):
    """Reads the input into the page cache, so that the first run finds it as the later ones do."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with open(path, "rb") as file:
                while file.read(1 << 20):
                    pass


def build(herkomst, manifest, workers, out):
    """One build from nothing; ends the program if it fails."""
    remove(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    timings = out.with_suffix(".timings")
    timings.unlink(missing_ok=True)
    command = [herkomst, "build", manifest, "--out", out, "--workers", str(workers), "--timings", timings, "--json"]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(WORKSPACE / "config")}
    os.sync()
    with open(out.with_suffix(".json"), "wb") as output, open(out.with_suffix(".log"), "wb") as log:
        start = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdout=output, stderr=log, env=environment)
        watch = _FolderWatch(parts_of(out))
        _, status, usage = os.wait4(process.pid, 0)
        wall_seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
    if process.returncode != 0:
        sys.stderr.write(out.with_suffix(".log").read_text(errors="replace")[-4000:])
        sys.exit(f"the build ended with exit code {process.returncode}")
    return Run(
        wall_seconds=wall_seconds,
        processor_seconds=usage.ru_utime + usage.ru_stime,
        peak_memory_megabytes=usage.ru_maxrss * 1024 / MEGABYTE,
        parts_megabytes=byte_count(parts_of(out)) / MEGABYTE,
        peak_parts_megabytes=watch.largest / MEGABYTE,
        release_megabytes=byte_count(out) / MEGABYTE,
        index=json.loads((out / "release.json").read_text()),
        digests=_digests(out),
        stages=_stages(timings),
    )


def remove(out):
    """Removes a release with its parts and its ledger."""
    for path in [out, parts_of(out), Path(f"{out}.ledger")]:
        shutil.rmtree(path, ignore_errors=True)


def parts_of(out):
    """Where a build keeps its parts."""
    return Path(f"{out}.parts")


def byte_count(*paths):
    """The bytes in files and folders; what is not there, or goes away meanwhile, counts nothing."""
    total = 0
    for path in paths:
        if path.is_file():
            total += path.stat().st_size
        for folder, _, names in os.walk(path):
            for name in names:
                try:
                    total += os.lstat(os.path.join(folder, name)).st_size
                except FileNotFoundError:
                    pass
    return total


def kept_share(run):
    """The documents kept, as a share of those read."""
    sources = run.index["sources"]
    read = sum(source.get("documents_read", 0) for source in sources)
    return sum(source.get("kept", 0) for source in sources) / max(1, read)


def processor_name():
    """The processor as the system calls it."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else 'unknown processor'}, {os.cpu_count()} cores"


def warn_of_load():
    """Says so if others are using the machine."""
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"warning: the load is {load:.1f} before anything runs; wall times will be too long", file=sys.stderr)


# The published ledger is not part of the release: it has a key and timestamps of its own.
def _digests(release):
    digests = {}
    for path in sorted(release.rglob("*")):
        name = path.relative_to(release).as_posix()
        if path.is_file() and not name.startswith("ledger/"):
            with open(path, "rb") as file:
                digests[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return digests


def _stages(path):
    if not path.exists():
        return []
    return json.loads(path.read_text())["stages"]


class _FolderWatch:
    """Notes the largest size of a folder, looking every second."""

    def __init__(self, folder):
        self.largest = 0
        self._folder = folder
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self):
        while not self._ended.wait(1):
            self.largest = max(self.largest, byte_count(self._folder))

    def stop(self):
        self._ended.set()
        self._thread.join()
        self.largest = max(self.largest, byte_count(self._folder))
