"""Many stories -> what each outlet habitually calls a referent."""

from rashomon.findings.habits.counting import find_habits

__all__ = ["find_habits"]
