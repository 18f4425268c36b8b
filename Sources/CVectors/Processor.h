#ifndef FREMGANG_PROCESSOR_H
#define FREMGANG_PROCESSOR_H

// What instructions the processor has, and the system lets a program use: CAN(AVX2, avx2), by the names of the C
// library and of the compiler. The library has asked already; in a virtual machine a question takes two microseconds.

#if defined(__x86_64__)
#if defined(__has_include)
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#endif
#endif
#ifdef CPU_FEATURE_ACTIVE
#define CAN(library, compiler) CPU_FEATURE_ACTIVE(library)
#else
#define CAN(library, compiler) (__builtin_cpu_init(), __builtin_cpu_supports(#compiler))
#endif
#endif

#endif
