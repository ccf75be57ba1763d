"""Imported once, by the server that the workers fork from: they begin with patterns compiled and tables loaded.

Work at import is what this module is for; nothing else imports it. Without it each worker, and each new one after a
crash, would spend a second on this by itself and hold the tables in memory of its own.
"""

import gc

from extract.pipeline import Pipeline

_pipeline = Pipeline(ner=False)
for _text in (
    "Ngày 6/6/2022, Tỉnh ủy Sơn La ban hành Nghị quyết số 22-NQ/TU: huy động hơn 1 tỷ 200 triệu đồng, đạt 18,66%.",
    "Resolution No. 22-NQ/TU of June 6, 2022: over 69 billion VND in Moc Chau district, Son La province, or 18.66%.",
):
    _pipeline(_text)
gc.collect()
gc.freeze()  # what is shared with the workers stays shared
