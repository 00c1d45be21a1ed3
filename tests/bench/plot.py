"""A plot of cost against cards, both logarithmic, as SVG."""

import math

WIDTH, HEIGHT, LEFT, BOTTOM, RIGHT, TOP = 760, 480, 70, 50, 170, 20
COLORS = ["#000000", "#b22222", "#1f5fa8", "#2e7d32", "#7b3fa0", "#b8860b"]


class Axis:
    def __init__(self, values, start, end):
        self.low, self.high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)) + 1e-9)
        self.start, self.end = start, end

    def at(self, value):
        part = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    def ticks(self):
        return [10.0**power for power in range(self.low, self.high + 1)]


def svg(points):
    """points: (name, cards, seconds)."""
    x = Axis([n for _, n, _ in points], LEFT, WIDTH - RIGHT)
    y = Axis([seconds for _, _, seconds in points], HEIGHT - BOTTOM, TOP)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
           f'font-size="13"><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
    for tick in x.ticks():
        out.append(line([(x.at(tick), y.start), (x.at(tick), y.end)], "#ddd", 1))
        out.append(text(x.at(tick), y.start + 20, f"{tick:g}", "middle"))
    for tick in y.ticks():
        out.append(line([(x.start, y.at(tick)), (x.end, y.at(tick))], "#ddd", 1))
        out.append(text(x.start - 8, y.at(tick) + 4, f"{tick:g} s", "end"))
    out.append(text((x.start + x.end) / 2, HEIGHT - 10, "cards", "middle"))
    ends = []
    for i, name in enumerate(dict.fromkeys(name for name, _, _ in points)):
        own = [(x.at(n), y.at(seconds)) for other, n, seconds in points if other == name]
        color = COLORS[i % len(COLORS)]
        out.append(line(own, color, 3 if i == 0 else 1.5))
        out += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{color}"/>' for a, b in own]
        ends.append([own[-1][1], own[-1][0], name, color])
    previous = -math.inf
    for end in sorted(ends):  # names that would stand on one another move down
        previous = max(end[0], previous + 15)
        out.append(text(end[1] + 8, previous + 4, end[2], "start", end[3]))
    return "".join(out) + "</svg>\n"


def line(points, color, width):
    path = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
    return f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="{width}"/>'


def text(a, b, what, anchor, color="#000"):
    return f'<text x="{a:.1f}" y="{b:.1f}" text-anchor="{anchor}" fill="{color}">{what}</text>'
