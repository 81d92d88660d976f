"""Days in any wording and any cell, and which of them counts."""
