"""Damage to texts: marks put in, cut out, doubled, turned round."""

from __future__ import annotations

import random

_MARKS = (
    "一二三四五六七八九十、（）()1234567890.．：:；;。，,“”‘’《》①②⑳问题整改情况关于针对方面是要第"
    "\n\r\t \u3000\xa0*#—-年月日\u2028\x85\ud800𠀀٣²½Ⅲ"
)


def mutated(text: str, chance: random.Random) -> str:
    """A text with one to three hundred changes."""
    chars = list(text)
    for _ in range(chance.choice((1, 3, 10, 60, 300))):
        place, other = chance.randrange(len(chars) + 1), chance.randrange(len(chars) + 1)
        match chance.randrange(6):
            case 0:
                chars.insert(place, chance.choice(_MARKS))
            case 1:
                del chars[place : place + chance.choice((1, 1, 5, 80))]
            case 2:
                chars[place : place + 1] = chance.choice(_MARKS)
            case 3:
                chars[place:place] = chars[other : other + chance.choice((3, 30, 300))]
            case 4:
                chars[place:place] = chance.choice(_MARKS) * chance.choice((2, 30, 500))
            case _:
                first, last = min(place, other), min(max(place, other), min(place, other) + 400)
                chars[first:last] = chars[first:last][::-1] if chance.random() < 0.3 else []
    return "".join(chars)
