#ifndef C_INSTRUMENTS_H
#define C_INSTRUMENTS_H
#endif
