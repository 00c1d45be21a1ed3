#!/usr/bin/python3
"""Time and memory for typesetting the cards: tsuzuri compared with the peers that are installed.

    tests/bench/bench.py [--cards 26,260,2600] [--runs 5] [--only NAME,NAME]

All typeset the same cards on the same page; only tsuzuri also finds the largest size of type that fits, and tags. Runs
are interleaved, so that other work on the machine slows all of them, and the table shows the medians. A peer that would
take more than --limit seconds is run less often or not at all; a column has how often it was. The table is also written
to build/bench/bench.md, a plot to build/bench/bench.svg.
"""

import argparse
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import cards
import peers
import plot

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OUT = ROOT / "build" / "bench"


def measure(peer, folder, limit):
    """(wall, cpu, kB) of one run, or None when it failed or took too long."""
    command = [sys.executable, "-S", "-E", str(HERE / "measure.py"), *peer.command(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    status, *costs = done.stdout.split()
    if int(status) == 0:
        return tuple(map(float, costs))
    print(f"{peer.name} failed: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
    return None


def pages_of(path):
    """The number of pages of a PDF, as poppler counts them."""
    info = subprocess.run(["pdfinfo", str(path)], capture_output=True).stdout.decode("utf-8", "replace")
    return int(re.search(r"^Pages:\s+(\d+)", info, re.M).group(1))


class Series:
    """The runs of one peer with one number of cards."""

    def __init__(self, peer, folder, n):
        self.peer, self.folder, self.n, self.runs, self.failed = peer, folder, n, [], False

    def run(self, limit):
        found = measure(self.peer, self.folder, limit)
        self.failed = found is None
        if found:
            self.runs.append(found)

    def spent(self):
        return sum(run[0] for run in self.runs)

    def wall(self):
        return statistics.median(run[0] for run in self.runs)

    def cpu(self):
        return statistics.median(run[1] for run in self.runs)

    def memory(self):
        return max(run[2] for run in self.runs) / 1024

    def size(self):
        return (self.folder / "book.pdf").stat().st_size


def run_all(series, runs, limit):
    """In turn; a peer that has used up `limit` seconds is not run again."""
    for _ in range(runs):
        for one in series:
            if not one.failed and one.spent() < limit:
                one.run(limit)
    return [one for one in series if one.runs]


def table(series):
    lines = ["| cards | program | runs | wall s | CPU s | memory MB | bytes | pages | wall : tsuzuri |",
             "|---:|---|---:|---:|---:|---:|---:|---:|---:|"]
    for one in series:
        ours = next(other for other in series if other.n == one.n)
        lines.append(f"| {one.n} | {one.peer.name} | {len(one.runs)} | {one.wall():.3f} | {one.cpu():.3f} "
                     f"| {one.memory():.0f} | {one.bytes} | {one.pages} | {one.wall() / ours.wall():.1f} |")
    return "\n".join(lines)


def further_cards(series):
    """The time for each further card, between the smallest and the largest number of cards."""
    lines = ["| program | ms a further card | : tsuzuri |", "|---|---:|---:|"]
    ours = None
    for name in dict.fromkeys(one.peer.name for one in series):
        own = [one for one in series if one.peer.name == name]
        if len(own) < 2:
            continue
        cost = (own[-1].wall() - own[0].wall()) / (own[-1].n - own[0].n) * 1000
        ours = ours or cost
        lines.append(f"| {name} | {cost:.2f} | {cost / ours:.1f} |")
    return "\n".join(lines)


def bench_number(edition, times, all_peers, before, options, scratch):
    """All peers with `times` as many cards, but for those that would take too long, judged by their last number."""
    series = []
    for peer in all_peers:
        last = [one for one in before if one.peer is peer]
        expected = last[-1].wall() * times * len(edition.cards) / last[-1].n if last else 0
        if (before and not last) or expected > options.limit:
            print(f"{peer.name}: not run with {times * len(edition.cards)} cards", file=sys.stderr)
            continue
        folder = pathlib.Path(scratch) / f"{times}-{type(peer).__name__}"
        folder.mkdir()
        peer.write(edition, times, folder)
        series.append(Series(peer, folder, times * len(edition.cards)))
    done = run_all(series, options.runs, options.limit)
    for one in done:
        one.bytes, one.pages = one.size(), pages_of(one.folder / "book.pdf")
        shutil.copy(one.folder / "book.pdf", OUT / f"{type(one.peer).__name__}-{one.n}.pdf")
        shutil.rmtree(one.folder)
    return done


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", default="26,260,2600")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="names of peers, separated by commas")
    parser.add_argument("--limit", type=float, default=120, help="seconds for all runs of a peer with one number of cards")
    options = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    edition = cards.Edition(ROOT / "data" / "r7")
    chosen = [peer for peer in peers.found(str(ROOT / "build" / "tsuzuri"))
              if not options.only or peer.name == "tsuzuri" or peer.name in options.only.split(",")]
    print("found:", ", ".join(peer.name for peer in chosen), file=sys.stderr)
    series, begun = [], time.monotonic()
    for n in map(int, options.cards.split(",")):
        with tempfile.TemporaryDirectory() as scratch:
            series += bench_number(edition, -(-n // len(edition.cards)), chosen, series, options, scratch)
    report = table(series) + "\n\n" + further_cards(series) + "\n"
    print(report)
    print(f"{time.monotonic() - begun:.0f} s in all; plot: build/bench/bench.svg", file=sys.stderr)
    (OUT / "bench.md").write_text(report, "utf-8")
    (OUT / "bench.svg").write_text(plot.svg([(one.peer.name, one.n, one.wall()) for one in series]), "utf-8")


if __name__ == "__main__":
    main()
