import pytest

from ingest.fetch.address import comparable, is_public, resolve


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1%eth0",
        "fec0::1",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
        "2001:0:7f00:1::",
    ],
)
def test_addresses_off_the_public_internet(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "203.80.96.10", "2600::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_on_the_public_internet(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "::1", "localhost"])
def test_the_loopback_is_known_in_every_spelling(host):
    found = resolve(host, 80)
    assert found and not any(map(is_public, found))


def test_two_spellings_of_one_address_are_equal():
    assert comparable("HTTP://Host.hk#part") == comparable("http://host.hk:80/")
    assert comparable("http://host.hk/a?b") != comparable("http://host.hk/a?c")
    assert comparable("http://host.hk/") != comparable("https://host.hk/")
