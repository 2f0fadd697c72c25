"""Reads Parquet and ORC files into canonical JSON rows: see ForeignReaders.java for the form."""
import base64
import struct

import duckdb
import pyarrow as pa
import pyarrow.orc as orc
import pyarrow.parquet as pq

MICROS = {"s": 1_000_000, "ms": 1_000, "us": 1}
duck = duckdb.connect(config={"threads": 1})


def micros(array):
    """A timestamp's own number, past the range of Python's datetime, in microseconds."""
    numbers = array.cast(pa.int64()).to_pylist()
    if array.type.unit != "ns":
        return [None if number is None else number * MICROS[array.type.unit] for number in numbers]
    if any(number is not None and number % 1000 for number in numbers):
        raise ValueError("a timestamp is no whole microsecond")
    return [None if number is None else number // 1000 for number in numbers]


def spans(array, elements):
    """Cuts the elements of a list or map array at its offsets."""
    ends = array.offsets.to_pylist()
    present = array.is_valid().to_pylist()
    return [elements[ends[at] : ends[at + 1]] if present[at] else None for at in range(len(array))]


def pairs(array):
    return [list(pair) for pair in zip(canonical(array.keys), canonical(array.items))]


def structs(array):
    names = [field.name for field in array.type]
    values = zip(*(canonical(array.field(at)) for at in range(len(names))))
    present = array.is_valid().to_pylist()
    return [dict(zip(names, value)) if present[at] else None for at, value in enumerate(values)]


def each(array, form):
    return [None if value is None else form(value) for value in array.to_pylist()]


def canonical(array):
    kind = array.type
    if pa.types.is_boolean(kind) or pa.types.is_integer(kind):
        return array.to_pylist()
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return array.to_pylist()
    if pa.types.is_float32(kind):
        return each(array, lambda value: struct.pack(">f", value).hex())
    if pa.types.is_float64(kind):
        return each(array, lambda value: struct.pack(">d", value).hex())
    if pa.types.is_decimal(kind):
        return each(array, lambda value: format(value, "f"))
    if pa.types.is_date32(kind):
        return array.cast(pa.int32()).to_pylist()
    if pa.types.is_timestamp(kind):
        return micros(array)
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind):
        return each(array, lambda value: base64.b64encode(value).decode())
    if pa.types.is_map(kind):
        return spans(array, pairs(array))
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return spans(array, canonical(array.values))
    if pa.types.is_struct(kind):
        return structs(array)
    raise ValueError(f"no canonical form for {kind}")


def rows(table):
    columns = [[value for chunk in column.chunks for value in canonical(chunk)] for column in table.columns]
    return [dict(zip(table.column_names, row)) for row in zip(*columns)]


def answered(table):
    return {"rows": rows(table), "types": {field.name: str(field.type) for field in table.schema}}


def parquet_by_arrow(path):
    return answered(pq.read_table(path, use_threads=False, page_checksum_verification=True))


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
