#include "terminal_secret.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "terminal_descriptors.h"
#include "terminal_guard.h"

static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU};
enum { signal_count = sizeof signals / sizeof signals[0] };

static volatile sig_atomic_t caught[signal_count];
static struct sigaction previous[signal_count];
static int wake;

/// The thread that reads may be another than the one that gets the signal.
static void on_signal(int number) {
  int saved = errno;
  for (int i = 0; i < signal_count; i++) {
    if (signals[i] == number) caught[i] = 1;
  }
  terminal_wake(wake);
  errno = saved;
}

static void catch_signals(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < signal_count; i++) {
    caught[i] = 0;
    sigaction(signals[i], NULL, &previous[i]);
    if (previous[i].sa_handler != SIG_IGN) sigaction(signals[i], &action, NULL);
  }
}

static void release_signals(void) {
  for (int i = 0; i < signal_count; i++) sigaction(signals[i], &previous[i], NULL);
}

/// Lets the caught signals do what they do. Whether one was caught, so that the process was stopped
/// and goes on.
static bool deliver_signals(void) {
  bool any = false;
  for (int i = 0; i < signal_count; i++) {
    if (!caught[i]) continue;
    any = true;
    kill(getpid(), signals[i]);
  }
  return any;
}

static void say(int terminal, const char *text) {
  size_t length = strlen(text);
  while (length > 0) {
    ssize_t done = write(terminal, text, length);
    if (done < 0 && errno != EINTR) return;
    if (done > 0) {
      text += done;
      length -= (size_t)done;
    }
  }
}

/// Reads to the end of the line; stops where a signal is caught.
static ssize_t read_line(int terminal, char *line, size_t size) {
  size_t length = 0;
  while (true) {
    struct pollfd ends[2] = {{.fd = terminal, .events = POLLIN}, {.fd = wake, .events = POLLIN}};
    if (poll(ends, 2, -1) < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    if (ends[1].revents != 0) {
      errno = EINTR;
      return -1;
    }
    char byte;
    ssize_t got = read(terminal, &byte, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      if (got == 0) errno = EPIPE;
      return -1;
    }
    if (byte == '\n' || byte == '\r') return (ssize_t)length;
    if (length < size) line[length++] = byte;
  }
}

ssize_t terminal_read_secret(const char *prompt, char *line, size_t size) {
  int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
  struct termios shown;
  if (terminal < 0 || tcgetattr(terminal, &shown) != 0) {
    if (terminal >= 0) close(terminal);
    errno = ENXIO;
    return -1;
  }
  wake = terminal_wake_descriptor();
  ssize_t length = -1;
  bool again = wake >= 0;
  while (again) {
    catch_signals();
    terminal_guard_arm(terminal, &shown, "", 0);
    struct termios hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK | ECHONL);
    length = -1;
    if (tcsetattr(terminal, TCSAFLUSH, &hidden) == 0) {
      say(terminal, prompt);
      length = read_line(terminal, line, size);
    }
    int code = errno;
    tcsetattr(terminal, TCSAFLUSH, &shown);
    terminal_guard_disarm();
    say(terminal, "\n");
    release_signals();
    terminal_clear_wake(wake);
    again = deliver_signals();
    errno = code;
  }
  int code = errno;
  if (wake >= 0) close(wake);
  close(terminal);
  errno = code;
  return length;
}
