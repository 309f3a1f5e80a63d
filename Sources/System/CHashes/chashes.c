#include "chashes.h"

int chashes_version(void) { return 1; }
