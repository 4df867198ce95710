// libcurl's setopt and getinfo are variadic, which Swift cannot import; one typed function per kind of argument.
#pragma once
#include <curl/curl.h>

typedef size_t (*shim_write)(char *data, size_t size, size_t count, void *context);
typedef int (*shim_progress)(void *context, curl_off_t download_total, curl_off_t downloaded, curl_off_t upload_total, curl_off_t uploaded);

CURLcode shim_setopt_long(CURL *handle, CURLoption option, long value);
CURLcode shim_setopt_offset(CURL *handle, CURLoption option, curl_off_t value);
CURLcode shim_setopt_pointer(CURL *handle, CURLoption option, const void *value);
CURLcode shim_setopt_write(CURL *handle, CURLoption option, shim_write callback);
CURLcode shim_setopt_progress(CURL *handle, CURLoption option, shim_progress callback);
CURLcode shim_getinfo_long(CURL *handle, CURLINFO info, long *out);
CURLcode shim_getinfo_double(CURL *handle, CURLINFO info, double *out);
CURLcode shim_getinfo_string(CURL *handle, CURLINFO info, const char **out);
