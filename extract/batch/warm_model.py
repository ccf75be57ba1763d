"""Imported once, by the server that the workers fork from, where the model of the learned part may be asked.

Work at import is what this module is for, as in `warm`: the model is loaded once, and its memory is shared.
"""

import gc

from extract.ner import own
from extract.ner.entities import Question

own.classify(own.load(), [Question("They sell rice in Lung Pha every week.", ((18, 26),))])
gc.collect()
gc.freeze()  # what is shared with the workers stays shared
