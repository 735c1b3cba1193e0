"""Settings of all property tests."""

from hypothesis import HealthCheck, settings

# A test says what holds, not how fast: on a loaded machine any example may take long.
settings.register_profile("rashomon", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("rashomon")
