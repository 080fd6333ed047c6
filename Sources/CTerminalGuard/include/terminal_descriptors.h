#ifndef TASTEVIN_TERMINAL_DESCRIPTORS_H
#define TASTEVIN_TERMINAL_DESCRIPTORS_H

#include <signal.h>

// Linux calls that Swift's Glibc module does not have.

/// A descriptor that becomes readable when one of `signals`, which must be blocked, arrives;
/// -1 with errno if there is none to be had. Non-blocking, closed on exec.
int terminal_signal_descriptor(const sigset_t *signals);

/// The next signal that has arrived, or 0 if there is none.
int terminal_next_signal(int descriptor);

/// A descriptor that becomes readable after terminal_wake(); -1 with errno. Non-blocking, closed
/// on exec.
int terminal_wake_descriptor(void);
void terminal_wake(int descriptor);
void terminal_clear_wake(int descriptor);

#endif
