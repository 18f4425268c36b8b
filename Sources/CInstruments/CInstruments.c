#include "CInstruments.h"

// #embed is C23; compilers that build this in an earlier mode know it as an extension.
#pragma clang diagnostic ignored "-Wc23-extensions"

// A new file in Instruments takes an array here and a row in the table below.

static const unsigned char lsns_15m[] = {
#embed "../../Instruments/lsns-15m.json"
};

static const unsigned char lsns_6[] = {
#embed "../../Instruments/lsns-6.json"
};

static const unsigned char mhrm[] = {
#embed "../../Instruments/mhrm.json"
};

static const unsigned char personal_star[] = {
#embed "../../Instruments/personal-star.json"
};

static const unsigned char recovery_star[] = {
#embed "../../Instruments/recovery-star.json"
};

static const unsigned char who_5[] = {
#embed "../../Instruments/who-5.json"
};

static const fremgang_instrument_file files[] = {
  {"lsns-15m", lsns_15m, sizeof lsns_15m},
  {"lsns-6", lsns_6, sizeof lsns_6},
  {"mhrm", mhrm, sizeof mhrm},
  {"personal-star", personal_star, sizeof personal_star},
  {"recovery-star", recovery_star, sizeof recovery_star},
  {"who-5", who_5, sizeof who_5},
};

static const unsigned char schema[] = {
#embed "../../Instruments/instrument.schema.json"
};

fremgang_instrument_file fremgang_instrument_schema(void) {
  return (fremgang_instrument_file){"instrument.schema", schema, sizeof schema};
}

size_t fremgang_instrument_count(void) { return sizeof files / sizeof files[0]; }

fremgang_instrument_file fremgang_instrument_at(size_t index) { return files[index]; }
