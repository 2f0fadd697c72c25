"""Decompresses a file by Python's own libraries, its framing written down here once more."""
import base64
import gzip
import io
import struct
import zipfile

import pyarrow


def unzip(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.testzip() is not None:
            raise ValueError("damaged entry")
        (entry,) = archive.infolist()
        return archive.read(entry), {"name": entry.filename, "method": entry.compress_type, "time": entry.date_time}


def snappy_block(data):
    length, shift, at = 0, 0, 0
    while True:
        length |= (data[at] & 0x7F) << shift
        shift, at = shift + 7, at + 1
        if not data[at - 1] & 0x80:
            return pyarrow.decompress(data, decompressed_size=length, codec="snappy", asbytes=True)


def take_int(stream):
    data = stream.read(4)
    return struct.unpack(">I", data)[0] if data else None


def xerial(data):
    stream = io.BytesIO(data)
    if stream.read(16) != b"\x82SNAPPY\x00" + struct.pack(">II", 1, 1):
        raise ValueError("not a snappy-java stream")
    blocks = []
    while (length := take_int(stream)) is not None:
        blocks.append(snappy_block(stream.read(length)))
    return b"".join(blocks)


def hadoop(data):
    stream = io.BytesIO(data)
    blocks = []
    while (uncompressed := take_int(stream)) is not None:
        block = snappy_block(stream.read(take_int(stream)))
        if len(block) != uncompressed:
            raise ValueError("the block's length is wrong")
        blocks.append(block)
    return b"".join(blocks)


DECODERS = {
    "UNCOMPRESSED": lambda data: (data, {}),
    "GZIP": lambda data: (gzip.decompress(data), {"time": struct.unpack("<I", data[4:8])[0]}),
    "ZIP": unzip,
    "Snappy": lambda data: (xerial(data), {}),
    "HADOOP_SNAPPY": lambda data: (hadoop(data), {}),
}


def answer(request):
    content, facts = DECODERS[request["compression"]](base64.b64decode(request["file"]))
    return {"content": base64.b64encode(content).decode(), "facts": facts}
