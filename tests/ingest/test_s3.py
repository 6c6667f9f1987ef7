"""Files in S3 are read as files at paths are; the server is a real one that speaks S3, in a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from s3fs import S3FileSystem

from db.store import Store
from ingest.batch import ingest
from ingest.engines import Local
from ingest.errors import IngestError
from ingest.inputs import find
from ingest.limits import Limits
from ingest.places import Remote, at_hand, digest
from ingest.reading import Failure
from publish import csv_files

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
SERVER = """
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
"""
KEYS = {"AWS_ACCESS_KEY_ID": "reader", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "eu-west-2"}
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """The address of a server that holds the samples in a bucket, as folders show them."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdin
        assert server.stdout
        address = f"http://127.0.0.1:{int(server.stdout.readline())}"
        _fill(address)
        yield address
        server.stdin.close()


def _fill(address: str) -> None:
    keys = {name.lower(): value for name, value in KEYS.items() if "KEY" in name}
    client = boto3.client("s3", endpoint_url=address, region_name="us-east-1", **keys)
    client.create_bucket(Bucket="plans")
    objects: dict[str, bytes] = {f"all/{path.name}": path.read_bytes() for path in SAMPLES}
    objects |= {"all/": b"", "all/.hidden.txt": b"hidden", "odd/a plan #1, 50% [x].txt": SAMPLES[0].read_bytes()}
    objects |= {f"large/{number}.txt": os.urandom(MEGABYTE) * 16 for number in range(3)}
    objects["plans.zip"] = _archive()
    for key, body in objects.items():
        client.put_object(Bucket="plans", Key=key, Body=body)


def _archive() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.write(SAMPLES[0], "plans/plan.txt")
    return data.getvalue()


@pytest.fixture
def s3(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The environment that leads to the server."""
    for name, value in {**KEYS, "AWS_ENDPOINT_URL": endpoint}.items():
        monkeypatch.setenv(name, value)
    S3FileSystem.clear_instance_cache()
    yield
    S3FileSystem.clear_instance_cache()


def exported(store: Store, folder: Path) -> dict[str, bytes]:
    csv_files.export(store.engine, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.usefixtures("s3")
def test_a_folder_of_s3_gives_what_the_same_files_at_paths_give(store: Store, tmp_path: Path) -> None:
    places = list(find(["s3://plans/all"]))
    assert [str(place) for place in places] == [f"s3://plans/all/{path.name}" for path in SAMPLES]
    assert {result.outcome for result in ingest(places, store, Local(1))} == {"stored"}
    assert {result.outcome for result in ingest(places, store, Local(1))} == {"unchanged"}
    other = Store(str(tmp_path / "paths.db"))
    assert {result.outcome for result in ingest(SAMPLES, other, Local(0))} == {"stored"}
    assert exported(store, tmp_path / "s3") == exported(other, tmp_path / "paths")
    other.close()


@pytest.mark.usefixtures("s3")
def test_an_object_is_found_by_its_address_whatever_its_name(store: Store) -> None:
    [place] = find(["s3://plans/odd"])
    assert str(place) == "s3://plans/odd/a plan #1, 50% [x].txt"
    assert list(find([str(place)])) == [place]
    [result] = ingest([place], store, Local(0))
    assert (result.outcome, result.label) == ("stored", "a plan #1, 50% [x]")


@pytest.mark.usefixtures("s3")
def test_an_archive_in_s3_is_read_file_by_file(store: Store) -> None:
    places = list(find(["zip://::s3://plans/plans.zip"]))
    assert [place.name for place in places] == ["plan.txt"]
    assert [result.outcome for result in ingest(places, store, Local(0))] == ["stored"]


@pytest.mark.usefixtures("s3")
@pytest.mark.parametrize("url", ["s3://plans/absent.txt", "s3://absent/plan.txt", "s3://plans/absent/"])
def test_what_is_not_in_s3_is_said_before_anything_is_read(url: str) -> None:
    with pytest.raises(FileNotFoundError, match=url):
        list(find([url]))


@pytest.mark.usefixtures("s3")
def test_an_object_that_is_gone_meanwhile_fails_alone(store: Store) -> None:
    there, gone = Remote(f"s3://plans/all/{SAMPLES[0].name}"), Remote("s3://plans/all/gone.txt")
    results = list(ingest([gone, there], store, Local(0)))
    assert {result.path: result.code or result.outcome for result in results} == {
        gone: "unreadable-file",
        there: "stored",
    }


@pytest.mark.usefixtures("s3")
def test_memory_stays_flat_however_large_the_objects_are(tmp_path: Path) -> None:
    places = [Remote(f"s3://plans/large/{number}.txt") for number in range(3)]
    digest(places[0], MEGABYTE)  # what opens addresses is loaded, and stays
    tracemalloc.start()
    found = [digest(place, 100 * MEGABYTE) for place in places]
    with at_hand(places[0], tmp_path) as copy:
        size = copy.stat().st_size
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [length for _, length in found] == [16 * MEGABYTE] * 3
    assert size == 16 * MEGABYTE
    assert peak < 12 * MEGABYTE


@pytest.mark.usefixtures("s3")
def test_an_object_that_is_too_large_is_not_read() -> None:
    [failure] = Local(0, Limits(size=MEGABYTE)).identify([Remote("s3://plans/large/0.txt")])
    assert isinstance(failure, Failure)
    assert failure.code == "file-too-large"


def test_without_a_key_the_address_is_said_to_be_out_of_reach(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KEYS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    S3FileSystem.clear_instance_cache()
    with pytest.raises(IngestError, match=r"s3://plans/all cannot be looked up"):
        list(find(["s3://plans/all"]))
    S3FileSystem.clear_instance_cache()


def test_the_command_follows_the_settings_of_fsspec(endpoint: str, tmp_path: Path) -> None:
    environment = {**os.environ, **KEYS, "FSSPEC_S3_ENDPOINT_URL": endpoint}
    command = [sys.executable, "-c", "from yot.cli import main; main()", "ingest", "s3://plans/all/", "--json"]
    database = ["--workers", "0", "--database", str(tmp_path / "store.db")]
    done = subprocess.run([*command, *database], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count('"stored"') == len(SAMPLES)
