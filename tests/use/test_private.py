import pytest

from assistant.use.private import TAKEN_OUT, without_person


@pytest.mark.parametrize(
    "text",
    [
        "me@here.com.hk",
        "+852 9123 4567",
        "9123 4567",
        "192.168.0.12",
        "2001:db8:0:1:1:1:1:1",
        "A123456(7)",
        "13812345678",
    ],
)
def test_addresses_and_numbers_are_taken_out(text):
    assert without_person(f"Write to {text}, please") == f"Write to {TAKEN_OUT}, please"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("My name is Ann Mary Lee, can I come?", "My name is […], can I come?"),
        ("我叫陈大文，想设立公司", "我叫[…]，想设立公司"),
        ("微信：chan_2024，怎样申请", "微信：[…]，怎样申请"),
        ("whatsapp 91234567", "whatsapp […]"),
    ],
)
def test_what_people_say_of_themselves_is_taken_out(text, kept):
    assert without_person(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "From 2023 2024 on, HK$2,000,000 or 20000000?",
        "Is Cap. 112 about section 16G and 8.25%?",
        "The phone rang; my name is mud at the bank",
        "HK$3000 5000 staff",
    ],
)
def test_figures_years_and_laws_stay(text):
    assert without_person(text) == text
