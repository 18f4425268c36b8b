/* Lets one system call of a program fail, ends the program there, or notes what it does to the disk.
 *
 * Preloaded by faults.py. Only files below FAULT_ROOT count, and the program's own two streams where
 * FAULT_STREAMS is set.
 *
 *   FAULT_CALL    the call that counts: open, write, read, fsync, rename, ... or "any"
 *   FAULT_NTH     the Nth of them, from 1; 0 only counts
 *   FAULT_ERROR   the errno that it gives; or -9 or -15: the signal that the program gets instead
 *   FAULT_FROM    when set, every later one fails too (a disk stays full)
 *   FAULT_HALF    when set, a write writes half of its bytes once, and the next one fails; or "only":
 *                 nothing fails, and the rest is to be written
 *   FAULT_MARK    a text that stands for a person: a write of it to a file that others can read is told
 *   FAULT_REPORT  a descriptor: 'F' when the fault was given, 'L' for a leak
 *   FAULT_COUNTS  a file: how many there were of each call, written at the end
 *   FAULT_TIME    what time it is, in seconds
 *   FAULT_JOURNAL a file: what was done to the disk, one line each, for simulating a loss of power
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum call {
  OPEN, READ, WRITE, FSYNC, CLOSE, RENAME, MKDIR, RMDIR, LINK, SYMLINK, UNLINK, READLINK, CHMOD,
  TRUNCATE, TIMES, OPENDIR, READDIR, STAT, FLOCK, SEEK, CALLS
};
static const char *const names[CALLS] = {
  "open", "read", "write", "fsync", "close", "rename", "mkdir", "rmdir", "link", "symlink", "unlink",
  "readlink", "chmod", "truncate", "times", "opendir", "readdir", "stat", "flock", "seek"
};

static const char *root, *mark;
static size_t root_length;
static int call = -1, error_number, report = -1, from, half, streams, ready, journal = -1;
static long nth;
static atomic_long counted, counts[CALLS];
static atomic_int halved;
static pid_t self;

#define REAL(type, name, ...)                                                                      \
  static type (*real_##name)(__VA_ARGS__);                                                         \
  if (!real_##name) real_##name = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
  const char *value = getenv("FAULT_CALL");
  root = getenv("FAULT_ROOT");
  if (!root) return;
  root_length = strlen(root);
  if (value) {
    for (int i = 0; i < CALLS; i++) {
      if (!strcmp(value, names[i])) call = i;
    }
    if (!strcmp(value, "any")) call = CALLS;
  }
  nth = (value = getenv("FAULT_NTH")) ? atol(value) : 0;
  error_number = (value = getenv("FAULT_ERROR")) ? atoi(value) : EIO;
  report = (value = getenv("FAULT_REPORT")) ? atoi(value) : -1;
  from = getenv("FAULT_FROM") != NULL;
  if ((value = getenv("FAULT_HALF"))) half = strcmp(value, "only") ? 1 : 2;
  streams = getenv("FAULT_STREAMS") != NULL;
  mark = getenv("FAULT_MARK");
  if ((value = getenv("FAULT_JOURNAL"))) {
    journal = (int)syscall(SYS_openat, AT_FDCWD, value, O_WRONLY | O_CREAT | O_APPEND, 0600);
  }
  self = getpid();
  ready = 1;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAULT_COUNTS");
  if (!ready || !path) return;
  ready = 0;
  FILE *file = fopen(path, "w");
  if (!file) return;
  for (int i = 0; i < CALLS; i++) fprintf(file, "%s %ld\n", names[i], atomic_load(&counts[i]));
  fclose(file);
}

static void tell(char what) {
  if (report >= 0) syscall(SYS_write, report, &what, 1);
}

static int is_below(const char *path) {
  if (!path) return 0;
  if (path[0] == '/') return !strncmp(path, root, root_length);
  char folder[PATH_MAX];
  return syscall(SYS_getcwd, folder, sizeof folder) > 0 && !strncmp(folder, root, root_length);
}

static int path_of(int descriptor, char *path);

/* Whether a path that is relative to a folder's descriptor is below the root. */
static int is_below_at(int folder, const char *path) {
  char parent[PATH_MAX];
  if (folder == AT_FDCWD || path[0] == '/') return is_below(path);
  return path_of(folder, parent) && is_below(parent);
}

static int path_of(int descriptor, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  long count = syscall(SYS_readlink, link, path, PATH_MAX - 1);
  if (count < 0) return 0;
  path[count] = 0;
  return 1;
}

static int is_ours(int descriptor) {
  char path[PATH_MAX];
  if (descriptor == 1 || descriptor == 2) return streams;
  return path_of(descriptor, path) && is_below(path);
}

/* Whether this call is the one to fail. */
static int fails(enum call which) {
  if (!ready) return 0;
  int saved = errno;
  atomic_fetch_add(&counts[which], 1);
  if (call != CALLS && call != (int)which) { errno = saved; return 0; }
  long number = atomic_fetch_add(&counted, 1) + 1;
  errno = saved;
  if (nth == 0 || number < nth || (number > nth && !from)) return 0;
  if (error_number == EINTR && which == CLOSE) return 0;
  tell('F');
  if (error_number < 0) {
    syscall(SYS_kill, self, -error_number);
    if (error_number == -SIGKILL) for (;;) pause();
    return 0;
  }
  errno = error_number;
  return 1;
}

static void note(const char *format, ...) {
  if (journal < 0) return;
  int saved = errno;
  char line[3 * PATH_MAX];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  if (length > 0 && length < (int)sizeof line) syscall(SYS_write, journal, line, length);
  errno = saved;
}

/* Notes what was written, in hexadecimal digits. */
static void note_write(int descriptor, const unsigned char *bytes, size_t count) {
  static const char digits[] = "0123456789abcdef";
  char path[PATH_MAX], text[2 * 1024 + 1];
  if (journal < 0 || !path_of(descriptor, path)) return;
  long at = syscall(SYS_lseek, descriptor, 0, SEEK_CUR) - (long)count;
  for (size_t done = 0; done < count;) {
    size_t some = count - done < 1024 ? count - done : 1024;
    for (size_t i = 0; i < some; i++) {
      text[2 * i] = digits[bytes[done + i] >> 4];
      text[2 * i + 1] = digits[bytes[done + i] & 15];
    }
    text[2 * some] = 0;
    note("write\t%s\t%ld\t%s\n", path, at + (long)done, text);
    done += some;
  }
}

/* Tells of a write of the marked text to a file that others can read. */
static void look(int descriptor, const void *bytes, size_t count) {
  if (!mark || !memmem(bytes, count, mark, strlen(mark))) return;
  struct stat status;
  if (descriptor <= 2 || syscall(SYS_fstat, descriptor, &status) != 0
      || (S_ISREG(status.st_mode) && (status.st_mode & 077))) tell('L');
}

static int open_with(int (*really)(const char *, int, ...), const char *path, int flags, mode_t mode) {
  int ours = ready && is_below(path);
  if (ours && fails(OPEN)) return -1;
  int existed = !(flags & O_CREAT) || syscall(SYS_access, path, F_OK) == 0;
  int result = really(path, flags, mode);
  if (ours && result >= 0 && !existed) note("create\t%s\n", path);
  if (ours && result >= 0 && (flags & O_TRUNC)) note("truncate\t%s\t0\n", path);
  return result;
}

#define OPEN_LIKE(name)                                                                            \
  int name(const char *path, int flags, ...) {                                                     \
    REAL(int, name, const char *, int, ...);                                                       \
    mode_t mode = 0;                                                                               \
    if (flags & (O_CREAT | O_TMPFILE)) {                                                           \
      va_list arguments;                                                                           \
      va_start(arguments, flags);                                                                  \
      mode = va_arg(arguments, mode_t);                                                            \
      va_end(arguments);                                                                           \
    }                                                                                              \
    return open_with(real_##name, path, flags, mode);                                              \
  }
OPEN_LIKE(open)
OPEN_LIKE(open64)

#define OPENAT_LIKE(name)                                                                          \
  int name(int folder, const char *path, int flags, ...) {                                         \
    REAL(int, name, int, const char *, int, ...);                                                  \
    mode_t mode = 0;                                                                               \
    if (flags & (O_CREAT | O_TMPFILE)) {                                                           \
      va_list arguments;                                                                           \
      va_start(arguments, flags);                                                                  \
      mode = va_arg(arguments, mode_t);                                                            \
      va_end(arguments);                                                                           \
    }                                                                                              \
    if (ready && is_below_at(folder, path) && fails(OPEN)) return -1;                              \
    return real_##name(folder, path, flags, mode);                                                 \
  }
OPENAT_LIKE(openat)
OPENAT_LIKE(openat64)

ssize_t write(int descriptor, const void *bytes, size_t count) {
  REAL(ssize_t, write, int, const void *, size_t);
  if (!ready || !is_ours(descriptor)) {
    if (ready && descriptor <= 2) look(descriptor, bytes, count);
    return real_write(descriptor, bytes, count);
  }
  look(descriptor, bytes, count);
  if (half && call == WRITE && atomic_load(&counted) + 1 == nth && count > 1
      && !atomic_exchange(&halved, 1)) {
    count /= 2;
    if (half == 2) tell('F');
  } else if (half == 2) {
    atomic_fetch_add(&counted, 1);
    atomic_fetch_add(&counts[WRITE], 1);
  } else if (fails(WRITE)) {
    return -1;
  }
  ssize_t result = real_write(descriptor, bytes, count);
  if (result > 0) note_write(descriptor, bytes, (size_t)result);
  return result;
}

ssize_t read(int descriptor, void *bytes, size_t count) {
  REAL(ssize_t, read, int, void *, size_t);
  if (ready && descriptor > 2 && is_ours(descriptor) && fails(READ)) return -1;
  return real_read(descriptor, bytes, count);
}

ssize_t pread(int descriptor, void *bytes, size_t count, off_t offset) {
  REAL(ssize_t, pread, int, void *, size_t, off_t);
  if (ready && is_ours(descriptor) && fails(READ)) return -1;
  return real_pread(descriptor, bytes, count, offset);
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off64_t offset) {
  REAL(ssize_t, pread64, int, void *, size_t, off64_t);
  if (ready && is_ours(descriptor) && fails(READ)) return -1;
  return real_pread64(descriptor, bytes, count, offset);
}

int fsync(int descriptor) {
  REAL(int, fsync, int);
  char path[PATH_MAX];
  if (!ready || !is_ours(descriptor)) return real_fsync(descriptor);
  if (fails(FSYNC)) return -1;
  /* Nothing here has to outlive a true loss of power, and waiting for the disk takes most of a night. */
  if (journal >= 0 && path_of(descriptor, path)) note("fsync\t%s\n", path);
  return 0;
}

int close(int descriptor) {
  REAL(int, close, int);
  /* What a failed close leaves open is nobody's to close again. */
  if (ready && descriptor > 2 && is_ours(descriptor) && fails(CLOSE)) {
    int saved = errno;
    real_close(descriptor);
    errno = saved;
    return -1;
  }
  return real_close(descriptor);
}

int rename(const char *old, const char *new) {
  REAL(int, rename, const char *, const char *);
  if (ready && is_below(new) && fails(RENAME)) return -1;
  int result = real_rename(old, new);
  if (result == 0) note("rename\t%s\t%s\n", old, new);
  return result;
}

/* The exchange of two folders comes by way of syscall(2). */
long syscall(long number, ...) {
  REAL(long, syscall, long, ...);
  long a[6];
  va_list arguments;
  va_start(arguments, number);
  for (int i = 0; i < 6; i++) a[i] = va_arg(arguments, long);
  va_end(arguments);
  if (ready && number == SYS_renameat2 && is_below((const char *)a[3])) {
    if (fails(RENAME)) return -1;
    long result = real_syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
    if (result == 0) note("exchange\t%s\t%s\n", (const char *)a[1], (const char *)a[3]);
    return result;
  }
  return real_syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, mkdir, const char *, mode_t);
  if (ready && is_below(path) && fails(MKDIR)) return -1;
  int result = real_mkdir(path, mode);
  if (result == 0) note("mkdir\t%s\n", path);
  return result;
}

int rmdir(const char *path) {
  REAL(int, rmdir, const char *);
  if (ready && is_below(path) && fails(RMDIR)) return -1;
  int result = real_rmdir(path);
  if (result == 0) note("rmdir\t%s\n", path);
  return result;
}

int link(const char *old, const char *new) {
  REAL(int, link, const char *, const char *);
  if (ready && is_below(new) && fails(LINK)) return -1;
  int result = real_link(old, new);
  if (result == 0) note("link\t%s\t%s\n", old, new);
  return result;
}

int symlink(const char *target, const char *path) {
  REAL(int, symlink, const char *, const char *);
  if (ready && is_below(path) && fails(SYMLINK)) return -1;
  int result = real_symlink(target, path);
  if (result == 0) note("symlink\t%s\t%s\n", target, path);
  return result;
}

int unlink(const char *path) {
  REAL(int, unlink, const char *);
  if (ready && is_below(path) && fails(UNLINK)) return -1;
  int result = real_unlink(path);
  if (result == 0) note("unlink\t%s\n", path);
  return result;
}

ssize_t readlink(const char *path, char *bytes, size_t count) {
  REAL(ssize_t, readlink, const char *, char *, size_t);
  if (ready && is_below(path) && fails(READLINK)) return -1;
  return real_readlink(path, bytes, count);
}

int chmod(const char *path, mode_t mode) {
  REAL(int, chmod, const char *, mode_t);
  if (ready && is_below(path) && fails(CHMOD)) return -1;
  return real_chmod(path, mode);
}

int ftruncate(int descriptor, off_t length) {
  REAL(int, ftruncate, int, off_t);
  if (ready && is_ours(descriptor) && fails(TRUNCATE)) return -1;
  int result = real_ftruncate(descriptor, length);
  char path[PATH_MAX];
  if (result == 0 && journal >= 0 && path_of(descriptor, path)) {
    note("truncate\t%s\t%ld\n", path, (long)length);
  }
  return result;
}

int ftruncate64(int descriptor, off64_t length) {
  REAL(int, ftruncate64, int, off64_t);
  if (ready && is_ours(descriptor) && fails(TRUNCATE)) return -1;
  int result = real_ftruncate64(descriptor, length);
  char path[PATH_MAX];
  if (result == 0 && journal >= 0 && path_of(descriptor, path)) {
    note("truncate\t%s\t%ld\n", path, (long)length);
  }
  return result;
}

int futimens(int descriptor, const struct timespec times[2]) {
  REAL(int, futimens, int, const struct timespec *);
  if (ready && is_ours(descriptor) && fails(TIMES)) return -1;
  return real_futimens(descriptor, times);
}

DIR *opendir(const char *path) {
  REAL(DIR *, opendir, const char *);
  if (ready && is_below(path) && fails(OPENDIR)) return NULL;
  return real_opendir(path);
}

struct dirent *readdir(DIR *folder) {
  REAL(struct dirent *, readdir, DIR *);
  if (ready && is_ours(dirfd(folder)) && fails(READDIR)) return NULL;
  return real_readdir(folder);
}

struct dirent64 *readdir64(DIR *folder) {
  REAL(struct dirent64 *, readdir64, DIR *);
  if (ready && is_ours(dirfd(folder)) && fails(READDIR)) return NULL;
  return real_readdir64(folder);
}

int lstat(const char *path, struct stat *status) {
  REAL(int, lstat, const char *, struct stat *);
  if (ready && is_below(path) && fails(STAT)) return -1;
  return real_lstat(path, status);
}

int stat(const char *path, struct stat *status) {
  REAL(int, stat, const char *, struct stat *);
  if (ready && is_below(path) && fails(STAT)) return -1;
  return real_stat(path, status);
}

int fstat(int descriptor, struct stat *status) {
  REAL(int, fstat, int, struct stat *);
  if (ready && descriptor > 2 && is_ours(descriptor) && fails(STAT)) return -1;
  return real_fstat(descriptor, status);
}

int fstatat(int folder, const char *path, struct stat *status, int flags) {
  REAL(int, fstatat, int, const char *, struct stat *, int);
  if (ready && is_below_at(folder, path) && fails(STAT)) return -1;
  return real_fstatat(folder, path, status, flags);
}

DIR *fdopendir(int descriptor) {
  REAL(DIR *, fdopendir, int);
  if (ready && is_ours(descriptor) && fails(OPENDIR)) return NULL;
  return real_fdopendir(descriptor);
}

/* What time it is, where the harness says so: pages that bear the time are then the same each time. */
time_t time(time_t *place) {
  REAL(time_t, time, time_t *);
  const char *value = getenv("FAULT_TIME");
  if (!value) return real_time(place);
  time_t now = (time_t)atoll(value);
  if (place) *place = now;
  return now;
}

int flock(int descriptor, int operation) {
  REAL(int, flock, int, int);
  if (ready && is_ours(descriptor) && fails(FLOCK)) return -1;
  return real_flock(descriptor, operation);
}

off_t lseek(int descriptor, off_t offset, int whence) {
  REAL(off_t, lseek, int, off_t, int);
  if (ready && is_ours(descriptor) && fails(SEEK)) return -1;
  return real_lseek(descriptor, offset, whence);
}
