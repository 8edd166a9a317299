import base64
import hashlib

import pytest

from notelens.dashboard.security import SecurityHeaders, content_security_policy, security_headers


def rules(policy):
    return dict(rule.split(" ", 1) for rule in policy.split("; "))


def test_only_the_inline_scripts_of_the_page_may_run():
    policy = content_security_policy("<script>start()</script><script src='a.js'></script>")
    digest = base64.b64encode(hashlib.sha256(b"start()").digest()).decode()
    assert rules(policy)["script-src"] == f"'self' blob: 'sha256-{digest}'"


def test_the_installed_streamlit_has_an_inline_script_that_is_allowed():
    assert "'sha256-" in rules(security_headers()["content-security-policy"])["script-src"]


@pytest.mark.parametrize("rule", ["default-src", "connect-src", "img-src", "font-src", "worker-src", "form-action"])
def test_nothing_comes_from_another_host(rule):
    sources = rules(security_headers()["content-security-policy"])[rule].split()
    assert set(sources) <= {"'self'", "data:", "blob:"}


@pytest.mark.parametrize("rule", ["frame-ancestors", "object-src", "frame-src"])
def test_frames_and_plugins_are_off(rule):
    assert rules(security_headers()["content-security-policy"])[rule] == "'none'"


@pytest.fixture
def answer(awaited):
    """Give what a client gets from an application behind the middleware."""
    return lambda kind, headers=(): awaited(_answer(kind, headers))


async def _answer(kind, headers):
    sent = []

    async def app(scope, receive, send):
        await send({"type": f"{kind}.response.start", "status": 200, "headers": list(headers)})
        await send({"type": f"{kind}.response.body", "body": b""})

    async def send(message):
        sent.append(message)

    await SecurityHeaders(app)({"type": kind}, None, send)
    return sent


def test_every_response_carries_the_headers_once(answer):
    start, body = answer("http", [(b"X-Frame-Options", b"SAMEORIGIN"), (b"content-type", b"text/html")])
    names = [name.lower() for name, _ in start["headers"]]
    assert sorted(names) == sorted({*names})
    assert dict(start["headers"])[b"x-frame-options"] == b"DENY"
    assert dict(start["headers"])[b"content-type"] == b"text/html"
    assert "headers" not in body


def test_other_protocols_are_left_alone(answer):
    assert answer("websocket")[0]["headers"] == []
