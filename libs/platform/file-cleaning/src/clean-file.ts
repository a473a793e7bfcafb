import { unsupportedFile } from './errors.js';
import { type MediaType, sniffMediaType } from './media-type.js';

export interface CleaningLimits {
  /** Of an image, counted from its header before anything is decoded. */
  readonly maxPixels: number;
}

/** A file as it may be kept: nothing in it but what a person sees. */
export interface CleanFile {
  readonly mediaType: MediaType;
  readonly content: Uint8Array;
  /** Of images, turned upright. */
  readonly size?: { readonly width: number; readonly height: number };
}

/**
 * Makes a file that is what it seems to be and nothing else: what it shows is written anew, and all that is
 * hidden beside it (places, names, scripts, a second file behind the first) stays behind. The same bytes
 * become the same file.
 *
 * @throws CaselineError `unsupported-file`, `unreadable-file`, `too-many-pixels`, `animated-image`,
 * `encrypted-pdf`, `active-pdf`, `oversized-pdf`
 */
export async function cleanFile(bytes: Uint8Array, limits: CleaningLimits): Promise<CleanFile> {
  const mediaType = sniffMediaType(bytes);
  if (mediaType === undefined) throw unsupportedFile();
  // Loaded when the first file comes: they would cost every start, of commands too, half a second of processor time.
  if (mediaType === 'application/pdf') {
    const { cleanPdf } = await import('./pdf/clean-pdf.js');
    return { mediaType, content: await cleanPdf(bytes) };
  }
  const { cleanImage } = await import('./image/clean-image.js');
  return cleanImage(bytes, mediaType, limits.maxPixels);
}
