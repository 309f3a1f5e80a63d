#pragma once

#ifdef __cplusplus
extern "C" {
#endif

int cre2_version(void);

#ifdef __cplusplus
}
#endif
