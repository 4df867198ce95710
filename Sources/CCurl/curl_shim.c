#include "curl_shim.h"

CURLcode shim_setopt_long(CURL *h, CURLoption o, long v) { return curl_easy_setopt(h, o, v); }
CURLcode shim_setopt_offset(CURL *h, CURLoption o, curl_off_t v) { return curl_easy_setopt(h, o, v); }
CURLcode shim_setopt_pointer(CURL *h, CURLoption o, const void *v) { return curl_easy_setopt(h, o, v); }
CURLcode shim_setopt_write(CURL *h, CURLoption o, shim_write v) { return curl_easy_setopt(h, o, v); }
CURLcode shim_setopt_progress(CURL *h, CURLoption o, shim_progress v) { return curl_easy_setopt(h, o, v); }
CURLcode shim_getinfo_long(CURL *h, CURLINFO i, long *out) { return curl_easy_getinfo(h, i, out); }
CURLcode shim_getinfo_double(CURL *h, CURLINFO i, double *out) { return curl_easy_getinfo(h, i, out); }
CURLcode shim_getinfo_string(CURL *h, CURLINFO i, const char **out) { return curl_easy_getinfo(h, i, (char **)out); }
