#pragma once

#include <histedit.h>
#include <stdio.h>
#include <wchar.h>
#include <wctype.h>

// Swift cannot call variadic functions, and el_wset, el_wget and history_w are
// nothing else: one wrapper for each operation in use, with the argument types
// that histedit.h gives in its comments. Only the wide family is wrapped; the
// narrow one converts through a buffer of its own and must not be mixed in.

/// A function that a key is bound to; answers one of the CC_ codes.
typedef unsigned char (*cedit_function)(EditLine *, int);

/// Gives the prompt's text, which stays the property of the caller.
typedef wchar_t *(*cedit_prompt)(EditLine *);

static inline int cedit_set_client_data(EditLine *el, void *data) {
  return el_wset(el, EL_CLIENTDATA, data);
}

static inline void *cedit_client_data(EditLine *el) {
  void *data = NULL;
  return el_wget(el, EL_CLIENTDATA, &data) == 0 ? data : NULL;
}

static inline int cedit_set_prompt(EditLine *el, cedit_prompt prompt) {
  return el_wset(el, EL_PROMPT, prompt);
}

static inline int cedit_set_reader(EditLine *el, el_rfunc_t reader) {
  return el_wset(el, EL_GETCFN, reader);
}

static inline int cedit_set_signals(EditLine *el, int handled) {
  return el_wset(el, EL_SIGNAL, handled);
}

/// Changes a mode of the terminal for the time of editing: `+noflsh`.
static inline int cedit_set_mode(EditLine *el, const wchar_t *mode) {
  return el_wset(el, EL_SETTY, L"-d", mode, NULL);
}

/// The name is kept, not copied: it has to outlive the editor.
static inline int cedit_set_terminal(EditLine *el, const char *name) {
  return el_wset(el, EL_TERMINAL, name);
}

/// Where libedit draws; its descriptor, which it looks at once, stays the one that it began with.
static inline int cedit_set_output_stream(EditLine *el, FILE *stream) {
  return el_wset(el, EL_SETFP, 1, stream);
}

/// What termcap says of a capability of two letters: a sequence, or "yes" and "no"; NULL for neither.
static inline const char *cedit_capability(EditLine *el, const char *name) {
  char *value = NULL;
  return el_wget(el, EL_GETTC, name, &value) == 0 ? value : NULL;
}

/// The rows that libedit takes the terminal to have.
static inline int cedit_rows(EditLine *el) {
  int rows = 0;
  el_wget(el, EL_GETTC, "li", &rows);
  return rows;
}

/// Holds until libedit asks for the terminal's size again; the line has to be drawn anew at once.
static inline int cedit_set_rows(EditLine *el, const wchar_t *rows) {
  return el_wset(el, EL_SETTC, L"li", rows, NULL);
}

static inline int cedit_set_error_stream(EditLine *el, FILE *stream) {
  return el_wset(el, EL_SETFP, 2, stream);
}

static inline int cedit_set_keys(EditLine *el, const wchar_t *editor) {
  return el_wset(el, EL_EDITOR, editor);
}

/// Whether the keys are vi's, as .editrc may have asked for.
static inline int cedit_has_vi_keys(EditLine *el) {
  const wchar_t *name = NULL;
  return el_wget(el, EL_EDITOR, &name) == 0 && name != NULL && name[0] == L'v';
}

static inline int cedit_set_editing(EditLine *el, int enabled) {
  return el_wset(el, EL_EDITMODE, enabled);
}

static inline int cedit_is_editing(EditLine *el) {
  int enabled = 0;
  return el_wget(el, EL_EDITMODE, &enabled) == 0 && enabled;
}

/// Enters (1) or leaves (0) the terminal mode in which keys arrive one by one.
static inline int cedit_set_raw_mode(EditLine *el, int raw) {
  return el_wset(el, EL_PREP_TERM, raw);
}

/// Draws prompt and text anew, from the place where the cursor stands.
static inline int cedit_redraw(EditLine *el) { return el_wset(el, EL_REFRESH); }

/// The name and the help are kept, not copied: they have to outlive the editor.
static inline int cedit_add_function(
    EditLine *el, const wchar_t *name, const wchar_t *help, cedit_function function) {
  return el_wset(el, EL_ADDFN, name, help, function);
}

static inline int cedit_bind(EditLine *el, const wchar_t *key, const wchar_t *function) {
  return el_wset(el, EL_BIND, key, function, NULL);
}

/// Prints what a sequence of keys is bound to on the output stream, or "Unbound …" on that for errors.
static inline int cedit_show_binding(EditLine *el, const wchar_t *key) {
  return el_wset(el, EL_BIND, key, NULL);
}

/// Binds in the second key map, which is vi's command mode.
static inline int cedit_bind_alternate(
    EditLine *el, const wchar_t *key, const wchar_t *function) {
  return el_wset(el, EL_BIND, L"-a", key, function, NULL);
}

static inline int cedit_set_history(EditLine *el, HistoryW *history) {
  return el_wset(el, EL_HIST, history_w, history);
}

// <wchar.h> declares wcwidth under _XOPEN_SOURCE alone, which a module that is
// compiled with Swift's macros cannot ask for after the fact.
extern int wcwidth(wchar_t);

/// The columns that a character takes, or -1 when it cannot be printed.
static inline int cedit_columns(wchar_t character) { return wcwidth(character); }

/// iswprint, which is a macro on some systems.
static inline int cedit_is_printable(wchar_t character) {
  return iswprint((wint_t)character) != 0;
}
