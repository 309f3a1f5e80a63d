#pragma once

/// Gives what can stand at the place of a word, one a line, in memory of malloc; NULL for nothing.
typedef char *(*cle_completer)(const char *line, int start, const char *word);

/// Sets who completes words.
void cle_set_completer(cle_completer completer);
/// Reads a line from the terminal, without its end, in memory of malloc; NULL at the end.
char *cle_read(const char *prompt);
/// Adds a line to the history.
void cle_remember(const char *line);
/// Reads the history from a file; a file that is not there is an empty history.
void cle_load(const char *path, int limit);
/// Writes the history to a file.
void cle_save(const char *path);
/// Notes Ctrl-C from now on instead of ending the program.
void cle_catch_interrupts(void);
/// Whether Ctrl-C was pressed since this was asked last.
int cle_take_interrupt(void);
