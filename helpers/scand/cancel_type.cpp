#include <cerrno>
#include <pthread.h>

// SANE's drivers that read in a thread of their own (sanei_thread.c: test, plustek, snapscan, avision and others) make
// it cancellable at any instruction, and end a scan by pthread_cancel and pthread_join. A thread that is struck inside
// malloc keeps the arena's lock, waits for it itself as it ends, and sane_cancel() never returns: seen with the test
// backend of SANE 1.2.1 in one of about a thousand scans given up at once, ten times as often in a new process.
// tests/helpers asks for it.
//
// So nobody in this process becomes cancellable at any instruction: this definition stands before the C library's for
// every driver that is loaded. Deferred cancellation still ends a thread in read, write, poll and sleep; for one that
// does none of these there is the client's watchdog.
// NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): the C library's names are reserved to it
extern "C" __attribute__((visibility("default"))) int pthread_setcanceltype(int type, int *before)
{
    if (before)
        *before = PTHREAD_CANCEL_DEFERRED;
    return type == PTHREAD_CANCEL_DEFERRED || type == PTHREAD_CANCEL_ASYNCHRONOUS ? 0 : EINVAL;
}
