#include "cre2.h"

int cre2_version(void) { return 1; }
