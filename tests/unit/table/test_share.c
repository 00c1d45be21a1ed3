// Widths are divided to the last EMU, in proportion to the weights above the lower bounds.
#include "synthetic.h"
#include "table/solver.h"

static void test_share(void **state) {
    (void)state;
    for (int i = 0; i < 1000; i++) {
        int64_t weights[6], lower[6], out[6], needed = 0, sum = 0;
        bool settled[6];
        size_t n = 1 + random_below(6);
        for (size_t k = 0; k < n; k++) {
            weights[k] = 1 + random_below(1000);
            lower[k] = random_below(3) ? random_below(1000000) : 0;
            needed += lower[k];
        }
        int64_t total = needed + random_below(1000000);
        tz_share_width(total, weights, lower, n, out, settled);
        for (size_t k = 0; k < n; k++) {
            assert_true(out[k] >= lower[k]);
            sum += out[k];
            for (size_t m = 0; m < n; m++) // who has more than the bound is at the same level as all of these
                if (out[k] > lower[k] + 1 && out[m] > lower[m] + 1)
                    assert_true(llabs(out[k] * weights[m] - out[m] * weights[k]) <= 6 * (weights[k] + weights[m]));
        }
        assert_int_equal(sum, total);
    }
}

// Who has no weight gets the lower bound, and no more.
static void test_no_weight(void **state) {
    (void)state;
    int64_t out[3];
    bool settled[3];
    tz_share_width(1000, (int64_t[]){0, 1, 2}, (int64_t[]){100, 0, 0}, 3, out, settled);
    assert_int_equal(out[0], 100);
    assert_int_equal(out[1], 300);
    assert_int_equal(out[2], 600);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_share), cmocka_unit_test(test_no_weight)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
