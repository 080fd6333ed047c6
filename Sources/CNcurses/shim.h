#ifndef TASTEVIN_CNCURSES_SHIM_H
#define TASTEVIN_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <ncurses.h>

#endif
