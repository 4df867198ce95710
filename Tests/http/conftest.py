import pytest

from hers import Hers, Nobodys
from stack import Person


@pytest.fixture(scope="session")
def ada():
    person = Hers()
    yield person
    person.cancel_everything()


@pytest.fixture(scope="session")
def nobody(ada):
    return Nobodys(ada)


@pytest.fixture(scope="session")
def bob():
    return Person()
