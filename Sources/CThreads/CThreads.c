#ifdef __linux__
#define _GNU_SOURCE
#include <sched.h>
#endif

#include "CThreads.h"

void fremgang_spread(pthread_t thread, int number) {
#if defined(__linux__) && defined(__GLIBC__)
  cpu_set_t allowed, one;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  int here = sched_getcpu(), count = CPU_COUNT(&allowed);
  if (here < 0 || number < 1 || number >= count) return;
  int processor = here;
  for (int passed = 0; passed < number; passed++)
    do processor = (processor + 1) % CPU_SETSIZE;
    while (!CPU_ISSET(processor, &allowed));
  CPU_ZERO(&one);
  CPU_SET(processor, &one);
  if (pthread_setaffinity_np(thread, sizeof one, &one) == 0)
    pthread_setaffinity_np(thread, sizeof allowed, &allowed);
#endif
}
