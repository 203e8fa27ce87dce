from pathlib import Path

import pytest

from ingest.chat_settings import ChatSettings
from ingest.errors import SettingsError
from ingest.model import DEFAULT_MODEL
from ingest.reading import Limits, ReadOptions
from ingest.settings import Settings, load_settings


def config(folder, text):
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    return path


def error_of(path):
    with pytest.raises(SettingsError) as caught:
        load_settings(path, {})
    return str(caught.value).removeprefix(str(path))


def test_an_empty_file_leaves_the_defaults(tmp_path):
    assert load_settings(config(tmp_path, ""), {}) == Settings(
        index=Path(".harbour/index"),
        chroma="",
        corpus=Path("corpus/documents"),
        glossary=None,
        model=DEFAULT_MODEL,
    )


def test_every_setting_can_stand_in_the_file(tmp_path):
    path = config(
        tmp_path,
        '[index]\nfolder = "i"\nchroma = "http://c"\n'
        '[corpus]\nfolder = "c"\nglossary = "g.csv"\n[embedding]\nmodel = "m"\n',
    )
    assert load_settings(path, {}) == Settings(Path("i"), "http://c", Path("c"), Path("g.csv"), "m")


def test_the_environment_wins_over_the_file_and_flags_over_both(tmp_path):
    path = config(tmp_path, '[index]\nfolder = "file"\n[corpus]\nfolder = "file"\n')
    environment = {
        "HARBOUR_INDEX_FOLDER": "environment",
        "HARBOUR_CORPUS_FOLDER": "environment",
        "HARBOUR_EMBEDDING_MODEL": "environment",
    }
    assert load_settings(
        path, environment, {"embedding.model": "flag", "index.folder": "flag"}
    ) == Settings(index=Path("flag"), corpus=Path("environment"), model="flag")


def test_empty_variables_and_flags_that_are_not_given_count_for_nothing(tmp_path):
    path = config(tmp_path, '[embedding]\nmodel = "m"\n')
    assert load_settings(
        path, {"HARBOUR_EMBEDDING_MODEL": ""}, {"embedding.model": None}
    ) == Settings(model="m")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert error_of(tmp_path / "none.toml") == (
        ": cannot be read (No such file or directory); see --config"
    )


def test_a_file_that_is_not_toml_is_refused(tmp_path):
    assert error_of(config(tmp_path, "[index")).startswith(": not a TOML file (")


@pytest.mark.parametrize(
    ("text", "name"),
    [('[index]\ncolour = "red"\n', "index.colour"), ('colour = "red"\n', "colour")],
)
def test_an_unknown_setting_is_named_with_the_known_ones(tmp_path, text, name):
    assert error_of(config(tmp_path, text)) == (
        f": unknown setting {name}; known are "
        "index.folder, index.chroma, corpus.folder, corpus.glossary, embedding.model, "
        "answer.reader, answer.reranker, answer.model, answer.base_url, answer.timeout_seconds, "
        "answer.retries, answer.max_tokens, answer.temperature, answer.price_in, "
        "answer.price_out, evaluation.testsets, evaluation.runs, ui.auth, "
        "ui.ingest, use.folder, use.questions, ingest.passwords, ingest.ocr, ingest.processes, "
        "ingest.megabytes, ingest.pages, ingest.characters, ingest.seconds, "
        "ingest.memory_megabytes"
    )


def test_a_setting_that_is_not_a_text_is_refused(tmp_path):
    assert error_of(config(tmp_path, "[index]\nfolder = 3\n")) == (
        ": index.folder must be a text in quotes"
    )


def test_how_files_are_read_is_set_in_the_file_and_in_the_environment(tmp_path):
    (tmp_path / "passwords.txt").write_text("first\n\nzweites wort\n", encoding="utf-8")
    path = config(
        tmp_path,
        f'[ingest]\npasswords = "{tmp_path}/passwords.txt"\nocr = false\npages = 10\n',
    )
    settings = load_settings(path, {"HARBOUR_INGEST_SECONDS": "1.5", "HARBOUR_INGEST_OCR": "yes"})
    assert settings.read_options() == ReadOptions(
        ("first", "zweites wort"), True, Limits(pages=10, seconds=1.5)
    )


def test_passwords_do_not_stand_in_what_is_printed_of_the_options():
    assert "secret" not in repr(ReadOptions(("secret",)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[ingest]\nocr = "no"\n', "ingest.ocr must be true or false"),
        ('[ingest]\npages = "9"\n', "ingest.pages must be a number, 0 or more"),
        ("[ingest]\npages = 9.5\n", "ingest.pages must be a whole number, not 9.5"),
        ("[ingest]\nseconds = -1\n", "ingest.seconds must be a number, 0 or more"),
    ],
)
def test_a_setting_of_another_kind_is_refused(tmp_path, text, message):
    assert error_of(config(tmp_path, text)) == f": {message}"


def test_passwords_that_cannot_be_read_are_told_of(tmp_path):
    settings = Settings(passwords=tmp_path / "none.txt")
    with pytest.raises(SettingsError, match="one a line"):
        settings.read_options()


def test_the_settings_file_of_the_repository_says_the_defaults():
    assert load_settings(Path(__file__).parents[2] / "harbour.toml", {}) == Settings()


def test_which_questions_are_kept_is_one_of_three(tmp_path):
    path = config(tmp_path, '[use]\nfolder = "u"\nquestions = "all"\n')
    assert load_settings(path, {}) == Settings(use_folder=Path("u"), use_questions="all")
    with pytest.raises(SettingsError) as caught:
        load_settings(config(tmp_path, '[use]\nquestions = "some"\n'), {})
    assert str(caught.value) == "use.questions must be none, unanswered or all, not some"


def test_the_language_model_is_set_in_the_file_and_in_the_environment(tmp_path):
    path = config(tmp_path, '[answer]\nmodel = "openai:m"\nmax_tokens = 50\ntemperature = 1\n')
    environment = {"HARBOUR_ANSWER_BASE_URL": "http://here/v1", "HARBOUR_ANSWER_PRICE_IN": "0.5"}
    assert load_settings(path, environment).chat == ChatSettings(
        "openai:m", "http://here/v1", max_tokens=50, temperature=1.0, price_in=0.5
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('model = "gpt"', 'answer.model must be "extractive" or name a provider and a model'),
        ('model = "openai:"', 'answer.model must be "extractive" or name a provider and a model'),
        ('base_url = "here"', "answer.base_url must begin with http:// or https://"),
        ("timeout_seconds = 0", "answer.timeout_seconds must be more than 0"),
        ("max_tokens = 0", "answer.max_tokens must be more than 0"),
        ('key = "sk-secret"', "unknown setting answer.key"),
    ],
)
def test_a_setting_of_the_language_model_that_cannot_work_is_refused(tmp_path, line, said):
    error = error_of(config(tmp_path, f"[answer]\n{line}\n"))
    assert said in error
    assert "sk-secret" not in error
