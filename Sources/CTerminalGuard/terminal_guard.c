#include "terminal_guard.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Faults, and whatever else ends a process that does nothing about it. Signals that are waited for
// never come here, since they are blocked.
static const int fatal_signals[] = {
    SIGSEGV, SIGILL,  SIGTRAP, SIGABRT,   SIGBUS,  SIGFPE,  SIGSYS,
    SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPOLL, SIGXCPU, SIGXFSZ,
};
enum { fatal_signal_count = sizeof fatal_signals / sizeof fatal_signals[0] };

static volatile sig_atomic_t armed;
static struct sigaction previous[fatal_signal_count];
static int terminal;
static struct termios terminal_modes;
static char reset_text[256];
static size_t reset_length;

// A stack overflow leaves no stack to handle it on.
static char signal_stack[64 * 1024];

/// Calls only what POSIX lists as async-signal-safe.
static void restore_terminal(void) {
  size_t done = 0;
  while (done < reset_length) {
    ssize_t written = write(terminal, reset_text + done, reset_length - done);
    if (written > 0) {
      done += (size_t)written;
    } else if (written == 0 || errno != EINTR) {
      break;
    }
  }
  tcsetattr(terminal, TCSANOW, &terminal_modes);
}

static void restore_handlers(void) {
  for (int i = 0; i < fatal_signal_count; i++) {
    sigaction(fatal_signals[i], &previous[i], NULL);
  }
}

static void on_fatal_signal(int number) {
  if (armed) {
    armed = 0;
    restore_terminal();
    restore_handlers();
  }
  // Delivered when this handler returns, to the handler that was there before.
  raise(number);
}

static void on_exit_armed(void) {
  if (armed) {
    terminal_guard_disarm();
    restore_terminal();
  }
}

static void use_signal_stack(void) {
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
    stack_t own = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack, .ss_flags = 0};
    sigaltstack(&own, NULL);
  }
}

void terminal_guard_arm(
    int descriptor, const struct termios *saved, const char *reset, size_t length) {
  static bool registered;
  terminal_guard_disarm();
  terminal = descriptor;
  terminal_modes = *saved;
  reset_length = length < sizeof reset_text ? length : sizeof reset_text;
  memcpy(reset_text, reset, reset_length);
  if (!registered) registered = atexit(on_exit_armed) == 0;
  use_signal_stack();
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_fatal_signal;
  action.sa_flags = SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < fatal_signal_count; i++) {
    sigaction(fatal_signals[i], NULL, &previous[i]);
    // What is ignored does not end the process.
    if (previous[i].sa_handler != SIG_IGN) sigaction(fatal_signals[i], &action, NULL);
  }
  armed = 1;
}

void terminal_guard_disarm(void) {
  if (!armed) return;
  armed = 0;
  restore_handlers();
}
