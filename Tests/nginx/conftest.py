import pytest

from front import client


@pytest.fixture
def http():
    with client() as session:
        yield session
