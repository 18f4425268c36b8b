// measure REPORT OUTPUT PROGRAM ARGUMENT...
//
// Runs a program once with its standard output in OUTPUT and its standard error in OUTPUT.err, and writes to REPORT:
// seconds passed, seconds of the processor, the most memory held at once in KiB, how it ended.
// A program begins as a copy of the one that starts it, and the memory of the copy counts as its own: that is why it is
// this small one that starts it and not the interpreter.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec / 1e6; }

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  if (count < 4) return 64;
  char errors[4096];
  snprintf(errors, sizeof errors, "%s.err", arguments[2]);
  int input = open("/dev/null", O_RDONLY);
  int output = open(arguments[2], O_WRONLY | O_CREAT | O_TRUNC, 0600);
  int error = open(errors, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (input < 0 || output < 0 || error < 0) return 73;

  double start = now();
  pid_t child = fork();
  if (child < 0) return 71;
  if (child == 0) {
    dup2(input, 0);
    dup2(output, 1);
    dup2(error, 2);
    execvp(arguments[3], arguments + 3);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) < 0) return 71;
  double passed = now() - start;

  long kibibytes = usage.ru_maxrss;
#ifdef __APPLE__
  kibibytes /= 1024;  // where the unit is the byte
#endif
  FILE *report = fopen(arguments[1], "w");
  if (!report) return 73;
  fprintf(report, "%.6f %.6f %ld %d\n", passed, seconds(usage.ru_utime) + seconds(usage.ru_stime), kibibytes,
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return fclose(report) != 0;
}
