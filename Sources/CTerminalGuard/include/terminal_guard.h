#ifndef TASTEVIN_TERMINAL_GUARD_H
#define TASTEVIN_TERMINAL_GUARD_H

#include <stddef.h>

// Only declared: a header that defined it would take it from Swift's Glibc module.
struct termios;

/// Restores the terminal when the process dies of a signal (SEGV, ABRT and other faults, USR1, ALRM,
/// XCPU and others that end a process by default) or calls exit().
///
/// While armed, the handler writes `reset` to `descriptor`, sets `saved`, puts the handlers that
/// were there before back and raises the signal again, so that backtraces and core dumps come as
/// they would without it. At most 256 bytes of `reset` are kept. The state is static because a
/// signal handler can reach nothing else: one terminal per process.
///
/// To be called from one thread only, as is terminal_guard_disarm(). A question for a secret
/// (terminal_secret.h) arms it too, so it is not to be asked while a screen is open.
void terminal_guard_arm(
    int descriptor, const struct termios *saved, const char *reset, size_t length);

/// Puts the previous handlers back. Does nothing if not armed.
void terminal_guard_disarm(void);

#endif
