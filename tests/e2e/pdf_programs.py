"""Advances of embedded font programs, read from their bytes."""

import struct


def truetype_widths(data):
    """Advances in 1/1000 em of a TrueType program."""
    tables = {}
    for i in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, offset, size = struct.unpack(">4sIII", data[12 + 16 * i : 28 + 16 * i])
        tables[tag] = data[offset : offset + size]
    upem = struct.unpack(">H", tables[b"head"][18:20])[0]
    n = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    return [struct.unpack(">H", tables[b"hmtx"][4 * i : 4 * i + 2])[0] * 1000 / upem for i in range(n)]


def cff_index(data, at):
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return [], at + 2
    size = data[at + 2]
    base = at + 3 + (count + 1) * size - 1
    offsets = [int.from_bytes(data[at + 3 + i * size : at + 3 + (i + 1) * size], "big") for i in range(count + 1)]
    return [data[base + a : base + b] for a, b in zip(offsets, offsets[1:])], base + offsets[-1]


def cff_number(data, at):
    """A number of a DICT or a charstring at `at`: (value, next) or (None, next) for an operator."""
    first = data[at]
    if 32 <= first <= 246:
        return first - 139, at + 1
    if 247 <= first <= 250:
        return (first - 247) * 256 + data[at + 1] + 108, at + 2
    if 251 <= first <= 254:
        return -(first - 251) * 256 - data[at + 1] - 108, at + 2
    return None, at


def cff_dict(data):
    found, stack, at = {}, [], 0
    while at < len(data):
        value, after = cff_number(data, at)
        if value is not None:
            stack.append(value)
            at = after
        elif data[at] == 28:
            stack.append(struct.unpack(">h", data[at + 1 : at + 3])[0])
            at += 3
        elif data[at] == 29:
            stack.append(struct.unpack(">i", data[at + 1 : at + 5])[0])
            at += 5
        elif data[at] == 30:  # a real: only skipped
            while data[at + 1] & 15 != 15 and data[at + 1] >> 4 != 15:
                at += 1
            stack.append(0)
            at += 2
        else:
            key = (12, data[at + 1]) if data[at] == 12 else data[at]
            at += 2 if data[at] == 12 else 1
            found[key], stack = stack, []
    return found


def charstring_width(data, subrs, gsubrs, default, nominal):
    """The advance a Type 2 charstring states, or the default: an argument too many before its first operator."""
    stack = []

    def run(code):
        at = 0
        while at < len(code):
            value, after = cff_number(code, at)
            if value is not None:
                stack.append(value)
                at = after
                continue
            op = code[at]
            at += 1
            if op == 28:
                stack.append(struct.unpack(">h", code[at : at + 2])[0])
                at += 2
            elif op == 255:
                stack.append(struct.unpack(">i", code[at : at + 4])[0] / 65536)
                at += 4
            elif op in (10, 29):
                routines = subrs if op == 10 else gsubrs
                bias = 107 if len(routines) < 1240 else 1131 if len(routines) < 33900 else 32768
                done = run(routines[int(stack.pop()) + bias])
                if done is not None:
                    return done
            elif op == 11:
                return None
            elif op in (1, 3, 18, 23, 19, 20):  # stems and masks take pairs
                return len(stack) % 2 == 1
            elif op in (21, 14):  # rmoveto; endchar
                return len(stack) > (2 if op == 21 else 0)
            else:  # hmoveto, vmoveto
                return len(stack) > 1
        return None

    return nominal + stack[0] if run(data) else default


def cff_widths(data):
    """{CID: advance in 1/1000 em} of a CID-keyed bare CFF program with a matrix of 1/1000."""
    _, at = cff_index(data, data[2])
    tops, at = cff_index(data, at)
    _, at = cff_index(data, at)
    gsubrs, _ = cff_index(data, at)
    top = cff_dict(tops[0])
    glyphs, _ = cff_index(data, top[17][0])
    privates = []
    dicts = cff_index(data, top[(12, 36)][0])[0] if (12, 36) in top else [tops[0]]
    for each in dicts:
        size, offset = cff_dict(each)[18]
        private = cff_dict(data[offset : offset + size])
        subrs = cff_index(data, offset + private[19][0])[0] if 19 in private else []
        privates.append((subrs, private.get(20, [0])[0], private.get(21, [0])[0]))
    cids, select = cff_charset(data, top, len(glyphs)), cff_select(data, top, len(glyphs))
    return {
        cids[i]: charstring_width(code, privates[select[i]][0], gsubrs, *privates[select[i]][1:])
        for i, code in enumerate(glyphs)
    }


def cff_charset(data, top, n):
    at, cids = top[15][0], [0]
    form = data[at]
    at += 1
    while len(cids) < n:
        first = int.from_bytes(data[at : at + 2], "big")
        left = 0 if form == 0 else data[at + 2] if form == 1 else int.from_bytes(data[at + 2 : at + 4], "big")
        cids.extend(range(first, first + left + 1))
        at += (2, 3, 4)[form]
    return cids


def cff_select(data, top, n):
    if (12, 37) not in top:
        return [0] * n
    at = top[(12, 37)][0]
    if data[at] == 0:
        return list(data[at + 1 : at + 1 + n])
    ranges = int.from_bytes(data[at + 1 : at + 3], "big")
    starts = [int.from_bytes(data[at + 3 + 3 * i : at + 5 + 3 * i], "big") for i in range(ranges + 1)]
    select = []
    for i in range(ranges):
        select += [data[at + 5 + 3 * i]] * (starts[i + 1] - starts[i])
    return select
