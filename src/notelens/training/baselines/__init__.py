"""What else could be done with the same data: peers that the tagger is measured against, in the same run.

Each names the codes of whole sentences; none finds evidence spans, and only the rules know a status.
"""

from notelens.training.baselines.keywords import keyword_tags, rule_tags
from notelens.training.baselines.learned import frozen_tags, word_tags

__all__ = ["frozen_tags", "keyword_tags", "rule_tags", "word_tags"]
