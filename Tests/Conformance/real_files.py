"""Real files from Debian packages and PyPI source archives, fetched once and kept."""

import csv
import hashlib
import json
import os
import pathlib
import re
import subprocess
import tarfile
import typing
import urllib.request

FOLDER = pathlib.Path(os.environ.get("GRIDSH_REAL_FILES", "real-files"))
INDEX = "https://pypi.org/simple"


class RealFile(typing.NamedTuple):
    """A row of real_files.tsv."""

    kind: str
    package: str
    path: str
    status: str
    rows: int
    reader: str
    reason: str

    def fetched(self):
        """Where the file is, after its package has been fetched."""
        unpacked = FOLDER / re.sub(r"[^\w.=+-]", "_", self.package)
        if not unpacked.exists():
            partial = unpacked.with_name(unpacked.name + ".partial")
            partial.mkdir(parents=True, exist_ok=True)
            {"deb": unpack_deb, "sdist": unpack_sdist}[self.kind](self.package, partial)
            wanted = {partial / real.path for real in listed() if real.package == self.package}
            for file in partial.rglob("*"):
                if not file.is_dir() and file not in wanted:
                    file.unlink()
            partial.rename(unpacked)
        return unpacked / self.path

    def count(self, file):
        """The rows that an independent reader finds; None where there is none for the type."""
        return READERS[self.reader](file) if self.reader in READERS else None


def listed():
    table = pathlib.Path(__file__).with_name("real_files.tsv").read_text()
    for line in table.splitlines():
        if not line.startswith("#"):
            kind, package, path, status, rows, reader, reason = line.split("\t")
            yield RealFile(kind, package, path, status, int(rows), reader, reason)


def unpack_deb(package, folder):
    command = ["apt-get", "download", "--quiet", package]
    if subprocess.run(command, cwd=folder, capture_output=True).returncode != 0:
        # The lists may be missing or old.
        subprocess.run(["apt-get", "update", "--quiet"], check=False, capture_output=True)
        subprocess.run(command, cwd=folder, check=True)
    [archive] = folder.glob("*.deb")
    subprocess.run(["dpkg-deb", "--extract", archive, folder], check=True)
    archive.unlink()


def unpack_sdist(package, folder):
    name, version = package.split("==")
    page = fetch(f"{INDEX}/{name}/").decode()
    pattern = rf'href="([^"#]*/{re.escape(name)}-{re.escape(version)}\.tar\.gz)#sha256=(\w+)"'
    url, digest = re.search(pattern, page).groups()
    content = fetch(url)
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(f"{url} is not what the index says")
    archive = folder / "archive"
    archive.write_bytes(content)
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    archive.unlink()


def fetch(url):
    with urllib.request.urlopen(url, timeout=180) as answer:
        return answer.read()


def pages(file):
    told = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", told, re.MULTILINE).group(1))


def records(file):
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return max(0, sum(1 for row in csv.reader(opened) if row) - 1)


def elements(file):
    value = json.loads(file.read_text(encoding="utf-8-sig"))
    return len(value) if isinstance(value, list) else 1


def lines(file):
    return sum(1 for line in file.read_text().split("\n") if line.strip() and [json.loads(line)])


def paragraphs(file):
    return sum(1 for part in re.split(r"\n[ \t]*\n", file.read_text()) if part.strip())


READERS = {
    "pages": pages, "csv": records, "json": elements, "jsonl": lines, "paragraphs": paragraphs,
}
