#ifndef TASTEVIN_COPENSSLSERVER_SHIM_H
#define TASTEVIN_COPENSSLSERVER_SHIM_H

#include <openssl/ssl.h>

#endif
