import os
from pathlib import Path

import pytest

from ingest.reading import Limits, ReadOptions
from ingest.scan import File
from ingest.task import ReadFile, Task
from ingest.workers import Workers

DEFAULT = Limits()


def read(folder: Path, *names: str, limits: Limits = DEFAULT, processes: int = 2):
    options = ReadOptions(limits=limits)
    workers = Workers(processes)
    try:
        tasks = [Task(File(folder, name), "0123456789abcdef", options) for name in names]
        return list(workers.read(tasks))
    finally:
        workers.close()


def told(results: list[ReadFile]) -> list[tuple[str, str | None, int]]:
    return [(each.task.file.path, each.problem, len(each.passages)) for each in results]


def test_files_come_back_in_order_with_their_passages(tmp_path):
    names = [f"{number:02d}.txt" for number in range(20)]
    for number, name in enumerate(names):
        (tmp_path / name).write_text("Words. " * (1 + 1000 * (number % 3)), encoding="utf-8")
    results = read(tmp_path, *names)
    assert [each.task.file.path for each in results] == names
    assert [each.document.id for each in results] == names
    assert results[0].passages[0].id == "00.txt@01234567:0000"


def test_a_file_that_never_ends_costs_only_itself(tmp_path):
    os.mkfifo(tmp_path / "endless.txt")  # nobody writes to it: opening it waits for ever
    (tmp_path / "plain.txt").write_text("Words.", encoding="utf-8")
    results = read(tmp_path, "endless.txt", "plain.txt", limits=Limits(seconds=2.0), processes=1)
    assert told(results) == [("endless.txt", "too slow", 0), ("plain.txt", None, 1)]
    assert "ingest.seconds" in results[0].reason


def test_a_file_that_takes_all_memory_costs_only_itself(tmp_path):
    with (tmp_path / "vast.txt").open("wb") as file:
        file.truncate(150_000_000)
    (tmp_path / "plain.txt").write_text("Words.", encoding="utf-8")
    limits = Limits(memory_megabytes=400)
    results = read(tmp_path, "vast.txt", "plain.txt", limits=limits, processes=1)
    assert told(results)[1] == ("plain.txt", None, 1)
    assert results[0].problem in ("too large", "damaged")


@pytest.mark.parametrize("name", ["none.txt", "none.md"])
def test_a_file_that_is_not_there_is_a_result(tmp_path, name):
    (result,) = read(tmp_path, name)
    assert (result.problem, result.reason) == (
        "damaged",
        "cannot be opened (No such file or directory)",
    )
