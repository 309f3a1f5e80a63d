#include "clineeditor.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <editline/readline.h>

static cle_completer current = NULL;
/// What the completer gave, and how much of it was handed out.
static char *found = NULL;
static char *rest = NULL;

/// Hands out one candidate after the other.
static char *next_candidate(const char *word, int state) {
  (void)word;
  (void)state;
  if (!rest || !*rest) return NULL;
  char *end = strchr(rest, '\n');
  size_t count = end ? (size_t)(end - rest) : strlen(rest);
  char *candidate = malloc(count + 1);
  if (!candidate) return NULL;
  memcpy(candidate, rest, count);
  candidate[count] = 0;
  rest += count + (end ? 1 : 0);
  return candidate;
}

static char **complete(const char *word, int start, int end) {
  (void)end;
  // Names of files are never meant.
  rl_attempted_completion_over = 1;
  if (!current) return NULL;
  free(found);
  found = current(rl_line_buffer, start, word);
  rest = found;
  if (!found) return NULL;
  return rl_completion_matches(word, next_candidate);
}

void cle_set_completer(cle_completer completer) {
  current = completer;
  rl_attempted_completion_function = complete;
  rl_completer_word_break_characters = " \t\n|(),;=<>!~+*/%[]{}\"'";
}

char *cle_read(const char *prompt) { return readline(prompt); }

void cle_remember(const char *line) { add_history(line); }

void cle_load(const char *path, int limit) {
  using_history();
  stifle_history(limit);
  read_history(path);
}

void cle_save(const char *path) { write_history(path); }

static volatile sig_atomic_t interrupted = 0;

static void note_interrupt(int signal) {
  (void)signal;
  interrupted = 1;
}

void cle_catch_interrupts(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note_interrupt;
  // Reading goes on, so that no other code sees that there was a signal.
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, NULL);
  // Who started the program may have had the signal blocked, which is inherited.
  sigset_t interrupt;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  sigprocmask(SIG_UNBLOCK, &interrupt, NULL);
}

int cle_take_interrupt(void) {
  int was = interrupted;
  interrupted = 0;
  return was;
}
