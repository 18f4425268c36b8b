"""Files, headers and rows: what both the driver and the workers need."""
import csv
import itertools
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import pyarrow

MARK = b"\xef\xbb\xbf"


def stop(message, status=65):
    """Ends the program, by the exit codes of fremgang."""
    print(message, file=sys.stderr)
    sys.exit(status)


def write_private(path, content):
    """A file that only its owner can read."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)


def files(spark, patterns):
    """The files that the patterns match, by Hadoop, in the order of their names."""
    jvm, configuration = spark._jvm, spark._jsc.hadoopConfiguration()
    found = []
    for pattern in patterns:
        path = jvm.org.apache.hadoop.fs.Path(pattern)
        system = path.getFileSystem(configuration)
        matched = [s for top in system.globStatus(path) or [] for s in ([top] if top.isFile() else system.listStatus(top.getPath()))]
        found += [s for s in matched if s.isFile() and not s.getPath().getName().startswith(("_", "."))]
        if not matched:
            stop(f"{pattern}: no such file", 66)
    return sorted({str(status.getPath()): status for status in found}.values(), key=lambda status: str(status.getPath()))


def start(spark, status, most):
    """The first bytes of a file, unpacked where its name says that it is packed."""
    jvm, configuration = spark._jvm, spark._jsc.hadoopConfiguration()
    path = status.getPath()
    stream = path.getFileSystem(configuration).open(path)
    codec = jvm.org.apache.hadoop.io.compress.CompressionCodecFactory(configuration).getCodec(path)
    try:
        return bytes((codec.createInputStream(stream) if codec else stream).readNBytes(most))
    finally:
        stream.close()


def sample(spark, statuses, most):
    """The first rows of the first file, after a look at the header of every other."""
    first = start(spark, statuses[0], most)
    if first[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in first:
        stop("The files are not UTF-8, or not text.")
    known = header(first)
    with ThreadPoolExecutor(16) as pool:
        others = pool.map(lambda status: header(start(spark, status, 2 * len(known) + 1024)), statuses[1:])
        differ = [str(status.getPath()) for status, other in zip(statuses[1:], others) if other != known]
    if differ:
        stop("The headers differ, so these are not parts of one export:\n" + "\n".join([str(statuses[0].getPath()), *differ[:5]]))
    return first[: first.rfind(b"\n") + 1] or first


def header(content):
    """The first line, without a byte order mark and without its end."""
    return content.removeprefix(MARK).split(b"\n", 1)[0].removesuffix(b"\r")


def spellings(line):
    """The header as a file may spell it."""
    return [mark + line + end for mark in (b"", MARK) for end in (b"", b"\r")]


def rows_of(content, separator, columns, joint):
    """The rows of a file, each with the text that names its respondent; a row may go on over several lines."""
    taken = []

    def lines():
        for line in content.removeprefix(MARK).splitlines(keepends=True):
            taken.append(line)
            yield line.decode("latin-1")  # a letter for each byte, so that every byte comes back

    csv.field_size_limit(1 << 30)
    for number, cells in enumerate(csv.reader(lines(), delimiter=separator)):
        row = b"".join(taken)
        taken.clear()
        if number and cells:
            key = joint.join(cells[c] if c < len(cells) else "" for c in columns)
            yield key.encode("latin-1").decode(errors="replace"), row if row.endswith(b"\n") else row + b"\n"


def batches(rows, most=20_000):
    """Keys and rows as Arrow has them."""
    rows = iter(rows)
    while taken := list(itertools.islice(rows, most)):
        keys, texts = zip(*taken)
        arrays = [pyarrow.array(keys, pyarrow.string()), pyarrow.array(texts, pyarrow.binary())]
        yield pyarrow.RecordBatch.from_arrays(arrays, names=["key", "row"])


def text_of(column):
    """All values of a binary column after each other, without copying them: that is how Arrow keeps them."""
    _, offsets, values = column.buffers()
    if not len(column):
        return b""
    ends = memoryview(offsets).cast("i")
    return memoryview(values)[ends[column.offset] : ends[column.offset + len(column)]]


def feed(command, header, columns):
    """Runs a command on a file of a header and rows. Returns its status, what it said and what it wrote; nothing where
    there are no rows.

    A file and not a pipe, because fremgang reads a file in pieces and a pipe whole. Only its owner can read it, and it
    lies in the folder of temporary files (TMPDIR) until the command ends.
    """
    with tempfile.TemporaryDirectory(prefix="fremgang-") as folder:
        path = os.path.join(folder, "slice.csv")
        rows = 0
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb", buffering=0) as file:
            file.write(header + b"\n")
            for column in columns:
                rows += len(column)
                write_whole(file, text_of(column))
        if not rows:
            return None
        done = subprocess.run([path if word == "{rows}" else word for word in command], capture_output=True)
        return done.returncode, done.stderr.decode(errors="replace")[:10_000], done.stdout


def write_whole(file, content):
    while len(content):
        content = content[file.write(content) :]
