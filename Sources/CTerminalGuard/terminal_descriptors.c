#include "terminal_descriptors.h"

#include <errno.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

int terminal_signal_descriptor(const sigset_t *signals) {
  return signalfd(-1, signals, SFD_NONBLOCK | SFD_CLOEXEC);
}

int terminal_next_signal(int descriptor) {
  struct signalfd_siginfo info;
  ssize_t got;
  do {
    got = read(descriptor, &info, sizeof info);
  } while (got < 0 && errno == EINTR);
  return got == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}

int terminal_wake_descriptor(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void terminal_wake(int descriptor) {
  const uint64_t one = 1;
  ssize_t done;
  do {
    done = write(descriptor, &one, sizeof one);
  } while (done < 0 && errno == EINTR);
}

void terminal_clear_wake(int descriptor) {
  uint64_t count;
  ssize_t done;
  do {
    done = read(descriptor, &count, sizeof count);
  } while (done < 0 && errno == EINTR);
}
