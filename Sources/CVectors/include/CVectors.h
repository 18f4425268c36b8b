#ifndef FREMGANG_VECTORS_H
#define FREMGANG_VECTORS_H

#include <stdint.h>

// Swift's vectors cannot be packed into one bit for each element; these functions do that, on every processor
// that the compiler knows vectors of.

typedef uint8_t fremgang_bytes __attribute__((ext_vector_type(16)));
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

#endif
