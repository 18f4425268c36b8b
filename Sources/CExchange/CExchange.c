#define _GNU_SOURCE
#include "CExchange.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>
#endif

int fremgang_exchange(const char *path, const char *other) {
#if defined(__linux__) && defined(SYS_renameat2)
  const unsigned int exchange = 1u << 1; /* RENAME_EXCHANGE */
  return (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, other, exchange);
#elif defined(__APPLE__)
  return renamex_np(path, other, RENAME_SWAP);
#else
  errno = ENOSYS;
  return -1;
#endif
}

enum { watched_count = 4 };
static const int watched[watched_count] = {SIGTERM, SIGINT, SIGHUP, SIGPIPE};
static struct sigaction before[watched_count];
static atomic_int received;
static struct timespec received_at;
static atomic_int code_after_limit;

static void note(int number) {
  int saved = errno;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  int none = 0;
  if (atomic_compare_exchange_strong(&received, &none, number)) {
    received_at = now;
  } else {
    long long seconds = (long long)now.tv_sec - (long long)received_at.tv_sec;
    if (seconds > 1 || (seconds == 1 && now.tv_nsec > received_at.tv_nsec)) _exit(128 + number);
  }
  errno = saved;
}

static void end(int number) {
  (void)number;
  static const char words[] = "fremgang: the time limit has passed and the work hangs; ended.\n";
  if (write(2, words, sizeof words - 1) < 0) { /* there is nowhere to say so */ }
  _exit(atomic_load(&code_after_limit));
}

void fremgang_signals_watch(void) {
  atomic_store(&received, 0);
  for (int i = 0; i < watched_count; i++) {
    struct sigaction action = {0};
    sigfillset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    action.sa_handler = watched[i] == SIGPIPE ? SIG_IGN : note;
    sigaction(watched[i], NULL, &before[i]);
    if (watched[i] != SIGTERM && before[i].sa_handler == SIG_IGN) continue;
    sigaction(watched[i], &action, NULL);
  }
}

void fremgang_signals_unwatch(void) {
  for (int i = 0; i < watched_count; i++) sigaction(watched[i], &before[i], NULL);
}

int fremgang_signal_received(void) { return atomic_load(&received); }

void fremgang_end_after(unsigned int seconds, int code) {
  struct sigaction action = {0};
  sigfillset(&action.sa_mask);
  action.sa_handler = end;
  atomic_store(&code_after_limit, code);
  sigaction(SIGALRM, &action, NULL);
  alarm(seconds);
}
