#ifndef FREMGANG_CEXCHANGE_H
#define FREMGANG_CEXCHANGE_H

/// Lets two paths of one file system change places in one step.
///
/// Returns 0 when they did and -1, with errno set, when they did not. Swift's own libraries do not
/// show renameat2(2) on Linux, hence this target.
int fremgang_exchange(const char *path, const char *other);

#endif
