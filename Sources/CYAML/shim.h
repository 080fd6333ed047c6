#ifndef TASTEVIN_CYAML_SHIM_H
#define TASTEVIN_CYAML_SHIM_H

#include <yaml.h>

#endif
