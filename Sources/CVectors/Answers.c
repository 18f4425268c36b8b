#include "Processor.h"
#include "Wide.h"

// Answers read by vectors of 64 bytes.

#if defined(__x86_64__)

int fremgang_has_wide_vectors(void) {
  return CAN(AVX512F, avx512f) && CAN(AVX512BW, avx512bw) && CAN(AVX512VL, avx512vl) &&
         CAN(AVX512_VBMI2, avx512vbmi2) && CAN(BMI1, bmi) && CAN(BMI2, bmi2) && CAN(POPCNT, popcnt);
}

WIDE long fremgang_answers(const void *place, const fremgang_answer_form *form, uint16_t *lanes, long *sum,
                           long *count) {
  __m512i values;
  if (lanes_of_answers(place, form, &values) != 0)
    return odd_answers(place, form, lanes, sum, count);
  *sum += store_answers(values, form, lanes);
  *count += form->count;
  // Known beforehand, so that the processor can go on before it has added up.
  return 2l * form->count;
}

#else

int fremgang_has_wide_vectors(void) { return 0; }

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
