"""Reads Parquet and ORC files into canonical JSON rows: see ForeignReaders.java for the form."""
import base64
import struct

import duckdb
import pyarrow as pa
import pyarrow.orc as orc
import pyarrow.parquet as pq

MICROS = {"s": 1_000_000, "ms": 1_000, "us": 1}
duck = duckdb.connect(config={"threads": 1})


def integer(value, data_type):
    """A date's or timestamp's own number, past the range of Python's datetime."""
    width = pa.int32() if data_type.bit_width == 32 else pa.int64()
    return value.cast(width).as_py()


def micros(value, data_type):
    number = integer(value, data_type)
    if data_type.unit != "ns":
        return number * MICROS[data_type.unit]
    whole, rest = divmod(number, 1000)
    if rest:
        raise ValueError(f"{number} ns is no whole microsecond")
    return whole


def canonical(value):
    data_type = value.type
    if not value.is_valid:
        return None
    if pa.types.is_boolean(data_type) or pa.types.is_integer(data_type):
        return value.as_py()
    if pa.types.is_float32(data_type):
        return struct.pack(">f", value.as_py()).hex()
    if pa.types.is_float64(data_type):
        return struct.pack(">d", value.as_py()).hex()
    if pa.types.is_decimal(data_type):
        return format(value.as_py(), "f")
    if pa.types.is_date32(data_type):
        return integer(value, data_type)
    if pa.types.is_timestamp(data_type):
        return micros(value, data_type)
    if pa.types.is_string(data_type) or pa.types.is_large_string(data_type):
        return value.as_py()
    if pa.types.is_binary(data_type) or pa.types.is_large_binary(data_type) or pa.types.is_fixed_size_binary(data_type):
        return base64.b64encode(value.as_py()).decode()
    if pa.types.is_map(data_type):
        return [[canonical(entry["key"]), canonical(entry["value"])] for entry in entries(value)]
    if pa.types.is_list(data_type) or pa.types.is_large_list(data_type):
        return [canonical(element) for element in value.values]
    if pa.types.is_struct(data_type):
        return {field.name: canonical(value[at]) for at, field in enumerate(data_type)}
    raise ValueError(f"no canonical form for {data_type}")


def entries(value):
    names = [value.values.type.field(at).name for at in range(2)]
    for entry in value.values:
        yield {"key": entry[names[0]], "value": entry[names[1]]}


def rows(table):
    columns = [[canonical(value) for value in column] for column in table.columns]
    return [dict(zip(table.column_names, row)) for row in zip(*columns)]


def answered(table):
    return {"rows": rows(table), "types": {field.name: str(field.type) for field in table.schema}}


def parquet_by_arrow(path):
    return answered(pq.read_table(path, use_threads=False))


def parquet_by_duckdb(path):
    return answered(duck.sql("SELECT * FROM read_parquet(?)", params=[path]).to_arrow_table())


def orc_by_arrow(path):
    return answered(orc.ORCFile(path).read())


def bound(value):
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return str(value)


def statistics(column):
    found = column.statistics
    if found is None:
        return None
    return {
        "nullCount": found.null_count if found.has_null_count else None,
        "min": bound(found.min) if found.has_min_max else None,
        "max": bound(found.max) if found.has_min_max else None,
    }


def parquet_column(column):
    return {
        "path": column.path_in_schema,
        "physicalType": column.physical_type,
        "codec": column.compression,
        "encodings": list(column.encodings),
        "values": column.num_values,
        "compressedBytes": column.total_compressed_size,
        "uncompressedBytes": column.total_uncompressed_size,
        "hasDictionary": column.has_dictionary_page,
        "hasColumnIndex": column.has_column_index,
        "hasOffsetIndex": column.has_offset_index,
        "statistics": statistics(column),
    }


def parquet_group(group):
    return {
        "rows": group.num_rows,
        "bytes": group.total_byte_size,
        "columns": [parquet_column(group.column(at)) for at in range(group.num_columns)],
    }


def parquet_metadata(path):
    with pq.ParquetFile(path) as file:
        metadata = file.metadata
        return {
            "createdBy": metadata.created_by,
            "formatVersion": metadata.format_version,
            "rows": metadata.num_rows,
            "schema": str(file.schema),
            "rowGroups": [parquet_group(metadata.row_group(at)) for at in range(metadata.num_row_groups)],
        }


def orc_metadata(path):
    file = orc.ORCFile(path)
    return {
        "rows": file.nrows,
        "stripes": [file.read_stripe(at).num_rows for at in range(file.nstripes)],
        "codec": file.compression,
        "compressionBlockBytes": file.compression_size,
        "fileVersion": file.file_version,
        "rowIndexStride": file.row_index_stride,
        "writer": str(file.writer),
        "writerVersion": file.writer_version,
        "softwareVersion": file.software_version,
        "schema": str(file.schema),
        "contentBytes": file.content_length,
        "stripeStatisticsBytes": file.stripe_statistics_length,
    }


OPERATIONS = {
    operation.__name__: operation
    for operation in (parquet_by_arrow, parquet_by_duckdb, orc_by_arrow, parquet_metadata, orc_metadata)
}


def answer(request):
    return OPERATIONS[request["operation"]](request["path"])
