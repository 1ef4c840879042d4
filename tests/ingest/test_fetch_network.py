"""No connection to what is not public."""

import ipaddress
from ipaddress import IPv4Address, IPv6Address

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import FetchError, UnreadableURLError
from ingest.fetch.fetcher import Fetcher
from ingest.fetch.network import PublicNetwork, is_public
from tests.support.web_server import LOCAL, Names, local_fetcher, serve

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::5", "2a00:1450:4001:80b::200e"]
PRIVATE_V4 = [
    "0.0.0.0", "10.0.0.5", "100.64.0.5", "127.0.0.1",  # noqa: S104 - nothing is bound here
    "100.100.100.200", "127.1.2.3",
    "168.63.129.16", "169.254.169.254", "172.16.0.5", "192.0.0.8", "192.0.2.5", "192.88.99.1",
    "192.168.1.1", "198.18.0.5", "198.51.100.1", "203.0.113.9", "224.0.0.1", "240.0.0.1",
    "255.255.255.255",
]  # fmt: skip
PRIVATE_V6 = [
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1",
    "64:ff9b:1::a00:5", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "fd00::5",
    "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::5", "ff02::1", "100::1", "2001:db8::1",
    "3fff::1", "5f00::1",
]  # fmt: skip

# Every spelling of a local address that a system's resolver or a URL parser may take for one.
FORMS = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1",
    "017700000001", "127.000.000.001", "127.0.0.1.", "0",
    "0.0.0.0", "[::1]", "[::]",  # noqa: S104 - nothing is bound here
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]",
    "127。0。0。1", "①②⑦.⓪.⓪.①", "%31%32%37.0.0.1", "127.0.0.1%00.example", "localhost",
    "LOCALHOST", "localhost.", "[fe80::1%25lo]", "2852039166",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE_V4 + PRIVATE_V6 + ["", "example.org", "1.2.3"])
def test_an_address_that_leads_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.sampled_from(PRIVATE_V4).map(IPv4Address))
def test_a_private_address_stays_private_inside_an_ipv6_address(inside: IPv4Address) -> None:
    number = int(inside)
    for carrier in (
        IPv6Address(0xFFFF << 32 | number),
        IPv6Address(number),
        IPv6Address(int(IPv6Address("64:ff9b::")) | number),
        IPv6Address((0x2002 << 112) | (number << 80)),
    ):
        assert not is_public(str(carrier))


@given(st.ip_addresses())
def test_what_the_standard_library_calls_local_is_never_public(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if not address.is_global or address.is_multicast or address.is_loopback:
        assert not is_public(str(address))


@pytest.mark.parametrize("form", FORMS)
async def test_no_spelling_of_a_local_address_is_connected_to(form: str) -> None:
    async with serve({"/": "<p>secret</p>"}) as site:
        fetcher = Fetcher(timeout=5, network=PublicNetwork(ports={site.port}))
        with pytest.raises((UnreadableURLError, FetchError)):
            await fetcher.fetch(f"http://{form}:{site.port}/")
        assert site.requests == []


async def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    for answer in ([LOCAL, "10.0.0.5"], ["10.0.0.5", LOCAL], [LOCAL, "fd00::5"]):
        async with serve({"/": "<p>secret</p>"}) as site:
            fetcher = local_fetcher(names=Names({"both.example": answer}))
            with pytest.raises(UnreadableURLError, match="not a public address"):
                await fetcher.fetch(f"http://both.example:{site.port}/")
            assert site.requests == []


async def test_a_name_is_looked_up_once_and_that_answer_is_used() -> None:
    names = Names({"flip.example": [[LOCAL], ["10.0.0.5"]]})
    async with serve({"/": "<p>public</p>"}) as site:
        page = await local_fetcher(names=names).fetch(f"http://flip.example:{site.port}/")
        assert page.body == b"<p>public</p>"
    assert names.asked == ["flip.example"]


async def test_a_redirect_is_looked_up_anew_and_refused_when_it_leads_inside() -> None:
    names = Names({"a.example": [LOCAL], "b.example": ["169.254.169.254"]})
    moved = web.Response(status=302, headers={"Location": "http://b.example/latest/meta-data/"})
    async with serve({"/": moved}) as site:
        with pytest.raises(UnreadableURLError, match="not a public address"):
            await local_fetcher(names=names).fetch(f"http://a.example:{site.port}/")
    assert names.asked == ["a.example", "b.example"]


@pytest.mark.parametrize("port", [22, 25, 6379, 65535])
async def test_only_the_ports_of_the_web_are_connected_to(port: int) -> None:
    network = PublicNetwork(is_allowed=lambda _: True, resolve=Names({}))
    with pytest.raises(UnreadableURLError, match="port"):
        await Fetcher(network=network).fetch(f"http://{LOCAL}:{port}/")


async def test_a_name_that_does_not_exist_is_said_so() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        raise OSError(f"{host}:{port}: name or service not known")

    fetcher = Fetcher(network=PublicNetwork(resolve=resolve))
    with pytest.raises(FetchError, match="no connection"):
        await fetcher.fetch("http://nowhere.example/")


async def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    try:
        async with serve({"/": "<p>here</p>"}, host="::1") as site:
            network = PublicNetwork(
                is_allowed=lambda _: True,
                resolve=Names({"two.example": ["::1", LOCAL]}),
                ports=range(65_536),
            )
            page = await Fetcher(network=network).fetch(f"http://two.example:{site.port}/")
    except OSError:
        pytest.skip("no IPv6 on this machine")
    assert page.body == b"<p>here</p>"
