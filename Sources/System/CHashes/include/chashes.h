#pragma once

#ifdef __cplusplus
extern "C" {
#endif

int chashes_version(void);

#ifdef __cplusplus
}
#endif
