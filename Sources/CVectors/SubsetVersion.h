// One version of what SubsetCounts.c offers, for one width of vectors: included once for each, with
// VERSION, the end of its names; LANES, how many doubles it takes at a time; and TARGET, what the processor must have.

#if LANES == 8
#define REVERSED(values) __builtin_shufflevector(values, values, 7, 6, 5, 4, 3, 2, 1, 0)
#else
#define REVERSED(values) __builtin_shufflevector(values, values, 3, 2, 1, 0)
#endif
#define NAMED_(name, version) name##_##version
#define NAMED(name, version) NAMED_(name, version)
#define vector NAMED(vector, VERSION)
#define anywhere NAMED(anywhere, VERSION)
#define mask NAMED(mask, VERSION)

typedef double vector __attribute__((ext_vector_type(LANES)));
typedef vector anywhere __attribute__((aligned(8), may_alias));
typedef long long mask __attribute__((ext_vector_type(LANES)));

/// Adds to every value the one before it, from the last to the first, where all before `low` are none.
TARGET static void NAMED(add_once, VERSION)(double *low, const double *last, long step) {
  // The writing, which is dearest across lines of the cache, is aligned.
  double *place = (double *)(((uintptr_t)(last + 1) + 63) & ~(uintptr_t)63);
  for (; place - LANES >= low + step; place -= LANES)
    *(anywhere *)(place - LANES) += *(const anywhere *)(place - LANES - step);
  while (place > low + step) {
    place--;
    *place += place[-step];
  }
}

/// Writes to the places from `first` to `last` what stands as far below `total` as they lie above 0.
TARGET static void NAMED(mirror, VERSION)(double *values, long first, long last, long total) {
  long place = first;
  for (; place + LANES - 1 <= last; place += LANES) {
    vector below = *(const anywhere *)(values + total - place - (LANES - 1));
    *(anywhere *)(values + place) = REVERSED(below);
  }
  for (; place <= last; place++) values[place] = values[total - place];
}

/// Walks from `place` to `last` in steps, and adds `times` over what lies a step before; in the last `lanes` alone.
TARGET static inline __attribute__((always_inline)) void NAMED(walk, VERSION)(
    double *place, const double *last, long step, int times, long lanes) {
  mask taken;
  for (int lane = 0; lane < LANES; lane++) taken[lane] = lane >= LANES - lanes ? -1 : 0;
  vector before[6];
  for (int time = 0; time < times; time++) before[time] = (vector)0.0;
  for (; place <= last; place += step) {
    vector own = *(const anywhere *)place;
    vector value = own;
    for (int time = 0; time < times; time++) {
      vector sum = value + before[time];
      before[time] = value;
      value = sum;
    }
    *(anywhere *)place = taken ? value : own;
  }
}

/// Adds a step `times` over in one walk for all places that leave the same remainder, a vector of them at a time.
TARGET static inline __attribute__((always_inline)) void NAMED(add_over, VERSION)(
    double *low, const double *last, long step, int times) {
  long lane = 0;
  for (; lane + LANES <= step; lane += LANES)
    NAMED(walk, VERSION)(low + lane, last, step, times, LANES);
  // The last ones together with some that have been walked already, which are left as they are.
  if (lane < step) NAMED(walk, VERSION)(low + step - LANES, last, step, times, step - lane);
}

TARGET static void NAMED(add_subsets, VERSION)(
    double *low, const double *last, long step, long times) {
  if (step < LANES)
    for (; times > 0; times--) NAMED(add_once, VERSION)(low, last, step);
  for (; times >= 6; times -= 6) NAMED(add_over, VERSION)(low, last, step, 6);
  for (; times >= 4; times -= 4) NAMED(add_over, VERSION)(low, last, step, 4);
  if (times == 3) NAMED(add_over, VERSION)(low, last, step, 3);
  if (times == 2) NAMED(add_over, VERSION)(low, last, step, 2);
  if (times == 1) NAMED(add_once, VERSION)(low, last, step);
}

/// The four values `passed` places behind `others`, or before it and the first one last.
TARGET static inline __attribute__((always_inline)) quadruple NAMED(four, VERSION)(
    const double *others, long passed, int backwards) {
  if (!backwards) return *(const quadruple_anywhere *)(others + passed);
  return (*(const quadruple_anywhere *)(others - passed - 3)).wzyx;
}

/// Writes to `sums` those of so many thousands side by side, each in four parts: that order is what the digits rest
/// on, whatever the width.
TARGET static inline __attribute__((always_inline)) void NAMED(multiply_thousands, VERSION)(
    const double *ones, const double *others, int thousands, int backwards, double *sums) {
  quadruple parts[4];
  for (int number = 0; number < thousands; number++) parts[number] = 0.0;
  for (long place = 0; place < THOUSAND; place += 4)
    for (int number = 0; number < thousands; number++) {
      long own = number * THOUSAND + place;
      parts[number] += *(const quadruple_anywhere *)(ones + own) * NAMED(four, VERSION)(others, own, backwards);
    }
  for (int number = 0; number < thousands; number++)
    sums[number] = (parts[number].x + parts[number].y) + (parts[number].z + parts[number].w);
}

TARGET static inline __attribute__((always_inline)) double NAMED(products, VERSION)(
    const double *ones, const double *others, long count, int backwards) {
  double total = 0, sums[4];
  const long direction = backwards ? -1 : 1;
  long start = 0;
  for (; start + 4 * THOUSAND <= count; start += 4 * THOUSAND) {
    NAMED(multiply_thousands, VERSION)(ones + start, others + direction * start, 4, backwards, sums);
    for (int number = 0; number < 4; number++) total += sums[number];
  }
  for (; start + THOUSAND <= count; start += THOUSAND) {
    NAMED(multiply_thousands, VERSION)(ones + start, others + direction * start, 1, backwards, sums);
    total += sums[0];
  }
  quadruple parts = 0.0;
  long place = start;
  for (; place + 4 <= count; place += 4)
    parts += *(const quadruple_anywhere *)(ones + place) * NAMED(four, VERSION)(others, place, backwards);
  for (; place < count; place++) parts.x += ones[place] * others[direction * place];
  return total + ((parts.x + parts.y) + (parts.z + parts.w));
}

TARGET static double NAMED(product, VERSION)(
    const double *ones, const double *others, long count, int backwards) {
  return backwards ? NAMED(products, VERSION)(ones, others, count, 1) : NAMED(products, VERSION)(ones, others, count, 0);
}

#undef mask
#undef anywhere
#undef vector
#undef NAMED
#undef NAMED_
#undef REVERSED
#undef VERSION
#undef LANES
#undef TARGET
