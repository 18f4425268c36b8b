#include "CVectors.h"

// Answers read by vectors of 64 bytes, whose elements can be moved together and apart.

#if defined(__x86_64__)
#include <immintrin.h>

// Compiled for processors that have these instructions, and called on no others.
#define WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,bmi2,popcnt")))

int fremgang_has_wide_vectors(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2") &&
         __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}

/// The sum of all bytes.
WIDE static inline long sum_of(__m512i bytes) {
  __m512i eights = _mm512_sad_epu8(bytes, _mm512_setzero_si512());
  __m256i fours = _mm256_add_epi64(_mm512_castsi512_si256(eights), _mm512_extracti64x4_epi64(eights, 1));
  __m128i twos = _mm_add_epi64(_mm256_castsi256_si128(fours), _mm256_extracti128_si256(fours, 1));
  return _mm_cvtsi128_si64(_mm_add_epi64(twos, _mm_unpackhi_epi64(twos, twos)));
}

/// Answers among which there are blanks, or which are not plain.
WIDE static long answers_with_blanks(__m512i bytes, const fremgang_answer_form *form, uint16_t *lanes, long *sum,
                                     long *count) {
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
  *sum += sum_of(_mm512_zextsi256_si512(apart));
  *count += __builtin_popcountll(answered);
  return __builtin_ctzll(last) + 1;
}

WIDE long fremgang_answers(const void *place, const fremgang_answer_form *form, uint16_t *lanes, long *sum,
                           long *count) {
  __m512i bytes = _mm512_loadu_si512(place);
  // Where there are no blanks, each answer with what follows it is a lane.
  __m512i values = _mm512_xor_si512(bytes, _mm512_loadu_si512(form->zeros));
  __m512i above = _mm512_sub_epi16(values, _mm512_set1_epi16(form->lowest));
  __m512i most = _mm512_set1_epi16((short)(form->highest - form->lowest));
  if (_mm512_mask_cmpgt_epu16_mask(form->lanes, above, most) != 0)
    return answers_with_blanks(bytes, form, lanes, sum, count);
  _mm512_mask_storeu_epi16(lanes, form->lanes, values);
  *sum += sum_of(_mm512_maskz_mov_epi16(form->lanes, values));
  *count += form->count;
  // Known beforehand, so that the processor can go on before it has added up.
  return 2l * form->count;
}

WIDE long fremgang_quoted_answers(const void *place, const fremgang_answer_form *form, long most, uint16_t *lanes,
                                  long *sum) {
  // Each answer with its quotes and the delimiter is a lane of four bytes.
  __m512i zeros = _mm512_set1_epi32((int)((uint32_t)form->delimiter << 24 | 0x00223022));
  __m512i found = _mm512_xor_si512(_mm512_loadu_si512(place), zeros);
  __m512i values = _mm512_srli_epi32(found, 8);
  __m512i above = _mm512_sub_epi32(values, _mm512_set1_epi32(form->lowest));
  __mmask16 odd = _mm512_test_epi32_mask(found, _mm512_set1_epi32(0xFF)) |
                  _mm512_cmpgt_epu32_mask(above, _mm512_set1_epi32(form->highest - form->lowest));
  long plain = __builtin_ctzl((unsigned long)odd | 1ul << (most < 16 ? most : 16));
  __mmask16 taken = (__mmask16)((1u << plain) - 1);
  _mm512_mask_cvtepi32_storeu_epi16(lanes, taken, values);
  *sum += _mm512_mask_reduce_add_epi32(taken, values);
  return plain;
}

#else

int fremgang_has_wide_vectors(void) { return 0; }

long fremgang_quoted_answers(const void *place, const fremgang_answer_form *form, long most, uint16_t *lanes,
                             long *sum) {
  return 0;
}

long fremgang_answers(const void *place, const fremgang_answer_form *form, uint16_t *lanes, long *sum, long *count) {
  return 0;
}

#endif

fremgang_answer_form fremgang_answer_form_of(unsigned count, uint8_t lowest, uint8_t highest, uint8_t delimiter,
                                             uint8_t last) {
  fremgang_answer_form form = {
      .lanes = 0xFFFFFFFFu >> (fremgang_most_answers - count),
      .count = (uint8_t)count,
      .lowest = lowest,
      .highest = highest,
      .delimiter = delimiter,
      .last = last,
  };
  for (unsigned answer = 0; answer < fremgang_most_answers; answer++)
    form.zeros[answer] = (uint16_t)('0' | (answer + 1 == count ? last : delimiter) << 8);
  return form;
}
