"""Facts to findings: rounds as data, checks as pure functions, one assessment per bid and region.

Knows no library of documents or mail.
"""
