from ingest.readers.web.charset import decode_page


def test_a_declared_character_set_goes_before_detection():
    assert decode_page('<meta charset="gb2312">香港'.encode("gb18030")).endswith("香港")
