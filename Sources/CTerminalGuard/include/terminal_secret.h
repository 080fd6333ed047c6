#ifndef TASTEVIN_TERMINAL_SECRET_H
#define TASTEVIN_TERMINAL_SECRET_H

#include <stddef.h>
#include <sys/types.h>

/// Asks at the controlling terminal for a line that is not shown while it is typed. Returns how many
/// bytes of it are in `line`, without its end; -1 with errno ENXIO where there is no terminal, and
/// -1 with another errno where the input ends or fails.
///
/// Signals that end or stop the process restore the terminal first, and then do what they do without
/// this; after a stop the question is asked again. One question at a time.
ssize_t terminal_read_secret(const char *prompt, char *line, size_t size);

#endif
