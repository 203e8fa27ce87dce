from page.made_ahead import made_ahead

CONFIG = {
    "dependencies": [{"js": " () => 1; "}, {"js": None}, {"js": "() => 1"}],
    "components": [
        {"props": {"js_on_load": "element.remove();"}},
        {"props": {"value": "() => 2", "js_on_load": None}},
    ],
}


def test_each_function_that_gradio_would_make_is_made_once() -> None:
    table = made_ahead(CONFIG).split("new Map([\n")[1].split("\n]);")[0]
    given = "element,trigger,props,server,upload,watch"
    assert table == (
        '["return (\\n() => 1\\n);", async () => (() => 1)],\n'
        f'["{given},element.remove();", function ({given}) {{\nelement.remove();\n}}]'
    )
