"""Bytes in: where mails come from, what each holds, and when it arrived.

Knows nothing of documents' contents or of rules.
"""
