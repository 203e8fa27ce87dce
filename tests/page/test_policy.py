from assistant.evaluation.report.page import inline
from assistant.inline_source import inline_source
from page.policy import policy

PAGE = """<!doctype html><html style="margin: 0"><head><style>p { color: red }</style>
<script src="./own.js"></script><script>go("<p style='x'>")</script></head>
<body style="a: &quot;b&quot;"><p>style="no"</p></body></html>"""
EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


def test_a_page_runs_and_looks_as_what_stands_in_it_says_and_loads_the_servers_own() -> None:
    report = inline()
    script, style = inline_source("go(\"<p style='x'>\")"), inline_source("p { color: red }")
    attributes = " ".join(map(inline_source, ("margin: 0", 'a: "b"')))
    assert policy(PAGE).split("; ") == [
        "default-src 'none'",
        f"script-src 'self' {script} {inline_source(report.script)}",
        f"style-src 'self' {style} {inline_source(report.style)} {EMPTY}",
        f"style-src-attr 'unsafe-hashes' {attributes}",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "base-uri 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
