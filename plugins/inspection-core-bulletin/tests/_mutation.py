"""Damage to texts and files: marks and bytes put in, cut out, doubled, turned round."""

from __future__ import annotations

import io
import random
import zipfile

from ._reader_files import repacked, unpacked

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


def mutated_data(data: bytes, chance: random.Random) -> bytes:
    """Bytes with one to thirty changes."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        if not made:
            break
        at, size = chance.randrange(len(made)), chance.choice((1, 2, 8, 100, 2000))
        match chance.randrange(6):
            case 0:
                made[at] = chance.randrange(256)
            case 1:
                del made[at : at + size]
            case 2:
                made[at:at] = chance.randbytes(size)
            case 3:
                other = chance.randrange(len(made))
                made[at:at] = made[other : other + size]
            case 4:
                made[at : at + size] = made[at : at + size][::-1]
            case _:
                made[at] ^= 1 << chance.randrange(8)
    return bytes(made)


def mutated_inside(data: bytes, chance: random.Random) -> bytes:
    """A package one of whose parts was changed before it was packed again."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        name = chance.choice([name for name in packed.namelist() if "xml" in name])
    return repacked(data, {name: mutated_data(unpacked(data, name), chance)})
