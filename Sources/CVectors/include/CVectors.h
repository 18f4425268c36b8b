#ifndef FREMGANG_VECTORS_H
#define FREMGANG_VECTORS_H

#include <stdint.h>

// Swift's vectors cannot be packed into one bit for each element; the functions that stand here do that, on every
// processor that the compiler knows vectors of. Those of SubsetCounts.c come in versions for wider vectors than every
// processor has, which Swift cannot choose between while it runs; all versions give the same bits.

typedef uint8_t fremgang_bytes __attribute__((ext_vector_type(16)));
typedef uint32_t fremgang_halves __attribute__((ext_vector_type(4)));
typedef uint16_t fremgang_lanes __attribute__((ext_vector_type(8)));
typedef _Bool fremgang_sixteen_bits __attribute__((ext_vector_type(16)));
typedef _Bool fremgang_eight_bits __attribute__((ext_vector_type(8)));

static inline uint32_t fremgang_sixteen_equal(const void *place, uint8_t byte) {
  fremgang_bytes bytes;
  __builtin_memcpy(&bytes, place, sizeof bytes);
  fremgang_sixteen_bits equal = __builtin_convertvector(bytes == (fremgang_bytes)byte, fremgang_sixteen_bits);
  uint16_t bits;
  __builtin_memcpy(&bits, &equal, sizeof bits);
  return bits;
}

/// Tells which of the 32 bytes at `place` are `byte`: the lowest bit stands for the first one.
static inline uint32_t fremgang_bytes_equal(const void *place, uint8_t byte) {
  return fremgang_sixteen_equal(place, byte) |
         fremgang_sixteen_equal((const char *)place + 16, byte) << 16;
}

/// Tells whether the 32 bytes at `place`, laid under those at `mask`, are those at `other`.
static inline int fremgang_bytes_same(const void *place, const void *mask, const void *other) {
  fremgang_bytes bytes[2], masks[2], others[2];
  __builtin_memcpy(bytes, place, sizeof bytes);
  __builtin_memcpy(masks, mask, sizeof masks);
  __builtin_memcpy(others, other, sizeof others);
  fremgang_bytes different =
      ((bytes[0] & masks[0]) ^ others[0]) | ((bytes[1] & masks[1]) ^ others[1]);
  fremgang_sixteen_bits same = __builtin_convertvector(different == 0, fremgang_sixteen_bits);
  uint16_t bits;
  __builtin_memcpy(&bits, &same, sizeof bits);
  return bits == 0xFFFF;
}

typedef uint64_t fremgang_words __attribute__((ext_vector_type(2)));

/// A hash of the 64 bytes at `place`, laid under those at `mask`, with as many at `keys` that nobody can know: NH of
/// Black, Halevi, Krawczyk, Krovetz and Rogaway (1999, doi:10.1007/3-540-48405-1_14), stirred.
static inline uint64_t fremgang_hash(const void *place, const void *mask, const void *keys) {
  fremgang_words sum = 0;
  for (int part = 0; part < 64; part += 16) {
    fremgang_words bytes, masks;
    fremgang_halves halves;
    fremgang_halves key;
    __builtin_memcpy(&bytes, (const char *)place + part, sizeof bytes);
    __builtin_memcpy(&masks, (const char *)mask + part, sizeof masks);
    __builtin_memcpy(&key, (const char *)keys + part, sizeof key);
    bytes &= masks;
    __builtin_memcpy(&halves, &bytes, sizeof halves);
    halves += key;
    __builtin_memcpy(&bytes, &halves, sizeof bytes);
    sum += (bytes & 0xFFFFFFFF) * (bytes >> 32);
  }
  uint64_t stirred = (sum[0] + sum[1]) * 0x9E3779B97F4A7C15;
  return stirred ^ stirred >> 32;
}

/// Turns eight lanes of sixteen bits from `place` over by `pattern`, writes them to `target`, and tells which are
/// above `highest`: the lowest bit stands for the first one.
static inline uint32_t fremgang_lanes_above(const void *place, uint16_t pattern, uint16_t highest,
                                            void *target) {
  fremgang_lanes lanes;
  __builtin_memcpy(&lanes, place, sizeof lanes);
  lanes ^= (fremgang_lanes)pattern;
  __builtin_memcpy(target, &lanes, sizeof lanes);
  fremgang_eight_bits above =
      __builtin_convertvector(lanes > (fremgang_lanes)highest, fremgang_eight_bits);
  uint8_t bits;
  __builtin_memcpy(&bits, &above, sizeof bits);
  return bits;
}

/// How many doubles this processor takes at a time: 2, 4 or 8, and the versions for fewer work too.
int fremgang_doubles_at_a_time(void);

/// How many doubles beyond the last that is counted are read and written.
enum { fremgang_slack = 8 };

/// Adds to every count up to `last` the one that lies `step` before it, `times` over: each subset of that sum is
/// with the step or without it. There are none before `first`.
void fremgang_add_subsets(int width, double *counts, long first, long last, long step, long times);

/// The sum of the products of `count` values from `ones` on with as many from `others` backwards, by the thousand,
/// so that rounding does not pile up.
double fremgang_product(int width, const double *ones, const double *others, long count);

/// Puts at each place the sum of the values up to it, by the thousand, so that rounding does not pile up.
void fremgang_accumulate(double *values, long count);

/// Whether this processor has vectors of 64 bytes whose elements can be moved together and apart.
int fremgang_has_wide_vectors(void);

enum { fremgang_most_answers = 32 };

/// Up to 32 answers side by side, each a digit from `lowest` to `highest` or nothing, followed by `delimiter`, the
/// last one by `last`.
typedef struct {
  uint16_t zeros[32];  // What each looks like when it is 0, with what follows it.
  uint32_t lanes;      // A bit for each.
  uint8_t count, lowest, highest, delimiter, last;
} fremgang_answer_form;

fremgang_answer_form fremgang_answer_form_of(unsigned count, uint8_t lowest, uint8_t highest, uint8_t delimiter,
                                             uint8_t last);

/// Reads answers from `place`, where 64 bytes can be read, into as many lanes, which are 0xFFFF where there is none;
/// adds them to `sum`, and how many there are to `count`. Only for processors that have wide vectors.
///
/// Returns how many bytes they take; 0 where they are written in any other way, and then nothing was changed.
long fremgang_answers(const void *place, const fremgang_answer_form *form, uint16_t *lanes, long *sum, long *count);

/// Reads up to 16 answers in quotes from `place`, and no more than `most`, as far as each is a digit and followed by the
/// delimiter; adds them to `sum`. 64 bytes can be read there. Only for processors that have wide vectors.
///
/// Returns how many there are, each of which takes four bytes.
long fremgang_quoted_answers(const void *place, const fremgang_answer_form *form, long most, uint16_t *lanes,
                             long *sum);

#endif
