#ifndef FREMGANG_WIDE_H
#define FREMGANG_WIDE_H

#include "CVectors.h"

// What is read by vectors of 64 bytes, whose elements can be moved together and apart.

#if defined(__x86_64__)
#include <immintrin.h>

// Compiled for processors that have these instructions, and called on no others.
#define WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,bmi2,popcnt")))

/// The sum of the words of eight bytes.
WIDE static inline uint64_t sum_of_words(__m512i words) {
  __m256i fours = _mm256_add_epi64(_mm512_castsi512_si256(words), _mm512_extracti64x4_epi64(words, 1));
  __m128i twos = _mm_add_epi64(_mm256_castsi256_si128(fours), _mm256_extracti128_si256(fours, 1));
  return (uint64_t)_mm_cvtsi128_si64(_mm_add_epi64(twos, _mm_unpackhi_epi64(twos, twos)));
}

/// The sum of all bytes.
WIDE static inline long sum_of_bytes(__m512i bytes) {
  return (long)sum_of_words(_mm512_sad_epu8(bytes, _mm512_setzero_si512()));
}

/// Answers among which there are blanks, or which are not plain.
WIDE static inline long answers_with_blanks(__m512i bytes, const fremgang_answer_form *form, uint16_t *lanes,
                                            long *sum, long *count) {
  uint64_t delimiters = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)form->delimiter));
  uint64_t closings = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)form->last));
  // A bit for the place of the sign that follows the last answer.
  uint64_t last = _pdep_u64(1ull << (form->count - 1), delimiters | closings);
  if (last == 0) return 0;
  uint64_t before = last - 1;
  uint64_t ends = (delimiters & before) | (closings & last);
  __m512i values = _mm512_sub_epi8(bytes, _mm512_set1_epi8('0'));
  uint64_t digits = _mm512_cmpge_epu8_mask(values, _mm512_set1_epi8((char)form->lowest)) &
                    _mm512_cmple_epu8_mask(values, _mm512_set1_epi8((char)form->highest)) & before;
  // Nothing but digits and what follows an answer, and no two digits side by side.
  if ((digits | ends) != (before | last) || (digits & digits << 1) != 0) return 0;
  // By answer, whether there is one: then a digit stands before what follows it.
  uint64_t answered = _pext_u64(digits << 1, ends);
  __m256i together = _mm512_castsi512_si256(_mm512_maskz_compress_epi8(digits, values));
  __m256i apart = _mm256_maskz_expand_epi8((__mmask32)answered, together);
  __m512i found = _mm512_mask_cvtepu8_epi16(_mm512_set1_epi16(-1), (__mmask32)answered, apart);
  _mm512_mask_storeu_epi16(lanes, form->lanes, found);
  *sum += sum_of_bytes(_mm512_zextsi256_si512(apart));
  *count += __builtin_popcountll(answered);
  return __builtin_ctzll(last) + 1;
}

/// Some answers that were found, and how many bytes they take: 0 where they are written in any other way.
typedef struct {
  __m256i lanes;
  long sum, count, length;
} found_answers;

/// Reads `count` answers of a form from number `first` on, at most 16: the first is in quotes, and each of the others may
/// be.
WIDE static inline found_answers answers_in_quotes(const uint8_t *place, const fremgang_answer_form *form, long first,
                                                   long count) {
  found_answers none = {.length = 0};
  __m512i bytes = _mm512_loadu_si512(place);
  uint8_t closing = first + count == form->count ? form->last : form->delimiter;
  uint64_t delimiters = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)form->delimiter));
  uint64_t closings = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)closing));
  uint64_t last = _pdep_u64(1ull << (count - 1), delimiters | closings), before = last - 1;
  uint64_t ends = (delimiters & before) | (closings & last), begins = (ends << 1 | 1) & (before | last);
  uint64_t quotes = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"')) & before;
  __m512i values = _mm512_sub_epi8(bytes, _mm512_set1_epi8('0'));
  uint64_t digits = _mm512_cmpge_epu8_mask(values, _mm512_set1_epi8((char)form->lowest)) &
                    _mm512_cmple_epu8_mask(values, _mm512_set1_epi8((char)form->highest)) & before;
  if (*place != '"' || last == 0 || (digits | quotes | ends) != (before | last) || (digits & digits << 1) != 0)
    return none;
  // An answer that begins with a quote ends with another, and there are no others.
  if ((quotes & ~(begins | ends >> 1)) != 0 || (quotes & begins & ends >> 1) != 0 ||
      _pext_u64(quotes, begins) != _pext_u64(quotes, ends >> 1))
    return none;
  uint64_t answered = _pext_u64(digits << 1 | (digits << 2 & quotes << 1), ends);
  __m128i together = _mm512_castsi512_si128(_mm512_maskz_compress_epi8(digits, values));
  __m128i apart = _mm_maskz_expand_epi8((__mmask16)answered, together);
  return (found_answers){
      .lanes = _mm256_mask_cvtepu8_epi16(_mm256_set1_epi16(-1), (__mmask16)answered, apart),
      .sum = sum_of_bytes(_mm512_zextsi128_si512(apart)),
      .count = __builtin_popcountll(answered),
      .length = __builtin_ctzll(last) + 1,
  };
}

/// Answers that are not all of them plain digits.
WIDE static inline long odd_answers(const uint8_t *place, const fremgang_answer_form *form, uint16_t *lanes, long *sum,
                                    long *count) {
  if (*place != '"') return answers_with_blanks(_mm512_loadu_si512(place), form, lanes, sum, count);
  long few = form->count < 16 ? form->count : 16, left = form->count - few;
  found_answers ones = answers_in_quotes(place, form, 0, few), others = {.length = 0};
  if (left > 0) others = answers_in_quotes(place + ones.length, form, 16, left);
  // Nothing is written down before all of them were found.
  if (ones.length == 0 || (left > 0 && others.length == 0)) return 0;
  _mm256_mask_storeu_epi16(lanes, (__mmask16)form->lanes, ones.lanes);
  _mm256_mask_storeu_epi16(lanes + 16, (__mmask16)(form->lanes >> 16), others.lanes);
  *sum += ones.sum + others.sum;
  *count += ones.count + others.count;
  return ones.length + others.length;
}

/// Answers as if there were no blanks, each of which is a lane with what follows it; returns a bit for each lane that is
/// none.
WIDE static inline uint32_t lanes_of_answers(const void *place, const fremgang_answer_form *form, __m512i *values) {
  *values = _mm512_xor_si512(_mm512_loadu_si512(place), _mm512_loadu_si512(form->zeros));
  __m512i above = _mm512_sub_epi16(*values, _mm512_set1_epi16(form->lowest));
  __m512i most = _mm512_set1_epi16((short)(form->highest - form->lowest));
  return _mm512_mask_cmpgt_epu16_mask(form->lanes, above, most);
}

/// Writes down the lanes of answers, and returns their sum.
WIDE static inline long store_answers(__m512i values, const fremgang_answer_form *form, uint16_t *lanes) {
  _mm512_mask_storeu_epi16(lanes, form->lanes, values);
  return sum_of_bytes(_mm512_maskz_mov_epi16(form->lanes, values));
}

#endif
#endif
