"""A message holds what it should, whatever a headline, a name or an article holds."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from datetime import date
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from brief.deliver.headers import Mailbox, address_header, mailbox, shown, token_header
from brief.deliver.mail import LONGEST_HEADLINE, Composer, Digest, Envelope, Message
from brief.deliver.unsubscribe import reader_of, token_of
from tests.deliver.made import ENVELOPE, MARKDOWN, MORNING, digest

HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe",
    "List-Unsubscribe-Post", "Auto-Submitted", "MIME-Version", "Content-Type",
}  # fmt: skip

TRICKS = st.sampled_from(
    [
        "\r\nBcc: spy@evil.example",
        "\n\nbody",
        "=?utf-8?q?=0D=0ABcc:_spy=40evil.example?=",
        "=?utf-8?b?DQpCY2M6IHNweUBldmlsLmV4YW1wbGU=?=",
        "\x85Bcc: x",
        "\u2028Bcc: x",
        "\x0b\x1c\x1d\x1e",
        "\u202e",
        "\ud800",
        "é",
        "🚢" * 40,
        "x" * 200,
        '"',
        "\\",
        ", ",
        "<a@b.example>",
    ]
)
ANY_TEXT = st.lists(st.one_of(st.text(max_size=40), TRICKS), max_size=8).map("".join)


def written(headline: str = "A headline", to: str = "Ann <ann@example.org>") -> Message:
    """Return the message to one reader."""
    return Composer(digest(headline), ENVELOPE).message(to, MORNING)


def read(message: Message) -> EmailMessage:
    """Return a message as a mail program reads it."""
    parsed = email.message_from_bytes(message.data, policy=SMTP)
    assert isinstance(parsed, EmailMessage)
    assert parsed.defects == []
    return parsed


def part(message: Message, kind: str) -> str:
    """Return the text of one part."""
    found = read(message).get_body((kind,))
    assert isinstance(found, EmailMessage)
    return str(found.get_content()).replace("\r\n", "\n")


def head(message: Message) -> list[bytes]:
    """Return the lines of the header."""
    return message.data.split(b"\r\n\r\n", 1)[0].split(b"\r\n")


def test_what_a_message_says() -> None:
    """Each header is there once, and says what receivers look for."""
    message = written()
    parsed = read(message)
    assert sorted(parsed.keys()) == sorted(HEADERS)
    assert parsed["Subject"] == "Briefing, 14 March 2026: A headline"
    assert parsed["From"] == "The Brief <brief@news.example>"
    assert parsed["To"] == "Ann <ann@example.org>"
    assert parsed["Date"] == "Sat, 14 Mar 2026 06:30:00 +0100"
    assert parsed["List-Id"] == '"Briefing" <briefing.news.example>'
    assert parsed["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert parsed["Auto-Submitted"] == "auto-generated"
    assert "format" not in str(parsed["Content-Type"])
    assert [one.get_content_type() for one in parsed.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert (message.sender, message.recipient) == ("brief@news.example", "ann@example.org")


@given(ANY_TEXT)
def test_no_headline_adds_a_header(headline: str) -> None:
    """Whatever a headline holds, the message has our headers and reads it back as shown."""
    message = written(headline)
    parsed = read(message)
    assert sorted(parsed.keys()) == sorted(HEADERS)
    kept = 0 < len(shown(headline)) <= LONGEST_HEADLINE
    wanted = "Briefing, 14 March 2026" + (f": {shown(headline)}" if kept else "")
    assert _decoded(_raw(message, "Subject")) == wanted
    for line in head(message):
        assert b"\r" not in line
        assert b"\n" not in line
        assert re.match(rb"[A-Z][A-Za-z-]*:|[ \t]+\S", line)
        assert not line.startswith(b"Bcc")
        assert len(line) <= 998


def _decoded(value: str) -> str:
    """Return what the encoded words of a header say."""
    return str(make_header(decode_header(value)))


def _raw(message: Message, name: str) -> str:
    """Return a header as it stands in the message, unfolded and not decoded."""
    block = b"\r\n".join(head(message)).replace(b"\r\n ", b" ").decode("ascii")
    return next(
        line.split(": ", 1)[1] for line in block.split("\r\n") if line.startswith(f"{name}:")
    )


@given(ANY_TEXT, ANY_TEXT)
def test_no_name_adds_a_header(name: str, title: str) -> None:
    """Names of senders, readers and lists are held to the same law, or refused."""
    envelope = replace(ENVELOPE, sender=f"{name} <brief@news.example>")
    made = replace(digest(), title=title)
    try:
        message = Composer(made, envelope).message(f"{name} <ann@example.org>", MORNING)
    except ValueError:
        return
    parsed = read(message)
    assert sorted(parsed.keys()) == sorted(HEADERS)
    assert message.recipient in {"ann@example.org", "a@b.example"}


@given(ANY_TEXT)
def test_a_name_is_read_back(name: str) -> None:
    """A name reaches the reader's screen as it was shown to us."""
    assume(len(shown(name)) < 200)
    line = address_header("From", Mailbox(name, "a@b.example"))
    value = line.decode("ascii").replace("\r\n ", " ").removeprefix("From: ").strip()
    phrase, address = value.rsplit(" ", 1) if shown(name) else ("", value)
    assert address == ("<a@b.example>" if shown(name) else "a@b.example")
    plain = re.sub(r"\\(.)", r"\1", phrase[1:-1]) if phrase.startswith('"') else _decoded(phrase)
    assert plain == shown(name)


@given(st.one_of(st.just(MARKDOWN), ANY_TEXT), ANY_TEXT)
def test_lines_fit_and_the_plain_part_is_the_markdown(markdown: str, more: str) -> None:
    """The plain part is the Markdown itself, and no body line is over 78 characters."""
    text = f"{markdown}{more}\n"
    message = Composer(digest(markdown=text), ENVELOPE).message("ann@example.org", MORNING)
    body = message.data.split(b"\r\n\r\n", 1)[1]
    assert max(map(len, body.split(b"\r\n"))) <= 78
    assert body.replace(b"\r\n", b"").count(b"\r") == body.replace(b"\r\n", b"").count(b"\n") == 0
    lines = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    assert part(message, "plain") == lines


def test_a_headline_is_never_cut() -> None:
    """One that fits stands whole; one that does not is left out, for its end may say "if"."""
    fits, longer = "w" * LONGEST_HEADLINE, "w" * (LONGEST_HEADLINE + 1)
    assert digest(fits).subject == f"Briefing, 14 March 2026: {fits}"
    assert digest(longer).subject == digest("").subject == "Briefing, 14 March 2026"


def test_message_ids_are_stable() -> None:
    """The same digest to the same reader has one id; another reader, day or edition another."""
    once = written().message_id
    later = Composer(digest("Another headline", "Other text"), ENVELOPE)
    assert later.message("ANN@example.org", MORNING).message_id == once
    others = {written(to="bea@example.org").message_id}
    for changed in (
        replace(digest(), day=date(2026, 3, 15)),
        replace(digest(), edition="correction-1"),
        replace(digest(), list_name="second"),
    ):
        others.add(Composer(changed, ENVELOPE).message("ann@example.org", MORNING).message_id)
    assert len(others | {once}) == 5
    assert re.fullmatch(r"<briefing\.2026-03-14\.[0-9a-f]{24}@news\.example>", once)


def test_the_same_bytes_for_the_same_input() -> None:
    """Nothing in a message is left to chance; only its date tells two tries apart."""
    assert written() == written()


def test_ways_to_leave() -> None:
    """One click needs an https address and a secret; without them there is mail, or nothing."""
    token = token_of("briefing.news.example", "ann@example.org", "a made-up secret")
    mail = "<mailto:leave@news.example?subject=unsubscribe%20briefing>"
    both = f"<https://brief.example/leave?t={token}>, {mail}"
    cases = [
        (ENVELOPE, both, True),
        (replace(ENVELOPE, unsubscribe_url="https://b.example/?l=1"), None, True),
        (replace(ENVELOPE, unsubscribe_secret=""), mail, False),
        (replace(ENVELOPE, unsubscribe_url="http://brief.example/leave"), mail, False),
    ]
    for envelope, listed, one_click in cases:
        message = Composer(digest(), envelope).message("ann@example.org", MORNING)
        assert listed is None or _raw(message, "List-Unsubscribe") == listed
        assert ("List-Unsubscribe-Post" in read(message)) is one_click
    plain = Composer(digest(), Envelope("brief@news.example"))
    assert "List-Unsubscribe" not in read(plain.message("ann@example.org", MORNING))


def test_a_token_stands_for_one_reader_of_one_list() -> None:
    """The token of a reader is found; that of another list or secret, or a changed one, is not."""
    readers = ["Bea <bea@example.org>", "Ann <Ann@example.org>"]
    token = token_of("one.example", "ann@example.org", "s")
    assert reader_of(token, "one.example", readers, "s") == readers[1]
    assert reader_of(token, "two.example", readers, "s") is None
    assert reader_of(token, "one.example", readers, "t") is None
    assert reader_of(token[:-1] + "é", "one.example", readers, "s") is None


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("ann@example.org", ("", "ann@example.org")),
        ("Ann B <ann@example.org>", ("Ann B", "ann@example.org")),
        ('"B, Ann" <ann+b@example.org>', ("B, Ann", "ann+b@example.org")),
        ("ann@bücher.example", ("", "ann@xn--bcher-kva.example")),
    ],
)
def test_addresses_are_read(text: str, box: tuple[str, str]) -> None:
    """A name may stand before an address, and a host may have letters of its own."""
    assert mailbox(text) == box


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ann",
        "@example.org",
        "ann@",
        "änn@example.org",
        "a@b.example, c@d.example",
        "ann@example.org\r\nRCPT TO:<spy@evil.example>",
        "a b@example.org",
        "ann@exam ple.org",
        f"ann@{'a' * 64}.example",
        "ann@-x.example",
        "ann@x..example",
        "<>",
    ],
)
def test_other_things_are_no_addresses(text: str) -> None:
    """What could reach somebody else, or nobody, is refused in words."""
    with pytest.raises(ValueError, match="mail"):
        mailbox(text)


@given(st.text(max_size=60))
def test_an_address_is_one_plain_word(text: str) -> None:
    """Whatever is given, what is read as an address cannot end a command of SMTP."""
    try:
        box = mailbox(f"{text}@example.org")
    except ValueError:
        return
    assert re.fullmatch(r"[!-~]+@[!-~]+", box.address)
    assert not set('<>,;:\\"()[]') & set(box.address)


def test_tokens_are_checked() -> None:
    """A header of tokens folds between them, and refuses what is none."""
    folded = token_header("List-Unsubscribe", ["<" + "a" * 70 + ">,", "<" + "b" * 70 + ">"])
    assert folded.count(b"\r\n ") == 1
    for bad in ("a\nb", "é", "", "a" * 901, " a"):
        with pytest.raises(ValueError, match="cannot stand"):
            token_header("X", [bad])


def test_a_list_name_is_a_plain_word() -> None:
    """The name of a list stands in ids, so a space or a capital in it is refused."""
    for bad in ("a b", "Brief", "", "é"):
        with pytest.raises(ValueError, match="letters"):
            Composer(replace(digest(), list_name=bad), ENVELOPE)


def test_a_digest_has_a_name() -> None:
    """The ledger tells digests apart by list, day and edition."""
    made: Digest = digest()
    assert made.name == "briefing 2026-03-14"
    assert replace(made, edition="correction-1").name == "briefing 2026-03-14 correction-1"
