import pytest

from corpus.errors import CorpusError
from corpus.source_list import SOURCES_FILE, ListedSource, load_sources

ENTRY = '[[source]]\nid = "{id}"\ntitle = "T"\npublisher = "P"\nurl = "http://h.hk/a"\n'


def lists(folder, *texts):
    paths = [folder / f"list{number}.toml" for number, _ in enumerate(texts, start=1)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def error_of(folder, *texts):
    with pytest.raises(CorpusError) as caught:
        load_sources(lists(folder, *texts))
    return str(caught.value).replace(f"{folder}/", "")


def test_the_corpus_has_a_list_in_order():
    sources = load_sources()
    assert len(sources) == SOURCES_FILE.read_text(encoding="utf-8").count("[[source]]")
    assert all(source.format and source.language and source.kind for source in sources)


def test_lists_are_read_one_after_the_other(tmp_path):
    more = 'language = "en"\nkind = "guide"\nformat = "pdf"\nstatus = "proposed"\nas_of = "2026-01"'
    paths = lists(tmp_path, ENTRY.format(id="a"), ENTRY.format(id="b") + more)
    assert load_sources(paths) == [
        ListedSource(id="a", title="T", publisher="P", url="http://h.hk/a"),
        ListedSource(
            id="b",
            title="T",
            publisher="P",
            url="http://h.hk/a",
            language="en",
            kind="guide",
            format="pdf",
            status="proposed",
            as_of="2026-01",
        ),
    ]


def test_every_bad_entry_is_named_with_its_fields(tmp_path):
    text = (
        ENTRY.format(id="a b")
        + ENTRY.format(id="ok")
        + ENTRY.format(id="c")
        + 'colour = "red"\nkind = "song"\n[[source]]\nid = "d"\n'
    )
    assert error_of(tmp_path, text) == (
        "list1.toml: source 1 (a b): id: string should match pattern "
        "'^[a-za-z0-9][a-za-z0-9_-]{0,99}$'; "
        "source 3 (c): kind: input should be 'policy', 'guide', 'sector', 'interview' or "
        "'statistics'; colour: extra inputs are not permitted; "
        "source 4 (d): title: field required; publisher: field required; url: field required"
    )


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("ftp://h.hk/a", "not an address that begins with http:// or https:// and a host"),
        ("http:///a", "not an address that begins with http:// or https:// and a host"),
        ("h.hk/a", "not an address that begins with http:// or https:// and a host"),
        ("http://h.hk/a b", "not an address: it holds a space or the port 0"),
        ("http://h.hk:99999/", "port out of range 0-65535"),
        (
            "http://me:secret@h.hk/",
            "a name or password in the address would be written to the records",
        ),
    ],
)
def test_what_is_no_web_address_is_refused(tmp_path, url, what):
    text = ENTRY.format(id="a").replace("http://h.hk/a", url)
    assert error_of(tmp_path, text) == f"list1.toml: source 1 (a): url: value error, {what}"


@pytest.mark.parametrize("id", ["../a", "a/b", ".a", "", "a.html", "a" * 101, "a\\\\b", "a\\n"])
def test_an_id_that_is_no_safe_file_name_is_refused(tmp_path, id):
    assert "id: string should match pattern" in error_of(tmp_path, ENTRY.format(id=id))


def test_an_id_stands_once(tmp_path):
    a, upper = ENTRY.format(id="a"), ENTRY.format(id="A")
    assert error_of(tmp_path, a + upper) == ("list1.toml: the id A stands twice; ids name files")
    assert error_of(tmp_path, a, a) == (
        "list2.toml: the id a stands in list1.toml too; ids name files"
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the list names no source; add [[source]] entries"),
        ("source = []", "the list names no source; add [[source]] entries"),
        ("sources = 1", "unknown sources; a list holds [[source]] entries"),
        ("[", "not a TOML file ("),
    ],
)
def test_a_file_that_is_no_list_is_refused(tmp_path, text, what):
    assert error_of(tmp_path, text).startswith(f"list1.toml: {what}")


def test_a_list_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CorpusError) as caught:
        load_sources([tmp_path / "none.toml"])
    assert str(caught.value) == (
        f"{tmp_path / 'none.toml'}: the list cannot be read (No such file or directory)"
    )
