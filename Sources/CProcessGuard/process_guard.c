#include "process_guard.h"

#include <sys/prctl.h>
#include <sys/resource.h>

void process_guard_memory(void) {
  // Where the system hands dumps to a program, the limit alone does not count.
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  struct rlimit limit;
  if (getrlimit(RLIMIT_CORE, &limit) == 0) {
    limit.rlim_cur = 0;
    setrlimit(RLIMIT_CORE, &limit);
  }
}
