import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from notelens.errors import StoreError
from notelens.store import open_store


def test_new_store_is_private_and_logged_ahead(path):
    with open_store(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


@pytest.mark.parametrize("written", ["{path}", "sqlite:///{path}"])
def test_path_and_url_open_the_same_store(path, make_note, written):
    with open_store(path) as store:
        store.save([make_note("n1")], model="m1")
    with open_store(written.format(path=path)) as store:
        assert store.count() == 1


@pytest.mark.parametrize("target", [":memory:", "sqlite://", "sqlite:///:memory:"])
def test_memory_store_is_one_database_for_all_threads(target, make_note):
    with open_store(target) as store, ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: store.save([make_note(f"n{n}", f"Text number {n}.")], model="m1"), range(20)))
        assert store.count() == 20


def test_many_open_a_new_store_at_once(path):
    def count(_: int) -> int:
        with open_store(path) as store:
            return store.count()

    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(count, range(12))) == [0] * 12


def foreign(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (title TEXT)")
    connection.close()


def foreign_logged_ahead(path):
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE recipes (title TEXT)")
    connection.close()


def newer(path):
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE notelens_schema SET version_num = '9999'")
    connection.close()


def not_a_database(path):
    path.write_bytes(b"Dear diary, this is no database. " * 100)


def cut_short(path):
    open_store(path).close()
    path.write_bytes(path.read_bytes()[:5000])


def scrambled(path):
    open_store(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xa5" * (len(whole) - 100))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (foreign, "not a NoteLens store"),
        (foreign_logged_ahead, "not a NoteLens store"),
        (newer, "newer NoteLens"),
        (not_a_database, "not a database"),
        (cut_short, "damaged"),
        (scrambled, "damaged"),
    ],
)
def test_refused_file_is_named_and_left_as_it_was(path, spoil, says):
    path.parent.mkdir()
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=says) as caught:
        open_store(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before
    assert [left.name for left in path.parent.iterdir()] == [path.name]


def test_folder_in_the_place_of_the_file(tmp_path):
    with pytest.raises(StoreError, match="in its place"):
        open_store(tmp_path)


def test_file_in_the_place_of_the_folder(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be created"):
        open_store(tmp_path / "file" / "notes.db")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nosuchdatabase://ann:hunter2@host/notes", "driver"),
        ("nonsense ://ann:hunter2@host/notes", "cannot be read"),
    ],
)
def test_unusable_url_does_not_repeat_the_password(url, says):
    with pytest.raises(StoreError, match=says) as caught:
        open_store(url)
    assert "hunter2" not in str(caught.value)
    assert caught.value.__context__ is None
