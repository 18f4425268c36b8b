#include "CVectors.h"
#include "Processor.h"

// No product and sum may become one operation: it would be rounded once, and the digits differ.
#pragma STDC FP_CONTRACT OFF

#define THOUSAND 1024

typedef double quadruple __attribute__((ext_vector_type(4)));
typedef quadruple quadruple_anywhere __attribute__((aligned(8), may_alias));

#define VERSION of_two
#define LANES 4
#define TARGET
#include "SubsetVersion.h"

#if defined(__x86_64__)
#define VERSION of_four
#define LANES 8
#define TARGET __attribute__((target("avx2")))
#include "SubsetVersion.h"

#define VERSION of_eight
#define LANES 8
#define TARGET __attribute__((target("avx512f")))
#include "SubsetVersion.h"
#endif

int fremgang_doubles_at_a_time(void) {
#if defined(__x86_64__)
  if (CAN(AVX512F, avx512f)) return 8;
  if (CAN(AVX2, avx2)) return 4;
#endif
  return 2;
}

void fremgang_add_subsets(int width, double *counts, long first, long last, long step, long times) {
  double *low = counts + first;
  const double *end = counts + last;
#if defined(__x86_64__)
  if (width == 8) return add_subsets_of_eight(low, end, step, times);
  if (width == 4) return add_subsets_of_four(low, end, step, times);
#endif
  add_subsets_of_two(low, end, step, times);
}

void fremgang_mirror(int width, double *values, long first, long last, long total) {
#if defined(__x86_64__)
  if (width == 8) return mirror_of_eight(values, first, last, total);
  if (width == 4) return mirror_of_four(values, first, last, total);
#endif
  mirror_of_two(values, first, last, total);
}

double fremgang_product(int width, const double *ones, const double *others, long count, bool backwards) {
#if defined(__x86_64__)
  if (width == 8) return product_of_eight(ones, others, count, backwards);
  if (width == 4) return product_of_four(ones, others, count, backwards);
#endif
  return product_of_two(ones, others, count, backwards);
}

/// Puts at each place of some thousands the sum of those up to it, each thousand for itself: one sum waits for the
/// other, but not for those of other thousands.
static inline __attribute__((always_inline)) void accumulate_thousands(
    double *values, int thousands, long from, long to, double *sums) {
  for (long place = from; place < to; place++)
    for (int number = 0; number < thousands; number++)
      values[number * THOUSAND + place] = sums[number] += values[number * THOUSAND + place];
}

void fremgang_accumulate(double *values, long count) {
  for (long start = 0; start < count; start += 4 * THOUSAND) {
    double *four = values + start, sums[4] = {0, 0, 0, 0};
    long full = (count - start) / THOUSAND, rest = (count - start) % THOUSAND;
    // As far as the last one reaches, it goes beside those that are full.
    if (full >= 4) accumulate_thousands(four, 4, 0, THOUSAND, sums);
    if (full == 3) accumulate_thousands(four, 4, 0, rest, sums), accumulate_thousands(four, 3, rest, THOUSAND, sums);
    if (full == 2) accumulate_thousands(four, 3, 0, rest, sums), accumulate_thousands(four, 2, rest, THOUSAND, sums);
    if (full == 1) accumulate_thousands(four, 2, 0, rest, sums), accumulate_thousands(four, 1, rest, THOUSAND, sums);
    if (full == 0) accumulate_thousands(four, 1, 0, rest, sums);
  }
  double passed = 0;
  for (long start = 0; start < count; start += THOUSAND) {
    long end = start + THOUSAND < count ? start + THOUSAND : count;
    double sum = values[end - 1];
    // The first sums are all there.
    for (long place = start; start > 0 && place < end; place++) values[place] += passed;
    passed += sum;
  }
}
