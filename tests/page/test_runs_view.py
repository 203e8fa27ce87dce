from pathlib import Path

from assistant.evaluation.interval import Estimate
from page.runs import StoredRun
from page.runs_view import list_html, progress_html, report_html

RUNS = [
    StoredRun("broken", problem="damaged <x>"),
    StoredRun("stopped", ("tax",), 9, 4),
    StoredRun(
        "b", ("tax", "setup"), 9, 9, "2026-07-02 10:00", {"all_facts": Estimate(9, 0.5, 0, 1)}
    ),
    StoredRun("a", ("tax",), 9, 9, "2026-07-01 10:00"),
]


def test_the_newest_finished_run_is_chosen_and_others_can_be_compared():
    html = list_html(RUNS, Path("runs"), "en")
    assert 'value="b" checked' in html and html.count("checked") == 1
    assert 'value="broken" disabled' in html and 'value="stopped" disabled' in html
    assert '<option value="">none</option><option value="b">b</option><option value="a">' in html


def test_a_run_tells_when_it_was_what_it_asked_and_what_it_reached():
    html = list_html(RUNS, Path("runs"), "en")
    assert "2026-07-02 10:00 · 9 questions · tax, setup" in html
    assert '<td class="figure">0.500</td><td class="figure"></td>' in html
    assert "stopped at 4 of 9 · 9 questions · tax" in html
    assert "not readable: damaged &lt;x&gt;" in html


def test_without_runs_the_list_says_how_to_make_one():
    assert "harbour evaluate --out runs/NAME" in list_html([], Path("runs"), "en")


def test_progress_is_told_in_words_too():
    assert '<progress max="9" value="4" aria-label="已問 4 / 9 題">' in progress_html(
        4, 9, "zh-Hant"
    )


def test_a_report_cannot_leave_its_frame():
    html = report_html("Report of a", "<!doctype html><script>\"'</script></iframe><p>")
    assert html.count("<iframe") == html.count("</iframe>") == 1
    assert 'sandbox="allow-scripts"' in html and "allow-same-origin" not in html
    assert 'srcdoc="&lt;!doctype html&gt;&lt;script&gt;&quot;&#x27;&lt;/script&gt;' in html
