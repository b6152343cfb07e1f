/* Makes every flush of this process slower by WRITEPROOF_FSYNC_DELAY_US microseconds; loaded by LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int delayed(const char *name, int fd) {
    const char *text = getenv("WRITEPROOF_FSYNC_DELAY_US");
    long micros = text ? atol(text) : 0;
    struct timespec delay = {micros / 1000000, micros % 1000000 * 1000};
    int (*real)(int) = (int (*)(int)) dlsym(RTLD_NEXT, name);
    nanosleep(&delay, NULL);
    return real(fd);
}

int fdatasync(int fd) {
    return delayed("fdatasync", fd);
}

int fsync(int fd) {
    return delayed("fsync", fd);
}
