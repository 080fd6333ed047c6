#ifndef TASTEVIN_CCURL_H
#define TASTEVIN_CCURL_H

#include <curl/curl.h>

#endif
