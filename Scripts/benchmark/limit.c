// What the machine allows one thread to do with an export: a mark to measure against, not a program to use.
//
//   limit read  FILE           reads the bytes and does nothing with them
//   limit count FILE           counts the cells and the rows
//   limit whole FILE RESULTS   scores, pairs and counts: the same figures as the programs that are compared, without
//                              the p of the t test
//
// It knows the generator's columns, takes ids of at most eight bytes as they stand, and looks for no fault but a digit
// that is out of range. With AVX-512 it looks at 64 bytes at once; elsewhere it is right, but no limit.
#define _GNU_SOURCE
#include <fcntl.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#if defined(__AVX512BW__) && defined(__BMI2__)
#include <immintrin.h>
#define WIDE 1
#endif

enum { CHUNK = 1 << 18, MARGIN = 512, PARTS = 64, PROJECTS = 16, ROLES = 4, GROUPS = PROJECTS * ROLES };

static void stop(const char *why) {
  fprintf(stderr, "limit: %s\n", why);
  exit(65);
}

// Bits of the bytes that end a cell: the separator and the ends of lines.
static uint8_t separator;

static inline uint64_t ends(const uint8_t *at) {
#ifdef WIDE
  __m512i bytes = _mm512_loadu_si512(at);
  return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)separator)) |
         _mm512_cmplt_epu8_mask(bytes, _mm512_set1_epi8(' '));
#else
  uint64_t bits = 0;
  for (int i = 0; i < 64; i++) bits |= (uint64_t)(at[i] == separator || at[i] < ' ') << i;
  return bits;
#endif
}

// Answers of one digit, `count` cells from `at`: their sum and how many there are. Returns the end of the last cell.
static inline const uint8_t *answers(const uint8_t *at, int count, int highest, uint8_t *sum, uint8_t *answered) {
  uint64_t marks = ends(at);
#ifdef WIDE
  uint64_t last = _pdep_u64(1ull << (count - 1), marks);
#else
  uint64_t last = marks;
  for (int i = 1; i < count; i++) last &= last - 1;
  last &= -last;
#endif
  uint64_t digits = (last - 1) & ~marks;
  if (!last || digits & (digits >> 1)) stop("a cell that is no single digit");
#ifdef WIDE
  __m512i values = _mm512_maskz_sub_epi8(digits, _mm512_loadu_si512(at), _mm512_set1_epi8('0'));
  if (_mm512_cmpgt_epu8_mask(values, _mm512_set1_epi8((char)highest))) stop("a digit out of range");
  *sum = (uint8_t)_mm512_reduce_add_epi64(_mm512_sad_epu8(values, _mm512_setzero_si512()));
#else
  unsigned total = 0;
  for (uint64_t rest = digits; rest; rest &= rest - 1) {
    unsigned value = at[__builtin_ctzll(rest)] - (unsigned)'0';
    if (value > (unsigned)highest) stop("a digit out of range");
    total += value;
  }
  *sum = (uint8_t)total;
#endif
  *answered = (uint8_t)__builtin_popcountll(digits);
  return at + __builtin_ctzll(last);
}

// ---- rows ----

typedef struct {
  uint64_t key;
  uint8_t sum[2], answered[2], group, after;
} Row;

typedef struct {
  Row *rows;
  size_t count, room;
} Part;

typedef struct {
  char text[64];
  size_t length;
} Label;

static Part parts[PARTS];
static Label projects[PROJECTS], roles[ROLES];
static int projectCount, roleCount;
static size_t rowCount;

static inline int label(Label *known, int *count, int most, const uint8_t *at, size_t length) {
  for (int i = 0; i < *count; i++)
    if (known[i].length == length && !memcmp(known[i].text, at, length)) return i;
  if (*count == most || length >= sizeof known->text) stop("more groups than it has room for");
  memcpy(known[*count].text, at, length);
  known[*count].length = length;
  return (*count)++;
}

static inline uint64_t mixed(uint64_t key) { return (key ^ key >> 32) * 0x9FB21C651E98DF25ull; }

static const uint8_t *row(const uint8_t *at) {
  const uint8_t *cell[6] = {at};
  uint64_t marks = ends(at);
  const uint8_t *base = at;
  for (int i = 1; i <= 5; i++) {
    while (!marks) marks = ends(base += 64);
    cell[i] = base + __builtin_ctzll(marks) + 1;
    marks &= marks - 1;
  }
  size_t keyLength = (size_t)(cell[1] - at) - 1;
  if (keyLength > 8) stop("an id of more than eight bytes");
  Row new = {0};
  memcpy(&new.key, at, 8);
  if (keyLength < 8) new.key &= (1ull << 8 * keyLength) - 1;
  int project = label(projects, &projectCount, PROJECTS, cell[1], (size_t)(cell[2] - cell[1]) - 1);
  int role = label(roles, &roleCount, ROLES, cell[2], (size_t)(cell[3] - cell[2]) - 1);
  new.group = (uint8_t)(project * ROLES + role);
  new.after = cell[3][1] == 'o';
  const uint8_t *end = answers(cell[5], 30, 4, &new.sum[0], &new.answered[0]);
  end = answers(end + 1, 6, 5, &new.sum[1], &new.answered[1]);
  Part *part = &parts[mixed(new.key) >> 58];
  if (part->count == part->room) {
    part->room = part->room ? part->room + part->room / 2 : 256;
    part->rows = realloc(part->rows, part->room * sizeof(Row));
    if (!part->rows) stop("no memory");
  }
  part->rows[part->count++] = new;
  rowCount++;
  return end + 1 + (*end == '\r');
}

// ---- counts ----

typedef struct {
  int64_t change;
  uint32_t count[GROUPS];
} Cell;

typedef struct {
  const char *name;
  int items, least;
  int64_t denominator, before[GROUPS], after[GROUPS];
  Cell *cells;
  uint32_t count, room, slots, *slot;
} Scale;

static Scale scales[2] = {{.name = "mhrm", .items = 30, .least = 24, .denominator = 14250600},
                          {.name = "lsns6", .items = 6, .least = 5, .denominator = 30}};

static void grow(Scale *scale) {
  scale->slots = scale->slots ? 2 * scale->slots : 4096;
  scale->room = scale->slots / 2;
  scale->cells = realloc(scale->cells, scale->room * sizeof(Cell));
  free(scale->slot);
  scale->slot = calloc(scale->slots, sizeof(uint32_t));
  if (!scale->cells || !scale->slot) stop("no memory");
  for (uint32_t i = 0; i < scale->count; i++) {
    uint32_t h = (uint32_t)(mixed((uint64_t)scale->cells[i].change) >> 32) & (scale->slots - 1);
    while (scale->slot[h]) h = (h + 1) & (scale->slots - 1);
    scale->slot[h] = i + 1;
  }
}

static inline void countPair(Scale *scale, int k, const Row *first, const Row *last) {
  if (first->answered[k] < scale->least || last->answered[k] < scale->least) return;
  int64_t whole = scale->items * scale->denominator;
  int64_t before = first->sum[k] * (whole / first->answered[k]), after = last->sum[k] * (whole / last->answered[k]);
  scale->before[first->group] += before;
  scale->after[first->group] += after;
  if (scale->count == scale->room) grow(scale);
  int64_t change = after - before;
  uint32_t h = (uint32_t)(mixed((uint64_t)change) >> 32) & (scale->slots - 1);
  while (scale->slot[h] && scale->cells[scale->slot[h] - 1].change != change) h = (h + 1) & (scale->slots - 1);
  if (!scale->slot[h]) {
    memset(&scale->cells[scale->count], 0, sizeof(Cell));
    scale->cells[scale->count].change = change;
    scale->slot[h] = ++scale->count;
  }
  scale->cells[scale->slot[h] - 1].count[first->group]++;
}

static size_t pairAll(void) {
  size_t respondents = 0, most = 0;
  for (int p = 0; p < PARTS; p++)
    if (parts[p].count > most) most = parts[p].count;
  int bits = 4;
  while (1ull << bits < 2 * most) bits++;
  uint32_t *slot = malloc(sizeof(uint32_t) << bits);
  if (!slot || bits > 32) stop("no memory");
  for (int p = 0; p < PARTS; p++) {
    Row *rows = parts[p].rows;
    memset(slot, 0, sizeof(uint32_t) << bits);
    for (size_t i = 0; i < parts[p].count; i++) {
      size_t h = mixed(rows[i].key) << 6 >> (64 - bits);
      while (slot[h] && rows[slot[h] - 1].key != rows[i].key) h = (h + 1) & ((1ull << bits) - 1);
      if (!slot[h]) {
        slot[h] = (uint32_t)i + 1;
        respondents++;
        continue;
      }
      const Row *other = &rows[slot[h] - 1], *first = other->after ? &rows[i] : other;
      if (other->after == rows[i].after) stop("a respondent with two rows of one wave");
      for (int k = 0; k < 2; k++) countPair(&scales[k], k, first, first == other ? &rows[i] : other);
    }
    free(rows);
  }
  free(slot);
  return respondents;
}

// ---- figures ----

static int bySize(const void *one, const void *two) {
  int64_t a = ((const Cell *)one)->change, b = ((const Cell *)two)->change;
  int64_t x = llabs(a), y = llabs(b);
  return x != y ? (x > y) - (x < y) : (a > b) - (a < b);
}

static void figures(FILE *file, const Scale *scale, const char *by, const Label *level, int from, int step, int many) {
  static const char *comma = "";
  double d = (double)scale->denominator, n = 0, squares = 0, improved = 0, unchanged = 0, k = 0, w = 0, ties = 0;
  int64_t before = 0, after = 0;
  uint64_t counts[scale->count + 1];
  for (uint32_t i = 0; i < scale->count; i++) {
    counts[i] = 0;
    for (int g = 0; g < many; g++) counts[i] += scale->cells[i].count[from + g * step];
    n += (double)counts[i];
  }
  if (n < 2) return;
  for (int g = 0; g < many; g++) before += scale->before[from + g * step], after += scale->after[from + g * step];
  double mean = (double)(after - before) / d / n;
  for (uint32_t i = 0, next; i < scale->count; i = next) {
    int64_t size = llabs(scale->cells[i].change);
    double tied = 0, gained = 0;
    for (next = i; next < scale->count && llabs(scale->cells[next].change) == size; next++) {
      double change = (double)scale->cells[next].change, count = (double)counts[next];
      squares += count * (change / d - mean) * (change / d - mean);
      tied += count;
      if (change > 0) gained += count;
    }
    improved += gained;
    if (!size) { unchanged = tied; continue; }
    w += gained * (k + (tied + 1) / 2);
    k += tied;
    ties += tied * tied * tied - tied;
  }
  double sd = sqrt(squares / (n - 1)), z = (w - k * (k + 1) / 4) / sqrt((k * (k + 1) * (2 * k + 1) - ties / 2) / 24);
  fprintf(file, "%s\n{\"instrument\": \"%s\", \"by\": \"%s\", \"level\": \"%.*s\", \"n\": %.0f, \"meanBefore\": %.17g, ", comma,
          scale->name, by, (int)level->length, level->text, n, (double)before / d / n);
  fprintf(file, "\"meanAfter\": %.17g, \"meanChange\": %.17g, \"sdChange\": %.17g, \"t\": %.17g, \"dz\": %.17g, ",
          (double)after / d / n, mean, sd, mean / sd * sqrt(n), mean / sd);
  fprintf(file, "\"w\": %.17g, \"z\": %.17g, \"wilcoxonP\": %.17g, \"improved\": %.0f, \"unchanged\": %.0f, \"worsened\": %.0f}",
          w, z, erfc(fabs(z) * sqrt(.5)), improved, unchanged, n - improved - unchanged);
  comma = ",";
}

static void writeResults(const char *path, size_t respondents) {
  static const Label everyone;
  FILE *file = fopen(path, "w");
  if (!file) stop("cannot write");
  fprintf(file, "{\"rows\": %zu, \"respondents\": %zu, \"summaries\": [", rowCount, respondents);
  for (int s = 0; s < 2; s++) {
    Scale *scale = &scales[s];
    qsort(scale->cells, scale->count, sizeof(Cell), bySize);
    figures(file, scale, "overall", &everyone, 0, 1, GROUPS);
    for (int i = 0; i < roleCount; i++) figures(file, scale, "role", &roles[i], i, ROLES, PROJECTS);
    for (int i = 0; i < projectCount; i++) figures(file, scale, "project", &projects[i], i * ROLES, 1, ROLES);
  }
  fprintf(file, "\n]}\n");
  if (fclose(file)) stop("cannot write");
}

// ---- the file ----

static const uint8_t *afterHeader(const uint8_t *at, const uint8_t *end) {
  const uint8_t *line = memchr(at, '\n', (size_t)(end - at));
  if (!line) stop("no header");
  separator = memchr(at, ';', (size_t)(line - at)) ? ';' : ',';
  return line + 1;
}

int main(int count, char **arguments) {
  if (count < 3) return 64;
  int reads = !strcmp(arguments[1], "read"), counts = !strcmp(arguments[1], "count");
  int file = open(arguments[2], O_RDONLY);
  if (file < 0) return 66;
  uint8_t *buffer = malloc(CHUNK + MARGIN);
  size_t held = 0, cells = 0, lines = 0;
  ssize_t got;
  int begun = 0;
  while ((got = read(file, buffer + held, CHUNK - held)) > 0) {
    if (reads) continue;
    held += (size_t)got;
    const uint8_t *at = buffer, *end = buffer + held;
    memset(buffer + held, 'x', MARGIN);
    if (!begun) at = afterHeader(at, end), begun = 1;
    if (counts) {
      for (; at < end; at++) cells += *at == separator, lines += *at == '\n';
      held = 0;
      continue;
    }
    const uint8_t *whole = end;
    while (whole > at && whole[-1] != '\n') whole--;
    while (at < whole) at = row(at);
    held = (size_t)(end - whole);
    if (held == CHUNK) stop("a row that is too long");
    memmove(buffer, whole, held);
  }
  if (got < 0) return 74;
  if (counts) printf("%zu rows, %zu cells\n", lines, cells + lines);
  if (reads || counts) return 0;
  for (int k = 0; k < 2; k++) grow(&scales[k]);
  writeResults(arguments[3], pairAll());
  return 0;
}
