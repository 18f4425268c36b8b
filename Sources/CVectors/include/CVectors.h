#ifndef FREMGANG_VECTORS_H
#define FREMGANG_VECTORS_H

#include <stdbool.h>
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

/// The eight bytes at `place`, the first one lowest.
static inline uint64_t fremgang_word(const void *place) {
  uint64_t word;
  __builtin_memcpy(&word, place, sizeof word);
  return word;
}

/// Mixes a word into a hash; a bijection of either for a fixed other.
static inline uint64_t fremgang_mixed(uint64_t hash, uint64_t word) {
  uint64_t mixed = (hash ^ word) * 0x9E3779B97F4A7C15;
  mixed = (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93;
  return mixed ^ mixed >> 29;
}

/// The highest bit of each byte below 0x80 tells whether it is a small letter, or one of the few signs behind those.
static inline uint64_t fremgang_small_letters(uint64_t word) { return word + 0x1F1F1F1F1F1F1F1F; }

/// The highest bit of each byte below 0x80 tells whether it is a capital, or one of the few signs behind those.
static inline uint64_t fremgang_capitals(uint64_t word) {
  return (word + 0x3F3F3F3F3F3F3F3F) & ~(word + 0x2020202020202020);
}

/// Whether an id of one to eight bytes, with zeros behind them, is made of letters and digits alone, and ends with a digit
/// if it has more than two. `filled` has ones in the places of its bytes, of which `last` is the last one.
static inline bool fremgang_is_plain_id(uint64_t word, uint64_t filled, uint8_t last, long length) {
  const uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
  // Above 0x30 up to 0x39 lie the digits, and from 0x41 on the letters with the few signs beside them.
  uint64_t below_digits = ~(word + ones * 0x50) & filled, at = word ^ ones * '@';
  uint64_t odd = word | below_digits | ((at - ones) & ~at);
  return (odd & tops) == 0 && ((uint8_t)(last - '0') <= 9 || length < 3);
}

enum { fremgang_places_of_year = 13 * 32, fremgang_places_of_days = 100 * 13 * 32 };

/// A number for each day of this century that is written in the ten bytes at `place`, such as 2024-02-11, a different one
/// for each text; it says nothing of whether there is such a day. fremgang_places_of_days for everything else.
static inline int64_t fremgang_day_place(const void *place) {
  const uint8_t *bytes = (const uint8_t *)place;
  uint64_t word = fremgang_word(bytes + 2) ^ 0x30302D30302D3030;
  // No digit is above 9, and nothing but the digits differs from 00-00-00.
  uint64_t odd = (word | (word + 0x0606000606000606)) & ~0x0F0F000F0F000F0Full;
  // Two digits come to their number where the first of them stands; nothing is carried, as no byte passes 99.
  uint64_t numbers = word * 10 + (word >> 8);
  uint64_t year = numbers & 0xFF, month = numbers >> 24 & 0xFF, date = numbers >> 48 & 0xFF;
  if (odd != 0 || month > 12 || date > 31 || bytes[0] != '2' || bytes[1] != '0') return fremgang_places_of_days;
  return (int64_t)((year * 13 + month) * 32 + date);
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

/// Writes to each place from `first` to `last` the value at the place that makes up `total` with it, which lies before
/// `first` and is not negative.
void fremgang_mirror(int width, double *values, long first, long last, long total);

/// The sum of the products of `count` values from `ones` on with as many from `others` on, or from `others` backwards,
/// by the thousand, so that rounding does not pile up.
double fremgang_product(int width, const double *ones, const double *others, long count, bool backwards);

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

/// Reads answers from `place` into as many lanes, which are 0xFFFF where there is none; adds them to `sum`, and how many
/// there are to `count`. Any of them may be in quotes if the first and the 17th are. 64 bytes can be read behind the last
/// answer. Only for processors that have wide vectors.
///
/// Returns how many bytes they take; 0 where they are written in any other way, and then nothing was changed.
long fremgang_answers(const void *place, const fremgang_answer_form *form, uint16_t *lanes, long *sum, long *count);

/// The texts of several fields side by side with the delimiters between them, and what they come to.
typedef struct {
  uint64_t words[8];  // The bytes, and zeros behind them.
  int64_t length;
  uint64_t packed;  // The numbers of the texts.
  int64_t wave;     // The number of the wave's text; below 0 where it is not among them.
  int64_t count;    // How often they were met.
} fremgang_run;

/// Runs of texts by the hash of their bytes with `keys`, which is fremgang_hash.
typedef struct {
  const uint64_t *keys;
  const int32_t *slots;
  uint64_t slot_mask;
  fremgang_run *runs;
} fremgang_run_table;

/// Days of some years: by place from the first one on, the number of its text, 0 for those not met before; and by number,
/// how often it was met, so many bytes apart.
typedef struct {
  uint16_t *numbers;
  uint64_t first, count;
  void *counts;
  long stride;
  // The number of the next day that is met for the first time, and the one behind the last that is free; and for each new
  // number, where its day is written, from where the rows begin.
  uint64_t next, end;
  long *written;
} fremgang_day_table;

enum { fremgang_id, fremgang_texts, fremgang_day, fremgang_untaken, fremgang_run_of_answers };

/// What is done with one field of a row, or with several side by side.
typedef struct {
  uint8_t kind;
  uint8_t columns;   // How many texts.
  uint8_t shift;     // How far the number of a day is moved in what a row says.
  uint8_t forms;     // How many forms the answers have.
  uint8_t is_first;  // Whether the answers are the first of their block.
  uint8_t is_last;   // Whether a line ends after it.
  uint16_t block;
  uint32_t index;  // The number of the table, or of the first form.
  uint32_t lane;   // Where the answers go.
} fremgang_step;

/// How many rows the sums of a spread hold, and the squares of their totals.
typedef struct {
  int64_t rows, total_squares;
} fremgang_waiting;

/// What was gathered of a block at one wave.
typedef struct {
  int64_t measured;
  uint64_t lowest_seen;  // The response sets whose lowest code was met, a bit for each.
} fremgang_evidence;

/// The answers to one instrument, and the scale that takes all of them as they are.
typedef struct {
  long lane;
  uint64_t all_sets;
  // The place of a score is `origin` and the sum, and `sums` for each answer; `unscorable` where there are too few.
  long expected, fewest, origin, sums, unscorable;
  long shift;  // How far the place of the score is moved in what a row says.
  // By wave: groups of 32 sums with as many sums of squares behind them; none where none are wanted.
  uint16_t *spread;
  long groups;
  fremgang_waiting *waiting;
} fremgang_block;

/// Where the next record of a partition goes, and where its memory ends.
typedef struct {
  void *next, *end;
} fremgang_cursor;

enum { fremgang_most_rows = 32, fremgang_most_blocks = 16, fremgang_most_counts = 16 };

/// What rows look like, and what is gathered from them.
typedef struct {
  const fremgang_step *steps;
  long step_count;
  const fremgang_block *blocks;
  long block_count;
  const fremgang_answer_form *forms;
  const fremgang_run_table *run_tables;
  fremgang_day_table *day_tables;
  uint16_t *lanes;  // Of as many rows as are read at a time.
  long lane_count;  // Of one row.
  fremgang_evidence *evidence;  // By wave and block.
  fremgang_cursor *cursors;
  uint64_t seed;
  long stride, key_bytes, partition_shift;
  long first_wave, waves;  // The lowest number of a wave and the one above the highest: 1, or 0 where no text tells it.
  uint8_t delimiter, line_end;
  long tried;  // How many rows are read at a time.
  // How the ids are spelled: of each of eight bytes the highest bit tells whether a letter stands there; and a bit for each
  // length.
  uint64_t small, capital, id_lengths;
  long starts_with_zero;
  // The rows that were taken, and those of them with an answer.
  long taken, used;
} fremgang_rows;

/// Takes rows as long as each is plain throughout: its texts were met before, or are days of the years at hand, its answers
/// are digits or blanks, its id is one of letters and digits. Only for processors that have wide vectors.
///
/// 64 bytes can be read behind the last of the `length` bytes from `start`, and no more than `most` rows are taken.
/// Returns how many bytes were taken; nothing is written down of the row that begins there, but that its day may have been
/// given a number.
long fremgang_take_rows(fremgang_rows *rows, const void *start, long length, long most);

#endif
