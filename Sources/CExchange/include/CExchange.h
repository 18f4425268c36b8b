#ifndef FREMGANG_CEXCHANGE_H
#define FREMGANG_CEXCHANGE_H

/// Lets two paths of one file system change places in one step.
///
/// Returns 0 when they did and -1, with errno set, when they did not. Swift's own libraries do not
/// show renameat2(2) on Linux, hence this target.
int fremgang_exchange(const char *path, const char *other);

/// From now on notes SIGTERM, SIGINT and SIGHUP instead of ending the program.
///
/// A second signal, more than a second after the first, ends the program with 128 + signal. SIGINT
/// and SIGHUP stay ignored where they were; SIGPIPE is ignored. Handlers are written in C, because
/// nothing of Swift's runtime may be called in one.
void fremgang_signals_watch(void);

/// Handles the signals again as before fremgang_signals_watch().
void fremgang_signals_unwatch(void);

/// The first signal that was noted, or 0.
int fremgang_signal_received(void);

/// Ends the program with `code` when it still runs after `seconds`; 0 seconds call it off.
///
/// This is for work that hangs where nobody looks at the clock.
void fremgang_end_after(unsigned int seconds, int code);

#endif
