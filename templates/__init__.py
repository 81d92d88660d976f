"""Layout and wording only: what a page looks like. Knows no rule and counts nothing."""
