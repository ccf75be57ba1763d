"""What bounds a figure does not depend on where in the text it stands."""

import pytest

from extract.modifiers import modifier


@pytest.mark.parametrize("place", range(40))
def test_the_modifier_next_to_the_figure_comes_before_that_behind_its_denominator(place: int) -> None:
    text = "." * place + "5 đồng trở lên mỗi tháng trở xuống"
    start, end, after = place, text.index(" trở lên"), text.index(" trở xuống")
    assert modifier(text, start, end, after) == "at_least"
    assert modifier(text, start, after) == "at_most"
