/**
 * Arrays as PostgreSQL receives them in binary format (`array_recv` in its source): dimensions, whether there are
 * nulls, the elements' type; length and lower bound of the one dimension; then each element after its length.
 * As text, every quote in a payload would be escaped here and taken apart again there.
 */

/** Oids of built-in types, which never change (`pg_type.dat`). */
const UUID = 2950;
const INTEGER = 23;
const TEXT = 25;

const HEADER_BYTES = 20;
/** In the place of a length. */
const NULL = -1;

export function textArray(values: readonly (string | null)[]): Buffer {
  const lengths = values.map((value) => (value === null ? NULL : Buffer.byteLength(value)));
  const bytes = lengths.reduce((sum, length) => sum + Math.max(0, length), 0);
  const array = newArray(TEXT, values.length, bytes, lengths.includes(NULL));
  let offset = HEADER_BYTES;
  values.forEach((value, index) => {
    offset = array.writeInt32BE(lengths[index] ?? NULL, offset);
    if (value !== null) offset += array.write(value, offset);
  });
  return array;
}

/** @throws RangeError for what is no 32-bit integer. */
export function integerArray(values: readonly number[]): Buffer {
  return arrayOfEqual(INTEGER, 4, values, (array, value, offset) =>
    array.writeInt32BE(value, offset),
  );
}

/** @param values in the usual form, with hyphens */
export function uuidArray(values: readonly string[]): Buffer {
  return arrayOfEqual(
    UUID,
    16,
    values,
    (array, value, offset) => offset + array.write(value.replaceAll('-', ''), offset, 'hex'),
  );
}

/** @param write answers the offset behind what it has written */
function arrayOfEqual<Value>(
  type: number,
  bytesEach: number,
  values: readonly Value[],
  write: (array: Buffer, value: Value, offset: number) => number,
): Buffer {
  const array = newArray(type, values.length, values.length * bytesEach);
  let offset = HEADER_BYTES;
  for (const value of values) {
    offset = write(array, value, array.writeInt32BE(bytesEach, offset));
  }
  return array;
}

function newArray(type: number, count: number, bytes: number, hasNulls = false): Buffer {
  const array = Buffer.allocUnsafe(HEADER_BYTES + count * 4 + bytes);
  [1, hasNulls ? 1 : 0, type, count, 1].forEach((value, index) =>
    array.writeInt32BE(value, index * 4),
  );
  return array;
}
