/* A disk that is full, broken or read-only from the so-many-th step inside one folder; loaded before libc (LD_PRELOAD). Only for tests. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char under[4096];
static long seen, from, until;
static int trouble, flushes;

/* Watch a folder: steps number `first` to `last` inside it (counted from 1) fail with `error`; `flush_too`: flushing is a step as well. */
void disk_watch(const char *folder, long first, long last, int error, int flush_too) {
    snprintf(under, sizeof under, "%s", folder);
    seen = 0, from = first, until = last, trouble = error, flushes = flush_too;
}

long disk_seen(void) { return seen; }

static int inside(const char *path) {
    size_t length = strlen(under);
    return length && path && !strncmp(path, under, length) && (path[length] == '/' || !path[length]);
}

static int inside_open(int descriptor) {
    char link[64], path[4096];
    if (!*under) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return inside(path);
}

static int fails(int is_inside) {
    if (!is_inside) return 0;
    seen++;
    if (seen < from || seen > until) return 0;
    errno = trouble;
    return 1;
}

#define REAL(name, ...) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))(__VA_ARGS__)

ssize_t write(int fd, const void *data, size_t size) { return fails(inside_open(fd)) ? -1 : REAL(write, fd, data, size); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return fails(inside_open(fd)) ? -1 : REAL(pwrite, fd, data, size, at); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { return fails(inside_open(fd)) ? -1 : REAL(pwrite64, fd, data, size, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return fails(inside_open(fd)) ? -1 : REAL(writev, fd, parts, count); }
int ftruncate(int fd, off_t size) { return fails(inside_open(fd)) ? -1 : REAL(ftruncate, fd, size); }
int ftruncate64(int fd, off64_t size) { return fails(inside_open(fd)) ? -1 : REAL(ftruncate64, fd, size); }
int fsync(int fd) { return flushes && fails(inside_open(fd)) ? -1 : REAL(fsync, fd); }
int fdatasync(int fd) { return flushes && fails(inside_open(fd)) ? -1 : REAL(fdatasync, fd); }
int mkdir(const char *path, mode_t mode) { return fails(inside(path)) ? -1 : REAL(mkdir, path, mode); }
int rename(const char *old, const char *new) { return fails(inside(new)) ? -1 : REAL(rename, old, new); }

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more); \
        return (flags & O_CREAT) && fails(inside(path)) ? -1 : REAL(name, path, flags, mode); \
    }
OPENS(open)
OPENS(open64)
