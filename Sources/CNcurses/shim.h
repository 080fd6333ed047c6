#ifndef TASTEVIN_CNCURSES_SHIM_H
#define TASTEVIN_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <wchar.h>

// Swift 6 refuses the mutable globals (stdscr, COLORS, stdout), and does not import attribute
// macros, setcchar's character attributes or wcwidth.

/// A screen on standard input and output for $TERM; NULL where terminfo does not know it. Unlike
/// initscr() it does not end the process.
static inline SCREEN *ncurses_open(void) { return newterm(NULL, stdout, stdin); }

static inline int ncurses_colours(void) { return COLORS; }

static inline int ncurses_resize(int rows, int columns) {
  int result = resizeterm(rows, columns);
  clearok(stdscr, TRUE);
  return result;
}

/// Makes the next refresh paint everything anew.
static inline void ncurses_repaint(void) { clearok(stdscr, TRUE); }

static inline void ncurses_prepare(void) {
  raw();
  noecho();
  nonl();
  curs_set(0);
  scrollok(stdscr, FALSE);
  leaveok(stdscr, TRUE);
  // Otherwise doupdate() stops halfway when a key is waiting.
  typeahead(-1);
}

enum { ncurses_reverse = 1, ncurses_bold = 2, ncurses_underline = 4, ncurses_dim = 8 };

static inline attr_t ncurses_attributes(unsigned attributes) {
  attr_t bits = A_NORMAL;
  if (attributes & ncurses_reverse) bits |= A_REVERSE;
  if (attributes & ncurses_bold) bits |= A_BOLD;
  if (attributes & ncurses_underline) bits |= A_UNDERLINE;
  if (attributes & ncurses_dim) bits |= A_DIM;
  return bits;
}

/// Makes a cell of one printable ASCII character. Returns whether it could be made.
static inline int ncurses_ascii_cell(
    cchar_t *cell, wchar_t character, unsigned attributes, short pair) {
  const wchar_t text[2] = {character, 0};
  return setcchar(cell, text, ncurses_attributes(attributes), pair, NULL) == OK;
}

/// Makes a cell of a base character and combining marks, ended by 0. Returns 0 if it cannot be
/// made, or if the C library does not agree that it takes `width` columns.
static inline int ncurses_cell(
    cchar_t *cell, const wchar_t *text, int width, unsigned attributes, short pair) {
  if (wcwidth(text[0]) != width) return 0;
  return setcchar(cell, text, ncurses_attributes(attributes), pair, NULL) == OK;
}

/// Puts cells at the start of a row; a wide character is one cell of two columns.
static inline void ncurses_put_row(int row, const cchar_t *cells, int count) {
  mvwadd_wchnstr(stdscr, row, 0, cells, count);
}

static inline void ncurses_clear_row(int row) {
  wmove(stdscr, row, 0);
  wclrtoeol(stdscr);
}

static inline void ncurses_show(void) {
  wnoutrefresh(stdscr);
  doupdate();
}

/// A string capability of the terminal, or NULL if it has none.
static inline const char *ncurses_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

#endif
