#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// Swift Testing runs all tests at once. More than a thousand that wait for servers, programs and each other need more
// than their time then, where there are few cores. How many run at once, its runner takes from the environment, and
// before it begins no Swift code of the tests has run: hence C.
__attribute__((constructor)) static void limit_width(void) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    char width[32];
    snprintf(width, sizeof width, "%ld", cores > 0 ? 4 * cores : 8);
    setenv("SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH", width, 0);
}
