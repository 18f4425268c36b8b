#include "Wide.h"

// Answers read by vectors of 64 bytes.

#if defined(__x86_64__)

int fremgang_has_wide_vectors(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2") &&
         __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}

WIDE long fremgang_answers(const void *place, const fremgang_answer_form *form, uint16_t *lanes, long *sum,
                           long *count) {
  __m512i values;
  if (lanes_of_answers(place, form, &values) != 0)
    return answers_with_blanks(_mm512_loadu_si512(place), form, lanes, sum, count);
  *sum += store_answers(values, form, lanes);
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
