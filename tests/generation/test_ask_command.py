import json
import os
import subprocess
import sys
from pathlib import Path

from adversaries import Said, reply
from asking import KEY
from misbehaviours import QUESTION, SHORT, the_rate
from scripted_server import Behaviour, Request, ScriptedServer


def good_and_bad(request: Request) -> Behaviour:
    right = the_rate(request)
    return reply(request, [Said(SHORT, right.cited), Said("It is from Ireland.", right.cited)])


def harbour(index: Path, url: str, *arguments: str) -> str:
    command = [sys.executable, "-m", "cli", "ask", QUESTION, "--index", str(index), *arguments]
    environment = {**os.environ, "HARBOUR_ANSWER_BASE_URL": url, "HARBOUR_ANSWER_KEY": KEY}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
    assert (done.returncode, KEY in done.stdout + done.stderr) == (0, False), done.stderr
    return done.stdout


def test_a_named_model_answers_and_every_sentence_is_explained(starter_index: Path) -> None:
    arguments = ("--model", "openai:scripted", "--explain")
    with ScriptedServer(good_and_bad) as server:
        told = harbour(starter_index, server.url, *arguments)
        record = json.loads(harbour(starter_index, server.url, *arguments, "--json"))
    assert told.startswith(f"{SHORT} [1]")
    assert told.count(SHORT) == 2  # in the answer, and in what explains it
    assert f"    passed: {SHORT}" in told
    assert "The name Ireland does not stand in the cited passages" in told
    first, second = record["explanation"]["sentences"]
    assert (first["said"], first["faults"], first["ending"]) == (SHORT, [], "passed")
    assert second["said"] == "It is from Ireland." and second["faults"]
    assert record["model"] == "openai:scripted"
    assert record["explanation"]["usage"]["tokens_in"] == 200


def test_a_reply_that_breaks_off_is_followed_by_the_answer(starter_index: Path) -> None:
    def breaks(request: Request) -> Behaviour:
        whole = good_and_bad(request).text
        return Behaviour(whole, drop_after=whole.index("It is from"))

    with ScriptedServer(breaks) as server:
        told = harbour(starter_index, server.url, "--model", "openai:scripted")
    assert told.startswith(f"{SHORT} [1] …\n\n")
    assert "! No answer came from the language model" in told
