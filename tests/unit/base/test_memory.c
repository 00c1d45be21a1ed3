// Running out of memory: control goes back to the nearest place that catches it, and from there on to the next.
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct trial {
    bool answer, runs_out;
    int reached;
} trial;

static bool work(void *argument) {
    trial *it = argument;
    it->reached++;
    if (it->runs_out)
        tz_out_of_memory();
    it->reached++;
    return it->answer;
}

static void the_result_is_that_of_the_work(void **state) {
    (void)state;
    for (int answer = 0; answer < 2; answer++) {
        trial it = {.answer = answer};
        bool done = !answer;
        assert_true(tz_memory_try(work, &it, &done));
        assert_true(done == answer);
        assert_int_equal(it.reached, 2);
    }
}

static void running_out_ends_the_work(void **state) {
    (void)state;
    trial it = {.runs_out = true};
    bool done = true;
    assert_false(tz_memory_try(work, &it, &done));
    assert_true(done); // nobody has answered
    assert_int_equal(it.reached, 1);
}

static bool outer(void *argument) {
    trial inner = {.runs_out = true};
    bool done;
    if (tz_memory_try(work, &inner, &done) || inner.reached != 1)
        return false;
    return work(argument);
}

static void control_returns_to_the_nearest(void **state) {
    (void)state;
    trial it = {.answer = true};
    bool done = false;
    assert_true(tz_memory_try(outer, &it, &done));
    assert_true(done);
    it = (trial){.runs_out = true};
    assert_false(tz_memory_try(outer, &it, &done));
    assert_int_equal(it.reached, 1);
}

static void unprepared_the_process_ends(void **state) {
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        close(STDERR_FILENO);
        tz_out_of_memory();
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 71);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_result_is_that_of_the_work),
        cmocka_unit_test(running_out_ends_the_work),
        cmocka_unit_test(control_returns_to_the_nearest),
        cmocka_unit_test(unprepared_the_process_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
