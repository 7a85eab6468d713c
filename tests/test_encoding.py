import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.text.encoding import decode, encode


@given(st.binary())
def test_text_goes_back_to_its_bytes(data):
    decoded = decode(data)
    assert encode(decoded.text, decoded.encoding) == data


@given(st.binary(min_size=1).filter(lambda data: any(byte > 127 for byte in data)))
def test_cp1252_has_one_character_for_each_byte(data):
    decoded = decode(data)
    if decoded.encoding == "cp1252":
        assert len(decoded.text) == len(data)
        assert decoded.undefined == tuple(place for place, byte in enumerate(data) if byte in b"\x81\x8d\x8f\x90\x9d")


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_an_undefined_byte_has_a_character_of_its_own(byte):
    decoded = decode(bytes((0xE9, byte)))
    assert decoded.text == "é" + chr(0xF700 + byte)
    assert decoded.undefined == (1,)


def test_a_byte_order_mark_stays():
    assert decode(b"\xef\xbb\xbfVZCZC").text == "\ufeffVZCZC"


def test_the_private_character_itself_is_utf8():
    assert decode("\uf781".encode()).undefined == ()


def test_surrogates_and_overlong_forms_are_not_utf8():
    assert decode(b"\xed\xa0\x80").encoding == decode(b"\xc0\xaf").encoding == "cp1252"


def test_another_encoding_is_a_wrong_call():
    with pytest.raises(ValueError, match="utf-8 or in cp1252"):
        encode("A", "koi8-r")
