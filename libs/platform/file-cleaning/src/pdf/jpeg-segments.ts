const START_OF_SCAN = 0xda;
const COMMENT = 0xfe;
/** JFIF, colour profile and Adobe's colour transform: the picture looks another without them. */
const APPLICATION_SEGMENTS_THAT_COUNT = [0xe0, 0xe2, 0xee];

/**
 * A JPEG without the segments that say where, when, by whom and with what it was taken. Its picture is not
 * decoded: that of a PDF has to stay as the PDF describes it.
 */
export function withoutJpegMetadata(jpeg: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker === START_OF_SCAN) break;
    const next = at + 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0);
    if (!isMetadata(marker)) kept.push(jpeg.subarray(at, next));
    at = next;
  }
  return Buffer.concat([...kept, jpeg.subarray(at)]);
}

function isMetadata(marker: number): boolean {
  if (marker === COMMENT) return true;
  const isApplicationSegment = marker >= 0xe0 && marker <= 0xef;
  return isApplicationSegment && !APPLICATION_SEGMENTS_THAT_COUNT.includes(marker);
}
