#ifndef TASTEVIN_COPENSSL_SHIM_H
#define TASTEVIN_COPENSSL_SHIM_H

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

/* OSSL_PARAM keeps pointers to what it describes, so parameter arrays are built and used here.
   Failures leave entries in the thread's error queue; every function clears what it left. */

/* A key that has a curve and no point; NULL if OpenSSL does not know the curve. */
static inline EVP_PKEY *tastevin_curve(const char *name) {
  EVP_PKEY *curve = NULL;
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)name, 0),
      OSSL_PARAM_construct_end()};
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
  if (context != NULL && EVP_PKEY_fromdata_init(context) == 1)
    EVP_PKEY_fromdata(context, &curve, EVP_PKEY_KEY_PARAMETERS, parameters);
  EVP_PKEY_CTX_free(context);
  ERR_clear_error();
  return curve;
}

/* Moves a key of a curve to an encoded point; not 1 if that is not on the curve. Far faster than
   EVP_PKEY_fromdata, which builds the curve anew. */
static inline int tastevin_set_point(EVP_PKEY *key, const unsigned char *point, size_t length) {
  int done = EVP_PKEY_set1_encoded_public_key(key, point, length);
  if (done != 1) ERR_clear_error();
  return done;
}

/* An RSA public key from a modulus and an exponent, big-endian; NULL if OpenSSL refuses them. */
static inline EVP_PKEY *tastevin_rsa_key(const unsigned char *modulus, int modulus_length,
                                         const unsigned char *exponent, int exponent_length) {
  EVP_PKEY *key = NULL;
  BIGNUM *n = BN_bin2bn(modulus, modulus_length, NULL);
  BIGNUM *e = BN_bin2bn(exponent, exponent_length, NULL);
  OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
  OSSL_PARAM *parameters = NULL;
  if (n != NULL && e != NULL && builder != NULL && context != NULL &&
      OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n) == 1 &&
      OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e) == 1 &&
      (parameters = OSSL_PARAM_BLD_to_param(builder)) != NULL &&
      EVP_PKEY_fromdata_init(context) == 1)
    EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters);
  OSSL_PARAM_free(parameters);
  EVP_PKEY_CTX_free(context);
  OSSL_PARAM_BLD_free(builder);
  BN_free(e);
  BN_free(n);
  ERR_clear_error();
  return key;
}

/* 1 if the DER signature over a SHA-256 digest is right. */
static inline int tastevin_verify_ecdsa(EVP_PKEY *key, const unsigned char *signature,
                                        size_t length, const unsigned char *digest) {
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
  int valid = context != NULL && EVP_PKEY_verify_init(context) == 1 &&
              EVP_PKEY_verify(context, signature, length, digest, 32) == 1;
  EVP_PKEY_CTX_free(context);
  if (!valid) ERR_clear_error();
  return valid;
}

/* 1 if the RSA signature over a SHA-256 digest is right: RSASSA-PSS with SHA-256, MGF1 over SHA-256
   and a salt of exactly 32 bytes, or RSASSA-PKCS1-v1_5. */
static inline int tastevin_verify_rsa(EVP_PKEY *key, int pss, const unsigned char *signature,
                                      size_t length, const unsigned char *digest) {
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
  int padding = pss ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING;
  int valid = context != NULL && EVP_PKEY_verify_init(context) == 1 &&
              EVP_PKEY_CTX_set_rsa_padding(context, padding) == 1 &&
              EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) == 1 &&
              (!pss || (EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1 &&
                        EVP_PKEY_CTX_set_rsa_pss_saltlen(context, 32) == 1)) &&
              EVP_PKEY_verify(context, signature, length, digest, 32) == 1;
  EVP_PKEY_CTX_free(context);
  if (!valid) ERR_clear_error();
  return valid;
}

/* 1 if the Ed25519 signature over the message is right. */
static inline int tastevin_verify_ed25519(EVP_PKEY *key, const unsigned char *signature,
                                          size_t length, const unsigned char *message,
                                          size_t message_length) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  int valid = context != NULL && EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) == 1 &&
              EVP_DigestVerify(context, signature, length, message, message_length) == 1;
  EVP_MD_CTX_free(context);
  if (!valid) ERR_clear_error();
  return valid;
}

#endif
