// GNU extensions of spawn.h and unistd.h, which the Glibc module of Swift leaves out.
#pragma once
#include <spawn.h>

int shim_pipe(int ends[2]);
int shim_close_from(posix_spawn_file_actions_t *actions, int first);
int shim_change_folder(posix_spawn_file_actions_t *actions, const char *path);
