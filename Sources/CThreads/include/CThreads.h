#ifndef FREMGANG_THREADS_H
#define FREMGANG_THREADS_H

#include <pthread.h>

/// Puts a thread that has just been created on a processor of its own, where there is one, and leaves it free to move:
/// the first such thread beside its creator, the second one further, and so on.
///
/// Linux takes a processor of a virtual machine that sleeps for one that is taken, and lets a new thread wait for
/// milliseconds behind the one that created it.
void fremgang_spread(pthread_t thread, int number);

#endif
