// What two sequences do not have in common: Myers' O(ND) algorithm in linear space.
//
// E. W. Myers, An O(ND) Difference Algorithm and Its Variations, Algorithmica 1 (1986), section 4b. Written here
// because no C library of Debian 12 compares anything but lines of files; those in C++ and Rust would bring their
// runtimes.
#include "compare/diff.h"

// The time for a shortest script grows with the square of its length when two long texts have nothing in common, and
// nobody would read it: beyond this many edits a stretch is taken as replaced.
enum { MOST_EDITS = 4000 };

typedef struct diffing {
    const uint32_t *a, *b;
    bool *deleted, *inserted;
    int64_t *ahead, *back; // furthest reaching x of each diagonal, from both ends; diagonal 0 is at `zero`
    int64_t zero;
} diffing;

typedef struct box {
    int64_t left, top, right, bottom;
} box;
typedef struct point {
    int64_t x, y;
} point;

// Nothing is searched beyond the box: what leads to its far corner from there was reached along its edge before.
static bool is_inside(int64_t x, int64_t y, int64_t width, int64_t height) {
    return x >= 0 && y >= 0 && x <= width && y <= height;
}

// One step of the search from the top left: d edits. True when it meets the search from the other end.
static bool step_ahead(const diffing *s, box b, int64_t d, point *from, point *to) {
    int64_t width = b.right - b.left, height = b.bottom - b.top, delta = width - height;
    int64_t *v = s->ahead + s->zero, *other = s->back + s->zero;
    for (int64_t k = -d; k <= d; k += 2) {
        bool down = k == -d || (k != d && v[k - 1] < v[k + 1]);
        int64_t x = down ? v[k + 1] : v[k - 1] + 1, y = x - k;
        point start = {x, y};
        if (!is_inside(x, y, width, height))
            continue;
        while (x < width && y < height && s->a[b.left + x] == s->b[b.top + y])
            x++, y++;
        v[k] = x;
        int64_t c = delta - k; // the same diagonal, counted from the other end
        if (delta % 2 && c >= -(d - 1) && c <= d - 1 && x + other[c] >= width) {
            *from = start;
            *to = (point){x, y};
            return true;
        }
    }
    return false;
}

// The same from the bottom right, coordinates counted from there.
static bool step_back(const diffing *s, box b, int64_t d, point *from, point *to) {
    int64_t width = b.right - b.left, height = b.bottom - b.top, delta = width - height;
    int64_t *v = s->back + s->zero, *other = s->ahead + s->zero;
    for (int64_t k = -d; k <= d; k += 2) {
        bool down = k == -d || (k != d && v[k - 1] < v[k + 1]);
        int64_t x = down ? v[k + 1] : v[k - 1] + 1, y = x - k;
        point start = {x, y};
        if (!is_inside(x, y, width, height))
            continue;
        while (x < width && y < height && s->a[b.right - 1 - x] == s->b[b.bottom - 1 - y])
            x++, y++;
        v[k] = x;
        int64_t c = delta - k;
        if (delta % 2 == 0 && c >= -d && c <= d && x + other[c] >= width) {
            *from = (point){width - x, height - y};
            *to = (point){width - start.x, height - start.y};
            return true;
        }
    }
    return false;
}

// The middle snake of a box, relative to its corner. False: both are too far apart.
static bool find_middle(const diffing *s, box b, point *from, point *to) {
    int64_t most = (b.right - b.left + b.bottom - b.top + 1) / 2;
    for (int64_t d = 0; d <= most && d <= MOST_EDITS; d++) {
        // What is not reached yet keeps no value of an earlier, larger box.
        s->ahead[s->zero + d + 1] = s->ahead[s->zero - d - 1] = -1;
        s->back[s->zero + d + 1] = s->back[s->zero - d - 1] = -1;
        if (d == 0)
            s->ahead[s->zero + 1] = s->back[s->zero + 1] = 0;
        if (step_ahead(s, b, d, from, to) || step_back(s, b, d, from, to))
            return true;
    }
    return false;
}

static void replace(const diffing *s, box b) {
    for (int64_t i = b.left; i < b.right; i++)
        s->deleted[i] = true;
    for (int64_t i = b.top; i < b.bottom; i++)
        s->inserted[i] = true;
}

static void compare(const diffing *s, box b) {
    for (;;) {
        while (b.left < b.right && b.top < b.bottom && s->a[b.left] == s->b[b.top])
            b.left++, b.top++;
        while (b.left < b.right && b.top < b.bottom && s->a[b.right - 1] == s->b[b.bottom - 1])
            b.right--, b.bottom--;
        point from, to;
        if (b.left == b.right || b.top == b.bottom || !find_middle(s, b, &from, &to)) {
            replace(s, b);
            return;
        }
        // The deeper half first would save nothing: each half has at most half of the edits.
        compare(s, (box){b.left, b.top, b.left + from.x, b.top + from.y});
        b.left += to.x;
        b.top += to.y;
    }
}

void tz_diff(tz_arena *arena, const uint32_t *a, size_t n, const uint32_t *b, size_t m, bool *deleted, bool *inserted) {
    tz_arena *scratch = tz_arena_new(arena);
    int64_t most = (int64_t)(n + m + 1) / 2 + 2;
    most = most > MOST_EDITS + 2 ? MOST_EDITS + 2 : most;
    diffing s = {.a = a, .b = b, .deleted = deleted, .inserted = inserted, .zero = most};
    s.ahead = TZ_ARRAY(scratch, int64_t, (size_t)most * 2 + 1);
    s.back = TZ_ARRAY(scratch, int64_t, (size_t)most * 2 + 1);
    for (size_t i = 0; i < n; i++)
        deleted[i] = false;
    for (size_t i = 0; i < m; i++)
        inserted[i] = false;
    compare(&s, (box){0, 0, (int64_t)n, (int64_t)m});
    tz_arena_free(scratch);
}
