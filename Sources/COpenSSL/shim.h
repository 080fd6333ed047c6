#ifndef TASTEVIN_COPENSSL_SHIM_H
#define TASTEVIN_COPENSSL_SHIM_H

#include <openssl/evp.h>
#include <openssl/sha.h>

#endif
