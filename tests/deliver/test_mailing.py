"""Mail to a real server that refuses, hangs, drops and lies: each reader has it once."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import trustme

from brief.deliver.ledger import MemoryLedger, State
from brief.deliver.mail import Digest
from brief.deliver.mailing import MailOptions, deliver_mail, key_of
from brief.deliver.outcome import Fate, Outcome, complete
from brief.deliver.smtp import Security, Server
from tests.deliver.made import ENVELOPE, StillClock, digest
from tests.deliver.mail_server import Post, free_port, mail_server

ANN, BEA, CAY = "ann@example.org", "bea@example.org", "cay@example.org"


class Run:
    """Deliveries of one day to one server, with the ledger between them."""

    def __init__(self, port: int, server: Server | None = None) -> None:
        plain = Server("127.0.0.1", port, Security.NONE, timeout=5, answer_timeout=5)
        self.server = replace(server or plain, port=port, client_name="client.test")
        self.ledger = MemoryLedger()
        self.still = StillClock()

    def __call__(
        self, *to: str, again: bool = False, made: Digest | None = None
    ) -> Mapping[str, Outcome]:
        """Send the digest to `to`, and return what became of each."""
        options = MailOptions(ENVELOPE, self.server, waits=(1.0, 2.0), again=again)
        done = deliver_mail(made or digest(), to, options, self.ledger, self.still.clock)
        assert [one.recipient for one in done] == list(dict.fromkeys(to))
        return {one.recipient: one for one in done}

    def state(self, address: str) -> State:
        """Return what the ledger holds of one reader."""
        return self.ledger.entries[key_of(digest(), address)].state


def fates(done: Mapping[str, Outcome]) -> list[tuple[Fate, int]]:
    """Return what became of each, and the code."""
    return [(one.fate, one.code) for one in done.values()]


def test_everybody_gets_it_once_over_one_connection() -> None:
    """A second run finds in the ledger that it is done, and connects to nobody."""
    post = Post()
    with mail_server(post) as port:
        run = Run(port)
        first = run(ANN, f"Bea <{BEA}>", CAY)
        assert complete(first.values())
        assert post.greetings == 1
        assert [to for to, _ in post.arrived] == [ANN, BEA, CAY]
        second = run(ANN, BEA, CAY)
        assert fates(second) == [(Fate.BEFORE, 0)] * 3
        assert fates(run(ANN, again=True)) == [(Fate.BEFORE, 0)]
        assert post.greetings == 1
    assert len(post.arrived) == 3
    assert run.still.waits == []
    assert b'\r\nTo: "Bea" <bea@example.org>\r\n' in post.texts_for(BEA)[0]


def test_lines_that_begin_with_a_dot_arrive_as_they_are() -> None:
    """The dot that ends a message is told from the dots that begin a line of it."""
    post = Post()
    with mail_server(post) as port:
        Run(port)(ANN, made=digest(markdown=".\n..\n.one\n\ntwo.\n"))
    assert b"\r\n\r\n.\r\n..\r\n.one\r\n\r\ntwo.\r\n" in post.texts_for(ANN)[0]


def test_one_address_twice_is_one_reader() -> None:
    """The same address in other letters is not sent a second one."""
    post = Post()
    with mail_server(post) as port:
        options = MailOptions(ENVELOPE, Run(port).server)
        done = deliver_mail(digest(), [ANN, "ANN@Example.org", ANN], options, MemoryLedger())
    assert len(done) == len(post.arrived) == 1


def test_some_are_refused_and_the_rest_have_it() -> None:
    """A 550 is final; a 451 is tried again in later rounds; the others notice nothing."""
    post = Post(refuse={ANN: ["550 no such user"], BEA: ["451 greylisted"]})
    with mail_server(post) as port:
        run = Run(port)
        done = run(ANN, BEA, CAY)
        assert fates(done) == [(Fate.FAILED, 550), (Fate.SENT, 250), (Fate.SENT, 250)]
        assert done[BEA].tries == 2
        assert run.still.waits == [1.0]
        assert run.state(ANN) == "failed"
        assert str(done[ANN]).endswith("not tried again without --resend")
        # The next run leaves the refused one alone, unless it is told not to.
        assert fates(run(ANN, BEA)) == [(Fate.FAILED, 0), (Fate.BEFORE, 0)]
        assert fates(run(ANN, again=True)) == [(Fate.SENT, 250)]
    assert sorted(to for to, _ in post.arrived) == [ANN, BEA, CAY]


def test_a_refusal_that_does_not_pass_is_left_to_the_next_run() -> None:
    """Tries are bounded; what is refused for now stays planned, and a later run sends it."""
    post = Post(refuse={ANN: ["451 later"] * 3})
    with mail_server(post) as port:
        run = Run(port)
        done = run(ANN, BEA)
        assert fates(done) == [(Fate.DEFERRED, 451), (Fate.SENT, 250)]
        assert done[ANN].tries == 3
        assert run.still.waits == [1.0, 2.0]
        assert run.state(ANN) == "planned"
        assert fates(run(ANN, BEA)) == [(Fate.SENT, 250), (Fate.BEFORE, 0)]
    assert len(post.arrived) == 2


@pytest.mark.parametrize(
    ("answer", "fate", "state", "copies"),
    [
        ("452 disk full", Fate.SENT, "sent", 1),
        ("554 looks like spam", Fate.FAILED, "failed", 0),
        ("421 closing", Fate.SENT, "sent", 1),
    ],
)
def test_a_whole_message_refused(answer: str, fate: Fate, state: State, copies: int) -> None:
    """What the server says to the whole message decides, as what it says to the address does."""
    post = Post(answers={ANN: [answer]})
    with mail_server(post) as port:
        run = Run(port)
        done = run(ANN, BEA)
        assert done[ANN].fate is fate
        assert done[BEA].fate is Fate.SENT
        assert run.state(ANN) == state
    assert len(post.texts_for(ANN)) == copies


@pytest.mark.parametrize(("fault", "copies"), [("drop", 0), ("swallow", 1)])
def test_no_answer_to_a_whole_message_is_not_tried_again(fault: str, copies: int) -> None:
    """It may have arrived; so it is sent again only when that is asked for, under the same id."""
    post = Post(answers={ANN: [fault]})
    with mail_server(post) as port:
        run = Run(port)
        done = run(ANN, BEA)
        assert [one.fate for one in done.values()] == [Fate.UNKNOWN, Fate.SENT]
        assert run.state(ANN) == "sending"
        assert len(post.texts_for(ANN)) == copies
        assert run(ANN)[ANN].fate is Fate.UNKNOWN
        assert len(post.texts_for(ANN)) == copies
        assert run(ANN, again=True)[ANN].fate is Fate.SENT
    ids = {
        line for text in post.texts_for(ANN) for line in text.split(b"\r\n") if b"ssage-ID" in line
    }
    assert len(post.texts_for(ANN)) == copies + 1
    assert len(ids) == 1
    assert run.still.waits == []


def test_a_connection_lost_before_the_message_is_tried_again() -> None:
    """Nothing was handed over, so nothing is in doubt."""
    post = Post(refuse={ANN: ["drop"], CAY: ["421 too many messages"]})
    with mail_server(post) as port:
        run = Run(port)
        done = run(ANN, BEA, CAY)
        assert complete(done.values())
        assert (done[ANN].tries, done[BEA].tries, done[CAY].tries) == (2, 1, 2)
    assert sorted(to for to, _ in post.arrived) == [ANN, BEA, CAY]


def test_a_server_that_takes_its_time_is_waited_for() -> None:
    """The answer to a whole message has a time-out of its own; past it nobody knows."""
    post = Post(pause=0.4)
    with mail_server(post) as port:
        run = Run(port)
        run.server = replace(run.server, timeout=0.2, answer_timeout=5)
        assert run(ANN)[ANN].fate is Fate.SENT
        run.server = replace(run.server, answer_timeout=0.1)
        late = run(BEA)[BEA]
        assert late.fate is Fate.UNKNOWN
        assert run(BEA)[BEA].fate is Fate.UNKNOWN
    assert len(post.texts_for(BEA)) <= 1


def test_nobody_listens() -> None:
    """A server that is down is tried a few times, then left to the next run."""
    run = Run(free_port())
    done = run(ANN, BEA)
    assert fates(done) == [(Fate.DEFERRED, 0)] * 2
    assert "not reached" in done[ANN].text
    assert run.still.waits == [1.0, 2.0]
    assert run.state(ANN) == "planned"


def test_an_address_that_is_none_concerns_nobody_else() -> None:
    """A slip of the pen in one address does not keep the digest from the others."""
    post = Post()
    with mail_server(post) as port:
        done = Run(port)("ann@", BEA)
    assert [one.fate for one in done.values()] == [Fate.DEFERRED, Fate.SENT]
    assert "no mail address" in done["ann@"].text


# Protection.


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Return an authority that nobody trusts unless told to."""
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> str:
    """Return the path of its certificate."""
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


def server_context(authority: trustme.CA, name: str = "127.0.0.1") -> ssl.SSLContext:
    """Return what a server that goes by `name` needs for TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


WITHOUT_STARTTLS = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
"""The server warns of passwords in clear also where the whole connection is protected."""


@WITHOUT_STARTTLS
@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_protected_and_logged_in(security: Security, authority: trustme.CA, ca_file: str) -> None:
    """With the right certificate and password mail goes out, by either way of protection."""
    post = Post()
    server = Server(
        "127.0.0.1", 0, security, "brief", "right", timeout=5, answer_timeout=5, ca_file=ca_file
    )
    starttls = security is Security.STARTTLS
    login = ("brief", "right")
    context = server_context(authority)
    with mail_server(post, context=context, starttls=starttls, login=login) as port:
        assert run_fate(Run(port, server)) is Fate.SENT
        wrong = Run(port, replace(server, password="wrong"))
        done = wrong(ANN)[ANN]
    assert (done.fate, done.code) == (Fate.DEFERRED, 535)
    assert "log in" in done.text
    assert "wrong" not in str(done)
    assert wrong.state(ANN) == "planned"
    assert wrong.still.waits == []
    assert len(post.arrived) == 1


def run_fate(run: Run) -> Fate:
    """Deliver to one reader and say what became of it."""
    return run(ANN)[ANN].fate


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
@pytest.mark.parametrize("fault", ["unknown authority", "another name"])
def test_a_wrong_certificate_ends_it(
    security: Security, fault: str, authority: trustme.CA, ca_file: str
) -> None:
    """No mail and no password go to a server that cannot prove who it is."""
    post = Post()
    other = fault == "another name"
    context = server_context(authority, "mail.example" if other else "127.0.0.1")
    server = Server("127.0.0.1", 0, security, "brief", "right", timeout=5)
    server = replace(server, ca_file=ca_file if other else "")
    with mail_server(post, context=context, starttls=security is Security.STARTTLS) as port:
        run = Run(port, server)
        done = run(ANN)[ANN]
    assert done.fate is Fate.DEFERRED
    assert "certificate is not trusted" in done.text
    assert run.still.waits == []
    assert post.arrived == []


def test_protection_that_is_not_offered_is_not_done_without() -> None:
    """A server without STARTTLS gets nothing, since something may have taken the offer out."""
    post = Post()
    with mail_server(post) as port:
        run = Run(port, Server("127.0.0.1", 0, Security.STARTTLS, timeout=5))
        done = run(ANN)[ANN]
    assert done.fate is Fate.DEFERRED
    assert "STARTTLS" in done.text
    assert post.arrived == []


@WITHOUT_STARTTLS
def test_no_password_goes_in_clear() -> None:
    """Without protection a password is sent to this machine alone."""
    far = Run(25, Server("mail.example", 25, Security.NONE, "brief", "right"))
    done = far(ANN)[ANN]
    assert "not sent over an unprotected connection" in done.text
    post = Post()
    near = Server("127.0.0.1", 0, Security.NONE, "brief", "right", timeout=5)
    with mail_server(post, login=("brief", "right")) as port:
        assert run_fate(Run(port, near)) is Fate.SENT


def test_secrets_are_not_shown() -> None:
    """Neither the password nor the secret of tokens is in what may be logged."""
    assert "hush" not in repr(Server("h", password="hush"))
    assert "made-up" not in repr(ENVELOPE)


# A server that speaks its lines and no others.

Script = Callable[[socket.socket], None]


@contextmanager
def scripted(script: Script) -> Iterator[int]:
    """Run `script` for the first connection, and give the port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        # Little fits on the way, so that who stops reading stops the writer.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listening.settimeout(5)

        def serve() -> None:
            client, _ = listening.accept()
            with client:
                client.settimeout(5)
                script(client)

        thread = threading.Thread(target=serve)
        thread.start()
        yield int(listening.getsockname()[1])
        thread.join(10)
        assert not thread.is_alive()


def saying(client: socket.socket, *lines: str) -> None:
    """Say a line, and read one, for each line given."""
    for line in lines:
        client.sendall(line.encode() + b"\r\n")
        client.recv(1000)


GREETING = ("220 hi", "250 hi", "250 sender ok", "250 recipient ok")


def _end_in_the_middle(client: socket.socket) -> None:
    saying(client, *GREETING)
    client.sendall(b"354 go on\r\n")
    client.recv(10)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def _talk_nonsense(client: socket.socket) -> None:
    saying(client, *GREETING)
    client.sendall(b"354 go on\r\n")
    while b"\r\n.\r\n" not in client.recv(100_000):
        pass
    client.sendall(b"what?\r\n")


def _no_data_please(client: socket.socket) -> None:
    saying(client, *GREETING, "503 not now", "250 reset", "221 bye")


@pytest.mark.parametrize(
    ("script", "size", "fate", "state"),
    [
        (_end_in_the_middle, 2_000_000, Fate.DEFERRED, "planned"),
        (_talk_nonsense, 10, Fate.UNKNOWN, "sending"),
        (_no_data_please, 10, Fate.FAILED, "failed"),
    ],
)
def test_where_a_conversation_ends_decides(
    script: Script, size: int, fate: Fate, state: State
) -> None:
    """Lost before the last byte was written: not taken. Lost after, or answered oddly: unknown."""
    with scripted(script) as port:
        run = Run(port)
        options = MailOptions(ENVELOPE, run.server, waits=())
        made = digest(markdown="word " * (size // 5))
        (done,) = deliver_mail(made, [ANN], options, run.ledger, run.still.clock)
    assert (done.fate, run.state(ANN)) == (fate, state)


def test_two_runs_at_once_send_one() -> None:
    """A run that claims a message while another offers it makes the other stand back."""
    post = Post()
    with mail_server(post) as port:
        run = Run(port)

        class Raced(MemoryLedger):
            """A book in which somebody else is quicker."""

            def begin(self, key: str, *, again: bool = False) -> State:
                """Let the other run claim it first."""
                super().begin(key)
                return super().begin(key, again=again)

        run.ledger = Raced()
        assert fates(run(ANN, BEA)) == [(Fate.UNKNOWN, 0)] * 2
    assert post.arrived == []
