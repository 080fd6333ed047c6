#ifndef TASTEVIN_PROCESS_GUARD_H
#define TASTEVIN_PROCESS_GUARD_H

/// Keeps the memory of this process out of core dumps, and away from other programs of the same user.
/// Programs that it starts are not concerned. prctl() is variadic, which Swift does not import.
void process_guard_memory(void);

#endif
