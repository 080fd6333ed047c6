#include "ccurl.h"

#include <dlfcn.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <pthread.h>
#include <stdio.h>

/* Every function of libcurl that is used. */
#define FUNCTIONS(X)                                                                               \
  X(curl_global_init)                                                                              \
  X(curl_easy_init)                                                                                \
  X(curl_easy_cleanup)                                                                             \
  X(curl_easy_strerror)                                                                            \
  X(curl_easy_setopt)                                                                              \
  X(curl_easy_getinfo)                                                                             \
  X(curl_slist_append)                                                                             \
  X(curl_slist_free_all)                                                                           \
  X(curl_multi_init)                                                                               \
  X(curl_multi_add_handle)                                                                         \
  X(curl_multi_remove_handle)                                                                      \
  X(curl_multi_perform)                                                                            \
  X(curl_multi_poll)                                                                               \
  X(curl_multi_wakeup)                                                                             \
  X(curl_multi_info_read)

#define MEMBER(name) __typeof__(&(name)) name##_;
static struct {
  FUNCTIONS(MEMBER)
} curl;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *failure;
static char failure_text[512];

static void *library;

static const char *load(void) {
  /* Lazily, as a program that is linked with it: half of what it brings is never called. */
  library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) {
    snprintf(failure_text, sizeof failure_text, "%s", dlerror());
    return failure_text;
  }
#define RESOLVE(name)                                                                              \
  curl.name##_ = (__typeof__(&(name)))dlsym(library, #name);                                       \
  if (curl.name##_ == NULL) return "libcurl.so.4 is too old: it has no " #name;
  FUNCTIONS(RESOLVE)
  if (curl.curl_global_init_(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    return "libcurl.so.4 cannot be initialised";
  }
  return NULL;
}

static void load_once(void) { failure = load(); }

const char *tv_curl_load(void) {
  pthread_once(&once, load_once);
  return failure;
}

/* Every function that is used of the OpenSSL with which libcurl speaks TLS. It is found among what
 * libcurl itself loaded, so that its structures are never handed to another version. */
#define TLS_FUNCTIONS(X)                                                                           \
  X(SSL_CTX_set_cert_verify_callback)                                                              \
  X(SSL_CTX_set_options)                                                                           \
  X(X509_verify_cert)                                                                              \
  X(X509_verify_cert_error_string)                                                                 \
  X(X509_STORE_CTX_get_error)                                                                      \
  X(X509_STORE_CTX_get_error_depth)                                                                \
  X(X509_STORE_CTX_get0_untrusted)                                                                 \
  X(X509_STORE_CTX_get_ex_data)                                                                    \
  X(SSL_get_ex_data_X509_STORE_CTX_idx)                                                            \
  X(SSL_get_version)                                                                               \
  X(SSL_get_current_cipher)                                                                        \
  X(SSL_CIPHER_standard_name)                                                                      \
  X(OPENSSL_sk_num)                                                                                \
  X(OPENSSL_sk_value)                                                                              \
  X(i2d_X509)                                                                                      \
  X(CRYPTO_free)

static struct {
  TLS_FUNCTIONS(MEMBER)
} tls;

static pthread_once_t tls_once = PTHREAD_ONCE_INIT;
static bool has_tls;

static void load_tls(void) {
#define RESOLVE_TLS(name)                                                                          \
  tls.name##_ = (__typeof__(&(name)))dlsym(library, #name);                                        \
  if (tls.name##_ == NULL) return;
  TLS_FUNCTIONS(RESOLVE_TLS)
  has_tls = true;
}

#define CHAIN_LIMIT 10

static void tell(X509_STORE_CTX *store, bool trusted, const tv_handshake_watch *watch) {
  tv_certificate chain[CHAIN_LIMIT];
  tv_handshake handshake = {.certificates = chain};
  if (!trusted) {
    int error = tls.X509_STORE_CTX_get_error_(store);
    handshake.error = error == X509_V_OK ? X509_V_ERR_UNSPECIFIED : error;
    handshake.depth = tls.X509_STORE_CTX_get_error_depth_(store);
    handshake.reason = tls.X509_verify_cert_error_string_(handshake.error);
  }
  /* Both were agreed on before the server showed its certificates. */
  const SSL *ssl = tls.X509_STORE_CTX_get_ex_data_(store, tls.SSL_get_ex_data_X509_STORE_CTX_idx_());
  if (ssl != NULL) {
    handshake.version = tls.SSL_get_version_(ssl);
    const SSL_CIPHER *cipher = tls.SSL_get_current_cipher_(ssl);
    if (cipher != NULL) handshake.cipher = tls.SSL_CIPHER_standard_name_(cipher);
  }
  const OPENSSL_STACK *sent = (const OPENSSL_STACK *)tls.X509_STORE_CTX_get0_untrusted_(store);
  int count = tls.OPENSSL_sk_num_(sent);
  while (handshake.count < count && handshake.count < CHAIN_LIMIT) {
    unsigned char *der = NULL;
    int length = tls.i2d_X509_(tls.OPENSSL_sk_value_(sent, handshake.count), &der);
    if (length <= 0) break;
    chain[handshake.count++] = (tv_certificate){.bytes = der, .length = (size_t)length};
  }
  watch->seen(&handshake, watch->context);
  for (int index = 0; index < handshake.count; index++) {
    tls.CRYPTO_free_((void *)chain[index].bytes, __FILE__, __LINE__);
  }
}

/* Verifies as OpenSSL would without this function, and tells what came of it. */
static int verify_and_tell(X509_STORE_CTX *store, void *watch) {
  bool trusted = tls.X509_verify_cert_(store) > 0;
  tell(store, trusted, watch);
  return trusted ? 1 : 0;
}

static CURLcode set_verification(CURL *easy, void *context, void *watch) {
  (void)easy;
  tls.SSL_CTX_set_cert_verify_callback_(context, verify_and_tell, watch);
  /* A connection outlives the handle that made it, and the watch with that: there is no second
   * handshake, as in Go's clients. */
  tls.SSL_CTX_set_options_(context, SSL_OP_NO_RENEGOTIATION);
  return CURLE_OK;
}

bool tv_easy_watch_handshakes(CURL *easy, tv_handshake_watch *watch) {
  struct curl_tlssessioninfo *session = NULL;
  if (curl.curl_easy_getinfo_(easy, CURLINFO_TLS_SSL_PTR, &session) != CURLE_OK ||
      session == NULL || session->backend != CURLSSLBACKEND_OPENSSL) {
    return false;
  }
  pthread_once(&tls_once, load_tls);
  return has_tls &&
         curl.curl_easy_setopt_(easy, CURLOPT_SSL_CTX_FUNCTION, set_verification) == CURLE_OK &&
         curl.curl_easy_setopt_(easy, CURLOPT_SSL_CTX_DATA, watch) == CURLE_OK;
}

CURL *tv_easy_init(void) { return curl.curl_easy_init_(); }
void tv_easy_cleanup(CURL *easy) { curl.curl_easy_cleanup_(easy); }
const char *tv_easy_strerror(CURLcode code) { return curl.curl_easy_strerror_(code); }

CURLcode tv_easy_set_long(CURL *easy, CURLoption option, long value) {
  return curl.curl_easy_setopt_(easy, option, value);
}

CURLcode tv_easy_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl.curl_easy_setopt_(easy, option, value);
}

CURLcode tv_easy_set_text(CURL *easy, CURLoption option, const char *value) {
  return curl.curl_easy_setopt_(easy, option, value);
}

CURLcode tv_easy_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl.curl_easy_setopt_(easy, option, value);
}

CURLcode tv_easy_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl.curl_easy_setopt_(easy, option, value);
}

CURLcode tv_easy_set_data(CURL *easy, CURLoption option, tv_curl_data value) {
  return curl.curl_easy_setopt_(easy, option, value);
}

CURLcode tv_easy_set_blob(CURL *easy, CURLoption option, const void *bytes, size_t count) {
  struct curl_blob blob = {.data = (void *)bytes, .len = count, .flags = CURL_BLOB_COPY};
  return curl.curl_easy_setopt_(easy, option, &blob);
}

CURLcode tv_easy_set_http_only(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  CURLcode code = curl.curl_easy_setopt_(easy, CURLOPT_PROTOCOLS_STR, "https,http");
  if (code != CURLE_UNKNOWN_OPTION) return code;
#endif
  return curl.curl_easy_setopt_(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
}

long tv_easy_get_long(CURL *easy, CURLINFO info) {
  long value = 0;
  return curl.curl_easy_getinfo_(easy, info, &value) == CURLE_OK ? value : 0;
}

curl_off_t tv_easy_get_offset(CURL *easy, CURLINFO info) {
  curl_off_t value = 0;
  return curl.curl_easy_getinfo_(easy, info, &value) == CURLE_OK ? value : 0;
}

struct curl_slist *tv_slist_append(struct curl_slist *list, const char *text) {
  return curl.curl_slist_append_(list, text);
}

void tv_slist_free(struct curl_slist *list) { curl.curl_slist_free_all_(list); }

CURLM *tv_multi_init(void) { return curl.curl_multi_init_(); }

CURLMcode tv_multi_add(CURLM *multi, CURL *easy) {
  return curl.curl_multi_add_handle_(multi, easy);
}

CURLMcode tv_multi_remove(CURLM *multi, CURL *easy) {
  return curl.curl_multi_remove_handle_(multi, easy);
}

CURLMcode tv_multi_perform(CURLM *multi) {
  int running = 0;
  return curl.curl_multi_perform_(multi, &running);
}

CURLMcode tv_multi_poll(CURLM *multi, int milliseconds) {
  return curl.curl_multi_poll_(multi, NULL, 0, milliseconds, NULL);
}

CURLMcode tv_multi_wakeup(CURLM *multi) { return curl.curl_multi_wakeup_(multi); }

bool tv_multi_next_done(CURLM *multi, CURL **easy, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl.curl_multi_info_read_(multi, &left)) != NULL) {
    if (message->msg != CURLMSG_DONE) continue;
    *easy = message->easy_handle;
    *result = message->data.result;
    return true;
  }
  return false;
}
