"""`/openapi.json` tells the truth: what it allows to be asked is asked, and every answer is one that it describes."""

from math import inf
from time import monotonic

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import checks
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from reftel.cli.add import take_in
from reftel.cli.demo import example
from reftel.vault.run import Origin
from reftel.web.description import described
from reftel.web.token import COOKIE, FIELD
from tests.web.conftest import SEAL, served

SCHEMA = schemathesis.openapi.from_dict(described())
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]
HELD = ("11SAHRIYA402", "76SAHRIYA412", "Daoud Jurkhal", "PO Delwan", "Delwan", "subject:transfer")
CHECKS = [
    checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """Pages that may be changed."""
    folder = tmp_path_factory.mktemp("described") / "archive"
    take_in(folder, [example()], Origin(), lambda failure: None, workers=1)
    with served(folder) as client:
        yield client


def asked(client, case):
    """The answer to a case; what changes something goes with a token, as a page would send it."""
    told = case.as_transport_kwargs(base_url=str(client.base_url))
    if case.method.upper() == "POST" and isinstance(told.get("data"), dict):
        cookie = SEAL.cookie()
        client.cookies.set(COOKIE, cookie)
        told["data"] |= {FIELD: SEAL.token(cookie)}
    kept = {name: told[name] for name in ("method", "url", "params", "data", "json", "headers") if name in told}
    return client.request(**kept, follow_redirects=False)


def hold(client, operation, tried, seconds=None):
    """Every answer to what the description allows is one that the description has, tried for so many seconds."""
    end = monotonic() + seconds if seconds else inf

    @settings(max_examples=tried, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(), held=st.none() | st.sampled_from(HELD))
    def try_it(case, held):
        if monotonic() > end:
            return
        if held and "key" in case.path_parameters:
            case.path_parameters["key"] = held
        case.validate_response(Response.from_any(asked(client, case)), checks=CHECKS)

    try_it()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_every_answer_is_described(own, operation):
    hold(own, operation, 4)


@pytest.mark.deep
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_every_answer_to_much_is_described(own, operation):
    hold(own, operation, 200, seconds=20)
