"""All attacks, each a row of the tests."""

from __future__ import annotations

from tests.injection.disguises import DISGUISES
from tests.injection.links import LINKS
from tests.injection.orders import ORDERS
from tests.injection.story import Attack

ATTACKS: tuple[Attack, ...] = (*ORDERS, *DISGUISES, *LINKS)
