"""Builds labs in an AWS emulator: the correct one, and every wrong or unusual one that the tests need.

`plan.py` says what a lab holds, `variants/` change a plan, `deploy/` makes it real, `__main__.py` is the way in.
"""
