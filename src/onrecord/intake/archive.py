"""Archives: zip, tar (also packed) and single files packed with gzip, through the standard library. Nothing is unpacked
to disk; a member is read up to the limits and named `pile.zip/reports/a.txt`."""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from onrecord.errors import InputError, LimitExceeded, UnreadableInput
from onrecord.intake.item import Found, Item
from onrecord.intake.limits import MEGABYTE, Limits
from onrecord.model.reading import Failure

DAMAGED = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)
"""What the standard library raises for damaged, encrypted or unknown packing."""


def read_zip(item: Item, limits: Limits) -> Found:
    """The members of a zip file, in order of name; a Word file is one too, and is read as such."""
    try:
        with item.open() as stream, zipfile.ZipFile(stream) as pack:
            members = sorted((info for info in pack.infolist() if not info.is_dir()), key=lambda info: info.filename)
            _count(len(members), item.source, limits)
            yield from _zipped(pack, [info for info in members if wanted(info.filename)], item, limits)
    except DAMAGED as error:
        raise UnreadableInput(item.source, f"damaged zip file ({type(error).__name__})") from None


def _zipped(
    pack: zipfile.ZipFile, members: list[zipfile.ZipInfo], item: Item, limits: Limits
) -> Iterator[Item | Failure]:
    total = 0
    for info in members:
        name = f"{item.source}/{info.filename}"
        try:
            _expansion(info.file_size, info.compress_size, name, limits)
            with pack.open(info) as member:
                data = _capped(member, name, limits)  # type: ignore[arg-type]
        except InputError as error:
            yield Failure(error.source, error.reason)
            continue
        except DAMAGED as error:
            locked = info.flag_bits & 1
            yield Failure(name, "locked with a password" if locked else f"damaged ({type(error).__name__})")
            continue
        total += len(data)
        _sum(total, item.source, limits)
        yield Item(name, data=data, depth=item.depth + 1)


def read_tar(item: Item, limits: Limits) -> Found:
    """The files of a tar archive, packed or not, in its own order."""
    try:
        with item.open() as stream, tarfile.open(fileobj=stream, mode="r|*") as pack:
            total = 0
            for number, member in enumerate(pack, 1):
                _count(number, item.source, limits)
                total += member.size
                _sum(total, item.source, limits)
                if member.isfile() and wanted(member.name) and (inner := pack.extractfile(member)):
                    yield _member(f"{item.source}/{member.name}", inner, item, limits)  # type: ignore[arg-type]
    except DAMAGED as error:
        raise UnreadableInput(item.source, f"damaged tar file ({type(error).__name__})") from None


def _member(name: str, stream: BinaryIO, item: Item, limits: Limits) -> Item | Failure:
    try:
        return Item(name, data=_capped(stream, name, limits), depth=item.depth + 1)
    except InputError as error:
        return Failure(error.source, error.reason)


def read_gzip(item: Item, limits: Limits) -> Found:
    """One packed file: `page.html.gz` is the page, `pile.tar.gz` the archive."""
    inner = item.source[: -len(".gz")] if item.source.lower().endswith(".gz") else item.source
    if inner.lower().endswith(".tar"):
        yield from read_tar(item, limits)
        return
    try:
        with item.open() as stream, gzip.open(stream) as member:
            data = _capped(member, item.source, limits)  # type: ignore[arg-type]
    except DAMAGED as error:
        raise UnreadableInput(item.source, f"damaged gzip file ({type(error).__name__})") from None
    yield Item(inner, data=data, url=item.url, depth=item.depth + 1)


def guard(data: bytes, source: str, limits: Limits) -> None:
    """Refuse a file in zip format (a Word file) that would unpack beyond the limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            members = pack.infolist()
    except DAMAGED:
        raise UnreadableInput(source, "damaged file") from None
    _count(len(members), source, limits)
    for info in members:
        _expansion(info.file_size, info.compress_size, source, limits)
    if sum(info.file_size for info in members) > limits.file_bytes:
        raise LimitExceeded(source, f"unpacks to more than {limits.file_bytes // MEGABYTE} MB")


def wanted(name: str) -> bool:
    """Whether a member is a file of a known kind, and not hidden."""
    from onrecord.intake.formats import SUFFIXES

    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts if part not in {".", ".."})
    return not hidden and path.suffix.lower() in SUFFIXES


def _capped(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise LimitExceeded(name, f"larger than {limits.file_bytes // MEGABYTE} MB when unpacked")
    return data


def _expansion(size: int, packed: int, name: str, limits: Limits) -> None:
    if size > MEGABYTE and size > limits.expansion * max(1, packed):
        raise LimitExceeded(name, f"unpacks to more than {limits.expansion} times its size")


def _count(number: int, source: str, limits: Limits) -> None:
    if number > limits.members:
        raise LimitExceeded(source, f"more than {limits.members:,} files in it")


def _sum(total: int, source: str, limits: Limits) -> None:
    if total > limits.unpacked_bytes:
        raise LimitExceeded(source, f"unpacks to more than {limits.unpacked_bytes // MEGABYTE} MB")
