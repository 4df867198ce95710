#include <jansson.h>

// json_decref is a macro-like inline with a C attribute that Swift does not import everywhere.
static inline void shim_json_release(json_t *value) { json_decref(value); }
