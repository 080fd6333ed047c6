/* libcurl, loaded when it is first used.
 *
 * libcurl brings some thirty shared objects along, which cost every start of a program that links it
 * several milliseconds. Only its header is needed to build; the library is opened by name. Before
 * tv_curl_load() has returned NULL no other function here may be called. */
#ifndef TASTEVIN_CCURL_H
#define TASTEVIN_CCURL_H

#include <stdbool.h>
#include <stddef.h>

/* Options that are deprecated in new headers are what old libraries need. */
#define CURL_DISABLE_DEPRECATION
#include <curl/curl.h>

/* Opens libcurl and initialises it, once; any thread may call it. Returns NULL, or why it cannot be
 * used, as text that stays valid. */
const char *tv_curl_load(void);

typedef size_t (*tv_curl_data)(char *bytes, size_t size, size_t count, void *context);

CURL *tv_easy_init(void);
void tv_easy_cleanup(CURL *easy);
const char *tv_easy_strerror(CURLcode code);

/* curl_easy_setopt is variadic: one function for each type of argument. */
CURLcode tv_easy_set_long(CURL *easy, CURLoption option, long value);
CURLcode tv_easy_set_offset(CURL *easy, CURLoption option, curl_off_t value);
CURLcode tv_easy_set_text(CURL *easy, CURLoption option, const char *value);
CURLcode tv_easy_set_pointer(CURL *easy, CURLoption option, void *value);
CURLcode tv_easy_set_list(CURL *easy, CURLoption option, struct curl_slist *value);
CURLcode tv_easy_set_data(CURL *easy, CURLoption option, tv_curl_data value);
/* The bytes are copied. */
CURLcode tv_easy_set_blob(CURL *easy, CURLoption option, const void *bytes, size_t count);
/* Lets a handle speak http and https only, with old libraries too. */
CURLcode tv_easy_set_http_only(CURL *easy);

/* A certificate in DER. */
typedef struct tv_certificate {
  const unsigned char *bytes;
  size_t length;
} tv_certificate;

/* What a server showed of itself in a handshake of TLS, and what OpenSSL made of it. */
typedef struct tv_handshake {
  /* OpenSSL's X509_V_… code of the first error; 0 where the chain is trusted. */
  int error;
  /* Of which certificate: 0 is the server's own. */
  int depth;
  /* Why, in OpenSSL's words; NULL where the chain is trusted. */
  const char *reason;
  /* What was agreed on, such as TLSv1.3 and TLS_AES_128_GCM_SHA256; NULL where it is not known. */
  const char *version;
  const char *cipher;
  /* The first certificates that the server sent, at most ten, valid for the duration of the call. */
  const tv_certificate *certificates;
  int count;
} tv_handshake;

typedef void (*tv_handshake_seen)(const tv_handshake *handshake, void *context);

/* Who is told of a handshake. It must outlive the handle. */
typedef struct tv_handshake_watch {
  tv_handshake_seen seen;
  void *context;
} tv_handshake_watch;

/* Has the chain of every handshake of this handle told, whether or not it is trusted; what is trusted
 * does not change. False where libcurl does not use OpenSSL 3, so that nothing will be told. */
bool tv_easy_watch_handshakes(CURL *easy, tv_handshake_watch *watch);

/* What is not known is 0. */
long tv_easy_get_long(CURL *easy, CURLINFO info);
curl_off_t tv_easy_get_offset(CURL *easy, CURLINFO info);

struct curl_slist *tv_slist_append(struct curl_slist *list, const char *text);
void tv_slist_free(struct curl_slist *list);

CURLM *tv_multi_init(void);
CURLMcode tv_multi_add(CURLM *multi, CURL *easy);
CURLMcode tv_multi_remove(CURLM *multi, CURL *easy);
CURLMcode tv_multi_perform(CURLM *multi);
CURLMcode tv_multi_poll(CURLM *multi, int milliseconds);
CURLMcode tv_multi_wakeup(CURLM *multi);
/* Takes the next handle that is done, with its result; false when there is none. */
bool tv_multi_next_done(CURLM *multi, CURL **easy, CURLcode *result);

#endif
