#pragma once

#ifdef __linux__
// glibc shows these to C sources alone that define _GNU_SOURCE, which the module that Swift imports
// as Glibc does not. The actions are a posix_spawn_file_actions_t: to include <spawn.h> for the name
// would make this module the home of struct timespec, which Swift files that import Glibc use.
extern int pipe2(int ends[2], int flags);
extern int posix_spawn_file_actions_addclosefrom_np(void *actions, int from);
#endif
