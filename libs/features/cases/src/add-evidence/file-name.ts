/** Longer names are cut: it is for people to know a file again. */
const MAX_LENGTH = 200;

/**
 * What a person would call the file: without the folders it was in, and without what nobody sees, such as
 * characters that turn the direction of writing, behind which `.exe` looks like `gpj.`. Undefined where
 * nothing is left of it.
 */
export function readableFileName(given: string): string | undefined {
  const visible = given.normalize('NFC').replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '');
  const last = visible.split(/[/\\]/).at(-1) ?? '';
  const name = Array.from(last.replaceAll(/\s+/g, ' ')).slice(0, MAX_LENGTH).join('');
  const trimmed = name.replaceAll(/^[\s.]+|[\s.]+$/g, '');
  return trimmed === '' ? undefined : trimmed;
}
