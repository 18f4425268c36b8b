#include "Wide.h"

// Rows read by vectors of 64 bytes, some dozen at a time and column by column: what the processor has to wait for in one
// row it does meanwhile for the others. Nothing is written down of a row before all of it was found to be plain, but the
// number of its day where that is a new one.

#if defined(__x86_64__)

/// What some rows say, until it is written down. The first `good` of them are plain as far as they were read.
typedef struct {
  long good;
  /// Where each row begins, and where the one behind the last begins.
  const uint8_t *starts[fremgang_most_rows + 2];
  /// How far each was read.
  const uint8_t *places[fremgang_most_rows];
  uint64_t ids[fremgang_most_rows];
  uint8_t id_lengths[fremgang_most_rows];
  /// The numbers of the texts, and then the places of the scores too.
  uint64_t packed[fremgang_most_rows];
  int64_t waves[fremgang_most_rows];
  /// By table, what counts how often its text was met.
  int64_t *met[fremgang_most_counts][fremgang_most_rows];
  long met_count;
  long sums[fremgang_most_blocks][fremgang_most_rows];
  long counts[fremgang_most_blocks][fremgang_most_rows];
} row_batch;

/// Finds the lines, up to `most`, that end before `end`.
WIDE static inline void find_rows(row_batch *batch, const uint8_t *start, const uint8_t *end, long most) {
  __m512i feeds = _mm512_set1_epi8('\n');
  long found = 0;
  batch->starts[0] = start;
  for (const uint8_t *place = start; place < end && found < most; place += 64) {
    uint64_t ends = _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(place), feeds);
    if (end - place < 64) ends &= (1ull << (end - place)) - 1;
    // Most vectors have one line end or none, and which of them nobody can foresee.
    batch->starts[found + 1] = place + _tzcnt_u64(ends) + 1;
    found += ends != 0;
    for (ends &= ends - 1; ends != 0 && found < most; ends &= ends - 1)
      batch->starts[++found] = place + __builtin_ctzll(ends) + 1;
  }
  batch->good = found;
  batch->met_count = 0;
  for (long row = 0; row < found; row++) {
    batch->places[row] = batch->starts[row];
    batch->packed[row] = 0;
    batch->waves[row] = 0;
  }
}

/// Whether the next fields are in quotes: all of them are, or none.
static inline long are_quoted(const row_batch *batch) { return batch->good > 0 && *batch->places[0] == '"'; }

/// Ids of letters and digits alone, of at most eight bytes.
WIDE static inline void read_ids(const fremgang_rows *rows, row_batch *batch, const long quoted) {
  __m128i closing = _mm_set1_epi8((char)(quoted ? '"' : rows->delimiter));
  for (long row = 0; row < batch->good; row++) {
    const uint8_t *place = batch->places[row];
    long is_odd = quoted && *place != '"';
    place += quoted;
    uint32_t closings = _mm_cmpeq_epi8_mask(_mm_loadu_si128((const __m128i *)place), closing);
    unsigned length = (unsigned)__builtin_ctz(closings | 1 << 16);
    uint64_t filled = _bzhi_u64(~0ull, 8 * length), word = fremgang_word(place) & filled;
    uint8_t last = (uint8_t)(word >> ((8 * length - 8) & 63));
    if (length - 1 > 7 || !fremgang_is_plain_id(word, filled, last, length) ||
        (quoted && (is_odd || place[length + 1] != rows->delimiter))) {
      batch->good = row;
      break;
    }
    batch->ids[row] = word;
    batch->id_lengths[row] = (uint8_t)length;
    batch->places[row] = place + length + 1 + quoted;
  }
}

/// Several texts side by side that were met before.
WIDE static inline void read_runs(const fremgang_rows *rows, const fremgang_step *step, row_batch *batch) {
  fremgang_run_table table = rows->run_tables[step->index];
  int64_t **met = batch->met[batch->met_count++];
  __m512i delimiter = _mm512_set1_epi8((char)rows->delimiter), keys = _mm512_loadu_si512(table.keys);
  uint64_t nth = 1ull << (step->columns - 1);
  for (long row = 0; row < batch->good; row++) {
    const uint8_t *place = batch->places[row];
    __m512i bytes = _mm512_loadu_si512(place);
    uint64_t end = _pdep_u64(nth, _mm512_cmpeq_epi8_mask(bytes, delimiter));
    long length = (long)_tzcnt_u64(end);
    __m512i run = _mm512_maskz_mov_epi8(end - 1, bytes);
    // The same as fremgang_hash.
    __m512i halves = _mm512_add_epi32(run, keys);
    uint64_t hash = sum_of_words(_mm512_mul_epu32(halves, _mm512_srli_epi64(halves, 32))) * 0x9E3779B97F4A7C15;
    fremgang_run *other;
    for (uint64_t slot = hash ^ hash >> 32;; slot++) {
      int32_t number = table.slots[slot & table.slot_mask];
      other = number < 0 ? 0 : table.runs + number;
      if (other == 0) break;
      if (_mm512_cmpneq_epi8_mask(run, _mm512_loadu_si512(other->words)) == 0 && other->length == length) break;
    }
    if (end == 0 || other == 0) {
      batch->good = row;
      break;
    }
    batch->packed[row] |= other->packed;
    batch->waves[row] = other->wave >= 0 ? other->wave : batch->waves[row];
    met[row] = &other->count;
    batch->places[row] = place + length + 1;
  }
}

/// Columns that are not read, with short texts in which there is nothing to be reported.
WIDE static inline void pass_over(const fremgang_rows *rows, const fremgang_step *step, row_batch *batch) {
  uint8_t behind = step->is_last ? rows->line_end : rows->delimiter;
  for (long row = 0; row < batch->good; row++) {
    const uint8_t *place = batch->places[row];
    long quoted = *place == '"';
    place += quoted;
    __m512i bytes = _mm512_loadu_si512(place);
    uint8_t closing = quoted ? '"' : behind, other = quoted ? '"' : rows->delimiter;
    uint64_t end = _blsi_u64(_mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)closing))), before = end - 1;
    uint64_t odd = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)other)) |
                   _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"')) |
                   _mm512_cmpge_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8(' ')), _mm512_set1_epi8(95));
    uint64_t digits = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8('0')), _mm512_set1_epi8(10));
    // A number of a person has ten digits.
    long length = (long)_tzcnt_u64(end);
    if (end == 0 || (odd & before) != 0 || __builtin_popcountll(digits & before) > 9 || place[length + quoted] != behind) {
      batch->good = row;
      break;
    }
    batch->places[row] = place + length + quoted + 1;
  }
}

/// Days such as 2024-02-11; one that was not met before is given a number.
WIDE static inline void read_days(const fremgang_rows *rows, const fremgang_step *step, row_batch *batch,
                                  const uint8_t *start, const long quoted) {
  fremgang_day_table table = rows->day_tables[step->index];
  int64_t **met = batch->met[batch->met_count++];
  uint8_t delimiter = rows->delimiter;
  for (long row = 0; row < batch->good; row++) {
    const uint8_t *place = batch->places[row];
    long is_odd = quoted && *place != '"';
    place += quoted;
    // Everything else than a day lies behind all of them.
    uint64_t day = (uint64_t)fremgang_day_place(place) - table.first;
    uint64_t number = 0;
    if ((!quoted || (!is_odd && place[10] == '"')) && place[10 + quoted] == delimiter && day < table.count) {
      number = table.numbers[day];
      if (number == 0 && table.next < table.end) {
        table.numbers[day] = (uint16_t)(number = table.next++);
        *table.written++ = place - start;
      }
    }
    if (number == 0) {
      batch->good = row;
      break;
    }
    batch->packed[row] |= number << step->shift;
    met[row] = (int64_t *)((char *)table.counts + number * (uint64_t)table.stride);
    batch->places[row] = place + 11 + quoted;
  }
  rows->day_tables[step->index] = table;
}

/// Answers, up to 32 of each row at a time: first as if there were no blanks, and then again those of the rows that have
/// some, so that no branch is taken for what nobody can foresee.
WIDE static inline void read_answers(const fremgang_rows *rows, const fremgang_step *step, row_batch *batch) {
  long *sums = batch->sums[step->block], *counts = batch->counts[step->block];
  if (step->is_first)
    for (long row = 0; row < batch->good; row++) sums[row] = counts[row] = 0;
  for (int part = 0; part < step->forms; part++) {
    fremgang_answer_form form = rows->forms[step->index + (unsigned)part];
    uint16_t *lanes = rows->lanes + step->lane + part * fremgang_most_answers;
    uint8_t odd[fremgang_most_rows + 1];
    long odds = 0;
    for (long row = 0; row < batch->good; row++) {
      __m512i values;
      uint32_t beyond = lanes_of_answers(batch->places[row], &form, &values);
      odd[odds] = (uint8_t)row;
      odds += beyond != 0;
      sums[row] += store_answers(values, &form, lanes + row * rows->lane_count) & -(long)(beyond == 0);
      counts[row] += form.count;
      batch->places[row] += 2 * form.count;
    }
    for (long number = 0; number < odds && odd[number] < batch->good; number++) {
      long row = odd[number];
      const uint8_t *place = batch->places[row] - 2 * form.count;
      counts[row] -= form.count;
      uint16_t *target = lanes + row * rows->lane_count;
      long length = odd_answers(place, &form, target, &sums[row], &counts[row]);
      if (length == 0) batch->good = row;
      batch->places[row] = place + length;
    }
  }
}

/// Adds the places of the scores of one block to what the rows say, as long as nothing about it has to be looked at more
/// closely.
static inline void pack_scores(const fremgang_rows *rows, const fremgang_block *block, long number, row_batch *batch) {
  const long *sums = batch->sums[number], *counts = batch->counts[number];
  const fremgang_evidence *evidence = rows->evidence + number;
  for (long row = 0; row < batch->good; row++) {
    long place = block->origin + counts[row] * block->sums + sums[row];
    uint64_t score = (uint64_t)(counts[row] < block->fewest ? block->unscorable : place) << block->shift;
    batch->packed[row] |= counts[row] == 0 ? 0 : score;
    if (counts[row] != 0 && evidence[batch->waves[row] * rows->block_count].lowest_seen != block->all_sets)
      batch->good = row;
  }
}

/// Counts what a row says of one block.
WIDE static inline void count_block(const fremgang_block *block, fremgang_evidence *evidence, const uint16_t *lanes,
                                    long sum, long count, long wave) {
  evidence->measured += count != 0;
  if (block->spread == 0) return;
  // Whether everything is answered nobody can foresee.
  long complete = count == block->expected;
  __mmask32 taken = (__mmask32)-complete;
  block->waiting[wave].rows += complete;
  block->waiting[wave].total_squares += sum * sum & -complete;
  uint16_t *sums = block->spread + wave * block->groups * 64;
  for (long group = 0; group < block->groups; group++, lanes += 32, sums += 64) {
    __m512i values = _mm512_maskz_loadu_epi16(taken, lanes);
    _mm512_storeu_si512(sums, _mm512_add_epi16(_mm512_loadu_si512(sums), values));
    __m512i squares = _mm512_mullo_epi16(values, values);
    _mm512_storeu_si512(sums + 32, _mm512_add_epi16(_mm512_loadu_si512(sums + 32), squares));
  }
}

/// Writes down what the rows say.
WIDE static inline void take_rows(fremgang_rows *rows, row_batch *batch) {
  // A copy, which nothing that is written down can change.
  const fremgang_rows shape = *rows;
  uint64_t small = 0, capital = 0, lengths = 0;
  long zeros = 0, used = 0, met_count = batch->met_count, row = 0;
  for (; row < batch->good; row++) {
    uint64_t id = batch->ids[row], packed = batch->packed[row];
    long wave = batch->waves[row];
    uint64_t mixed = fremgang_mixed(shape.seed, id);
    fremgang_cursor *cursor = shape.cursors + (mixed >> 1 >> shape.partition_shift);
    uint8_t *record = cursor->next;
    if (record == cursor->end) break;
    cursor->next = record + shape.stride;
    // Records of many partitions are written in turn, so that the processor does not see where each goes on.
    __builtin_prefetch(record + 128, 1);
    __builtin_memcpy(record, &mixed, sizeof mixed);
    __builtin_memcpy(record + shape.key_bytes, &packed, sizeof packed);
    for (long met = 0; met < met_count; met++) ++*batch->met[met][row];
    long answered = 0;
    fremgang_evidence *evidence = shape.evidence + wave * shape.block_count;
    const uint16_t *lanes = shape.lanes + row * shape.lane_count;
    for (long number = 0; number < shape.block_count; number++) {
      const fremgang_block *block = shape.blocks + number;
      long count = batch->counts[number][row];
      answered |= count;
      count_block(block, evidence + number, lanes + block->lane, batch->sums[number][row], count, wave);
    }
    used += answered != 0;
    small |= fremgang_small_letters(id);
    capital |= fremgang_capitals(id);
    lengths |= 1ull << batch->id_lengths[row];
    zeros |= (id & 0xFF) == '0';
  }
  batch->good = row;
  rows->small |= small;
  rows->capital |= capital;
  rows->id_lengths |= lengths;
  rows->starts_with_zero |= zeros;
  rows->taken += row;
  rows->used += used;
}

WIDE long fremgang_take_rows(fremgang_rows *rows, const void *start, long length, long most) {
  const uint8_t *place = start, *end = place + length;
  row_batch batch;
  while (place < end && most > 0) {
    long tried = rows->tried < most ? rows->tried : most;
    find_rows(&batch, place, end, tried);
    long found = batch.good;
    for (const fremgang_step *step = rows->steps, *last = step + rows->step_count; step < last; step++) {
      switch (step->kind) {
        case fremgang_id:
          if (are_quoted(&batch))
            read_ids(rows, &batch, 1);
          else
            read_ids(rows, &batch, 0);
          break;
        case fremgang_texts: read_runs(rows, step, &batch); break;
        case fremgang_untaken: pass_over(rows, step, &batch); break;
        case fremgang_day:
          if (are_quoted(&batch))
            read_days(rows, step, &batch, start, 1);
          else
            read_days(rows, step, &batch, start, 0);
          break;
        default: read_answers(rows, step, &batch); break;
      }
    }
    long behind = rows->line_end == '\r';
    for (long row = 0; row < batch.good; row++)
      if (batch.places[row] + behind != batch.starts[row + 1] || batch.waves[row] < rows->first_wave ||
          batch.waves[row] >= rows->waves)
        batch.good = row;
    for (long number = 0; number < rows->block_count; number++)
      pack_scores(rows, rows->blocks + number, number, &batch);
    take_rows(rows, &batch);
    place = batch.starts[batch.good];
    most -= batch.good;
    if (batch.good < found || found == 0) {
      // Where rows have to be read in any other way, many would be read in vain.
      rows->tried = 4;
      break;
    }
    if (rows->tried < fremgang_most_rows) rows->tried *= 2;
  }
  return place - (const uint8_t *)start;
}

#else

long fremgang_take_rows(fremgang_rows *rows, const void *start, long length, long most) { return 0; }

#endif
