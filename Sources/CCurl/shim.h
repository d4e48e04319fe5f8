#pragma once
#include <curl/curl.h>

// Swift cannot call variadic C functions. One function for each type that an option takes keeps the
// compiler's check of the value; the parentheses keep curl's own checking macros out of the way.

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
  return (curl_easy_setopt)(handle, option, value);
}

/// For the options that copy the text (all text options but CURLOPT_POSTFIELDS).
static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
  return (curl_easy_setopt)(handle, option, value);
}

/// For lists, mime trees, buffers and client data: what is pointed at must outlive the transfer.
static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return (curl_easy_setopt)(handle, option, value);
}

/// For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
static inline CURLcode ccurl_set_receiver(
    CURL *handle, CURLoption option, curl_write_callback callback) {
  return (curl_easy_setopt)(handle, option, callback);
}

static inline CURLcode ccurl_set_progress(CURL *handle, curl_xferinfo_callback callback) {
  return (curl_easy_setopt)(handle, CURLOPT_XFERINFOFUNCTION, callback);
}

static inline CURLcode ccurl_set_before_request(CURL *handle, curl_prereq_callback callback) {
  return (curl_easy_setopt)(handle, CURLOPT_PREREQFUNCTION, callback);
}

static inline CURLcode ccurl_set_socket_setup(CURL *handle, curl_sockopt_callback callback) {
  return (curl_easy_setopt)(handle, CURLOPT_SOCKOPTFUNCTION, callback);
}

static inline CURLcode ccurl_set_socket_close(CURL *handle, curl_closesocket_callback callback) {
  return (curl_easy_setopt)(handle, CURLOPT_CLOSESOCKETFUNCTION, callback);
}

/// For the pointer that CURLOPT_PRIVATE set.
static inline void *ccurl_get_private(CURL *handle) {
  void *value = NULL;
  (curl_easy_getinfo)(handle, CURLINFO_PRIVATE, &value);
  return value;
}

/// For the figures that are a `long`; leaves the value alone where curl has none.
static inline CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
  return (curl_easy_getinfo)(handle, info, value);
}
