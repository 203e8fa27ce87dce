"""Which addresses may be asked: http and https, on hosts of the public internet."""

import ipaddress
import socket
from urllib.parse import urlsplit

import httpx

from ingest.fetch.errors import RefusedError

DEFAULT_PORTS = {"http": 80, "https": 443}

_IPv6 = ipaddress.IPv6Address
# What Python 3.11 calls global and is not: the rest of RFC 6890's block (a cloud keeps its
# metadata there), and IPv6 outside the one block that is given out.
_PROTOCOL_BLOCK = ipaddress.ip_network("192.0.0.0/24")
_GIVEN_OUT = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """Give every address of a host; raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def parse_address(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """Give an address without its fragment, relative to `base`; only http and https pass."""
    try:
        parsed = httpx.URL(url) if base is None else base.join(url)
        address = parsed.copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise RefusedError(f"{url[:200]!r} is not an address") from error
    if address.scheme not in DEFAULT_PORTS or not address.host:
        raise RefusedError(f"{str(address)[:200]} is not an http or https address")
    return address


def port_of(address: httpx.URL) -> int:
    """Give the port, the scheme's own where none is written."""
    return address.port or DEFAULT_PORTS[address.scheme]


def origin_of(address: httpx.URL) -> str:
    """Give scheme, host and port in one form."""
    return f"{address.scheme}://{address.host}:{port_of(address)}"


def comparable(url: str) -> str:
    """Give the form in which two spellings of one listed address are equal."""
    parts = urlsplit(url)
    port = parts.port or DEFAULT_PORTS[parts.scheme]
    return f"{parts.scheme}://{parts.hostname}:{port}{parts.path or '/'}?{parts.query}"


def check_public(host: str, addresses: list[str]) -> None:
    """Refuse a host if any of its addresses is not on the public internet."""
    for address in addresses:
        if not is_public(address):
            of_host = "" if address == host else f" (of {host})"
            raise RefusedError(
                f"{address}{of_host} is not a public address; --allow-private lets it through"
            )


def is_public(address: str) -> bool:
    """Tell whether an IP address is on the public internet, also if it is wrapped in IPv6."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, _IPv6):
        wrapped = ip.ipv4_mapped or ip.sixtofour or _nat64(ip)
        if wrapped is not None:
            return is_public(str(wrapped))
        return ip in _GIVEN_OUT and ip.is_global
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and ip not in _PROTOCOL_BLOCK


def _nat64(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    # A network without IPv4 reaches public hosts in this form (RFC 6052), so it can't be refused.
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
