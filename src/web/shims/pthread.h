// There are no threads to be had: what src/base/parallel.c asks of them.
#ifndef SHIMS_PTHREAD_H
#define SHIMS_PTHREAD_H

#include <errno.h>

typedef int pthread_t, pthread_attr_t, pthread_mutex_t, pthread_mutexattr_t, pthread_cond_t, pthread_condattr_t,
    pthread_once_t;
#define PTHREAD_MUTEX_INITIALIZER 0
#define PTHREAD_COND_INITIALIZER 0
#define PTHREAD_ONCE_INIT 0

static inline int pthread_create(pthread_t *thread, const pthread_attr_t *how, void *(*work)(void *), void *argument) {
    (void)thread, (void)how, (void)work, (void)argument;
    return EAGAIN;
}
static inline int pthread_join(pthread_t thread, void **result) {
    (void)thread, (void)result;
    return ESRCH;
}
#define TZ_NOTHING(name, type)                                                                                         \
    static inline int name(type *object) {                                                                             \
        (void)object;                                                                                                  \
        return 0;                                                                                                      \
    }
TZ_NOTHING(pthread_mutex_lock, pthread_mutex_t)
TZ_NOTHING(pthread_mutex_unlock, pthread_mutex_t)
TZ_NOTHING(pthread_mutex_destroy, pthread_mutex_t)
TZ_NOTHING(pthread_cond_signal, pthread_cond_t)
TZ_NOTHING(pthread_cond_broadcast, pthread_cond_t)
TZ_NOTHING(pthread_cond_destroy, pthread_cond_t)
static inline int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *how) {
    (void)mutex, (void)how;
    return 0;
}
static inline int pthread_cond_init(pthread_cond_t *condition, const pthread_condattr_t *how) {
    (void)condition, (void)how;
    return 0;
}
static inline int pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex) {
    (void)condition, (void)mutex;
    __builtin_trap(); // nobody else could end the waiting
}

#endif
