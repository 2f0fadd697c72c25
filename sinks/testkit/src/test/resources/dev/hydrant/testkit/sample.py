"""Writes the files that the test then has read."""
import datetime
import decimal
import math
import struct

import pyarrow as pa
import pyarrow.orc as orc
import pyarrow.parquet as pq


def answer(request):
    table = pa.table(
        {
            "f": pa.array([-0.0, struct.unpack(">f", bytes.fromhex("7fc00000"))[0], None], pa.float32()),
            "d": pa.array([math.inf, math.nan, -0.0], pa.float64()),
            "dec": pa.array([decimal.Decimal("-0.10"), decimal.Decimal("12345678901234567890.00"), None], pa.decimal128(38, 2)),
            "day": pa.array([-719162, 0, 2932896], pa.int32()).cast(pa.date32()),
            "at": pa.array([-62135596800000000, 1, 253402300799999999], pa.int64()).cast(pa.timestamp("us", "UTC")),
            "text": ["", "h\u00e9 \u0000 \U0001f600", None],
            "raw": [b"\x00\xff", b"", None],
            "list": pa.array([[1, None], [], None], pa.list_(pa.int64())),
            "map": pa.array([[("b", 1), ("a", None)], [], None], pa.map_(pa.string(), pa.int16())),
            "inner": pa.array([{"x": True}, {"x": None}, None], pa.struct([("x", pa.bool_())])),
        }
    )
    pq.write_table(table, request["parquet"])
    orc.write_table(table.drop_columns("at"), request["orc"], compression="zlib")
    return {"rows": table.num_rows}
