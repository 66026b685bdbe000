#ifndef SQLITE_SETTINGS_H
#define SQLITE_SETTINGS_H

/// Turns off SQLite's count of its own memory, which takes a lock for each allocation.
///
/// To be called before the process opens its first database; later it changes nothing. In C,
/// because Swift can't call functions with varying arguments.
void sqlite_settings_count_no_memory(void);

#endif
