#ifndef C_INSTRUMENTS_H
#define C_INSTRUMENTS_H

#include <stddef.h>

/// One file of the top-level Instruments folder, as it was when the program was built.
typedef struct {
  /// The file's name without `.json`.
  const char *id;
  const unsigned char *bytes;
  size_t length;
} fremgang_instrument_file;

/// How many files there are.
size_t fremgang_instrument_count(void);

/// The file at `index`, which is below the count.
fremgang_instrument_file fremgang_instrument_at(size_t index);

/// The schema that describes the files.
fremgang_instrument_file fremgang_instrument_schema(void);

#endif
