import { CaselineError } from '#platform/kernel';

export function unsupportedFile(): CaselineError {
  return new CaselineError(
    'unsupported-media-type',
    'unsupported-file',
    'The file is no JPEG, PNG, WebP or PDF, whatever its name and its Content-Type say. Send one of these.',
  );
}

export function unreadableFile(cause?: unknown): CaselineError {
  return new CaselineError(
    'invalid',
    'unreadable-file',
    'The file is damaged or not complete. Open it, save it again, and send that.',
    { cause },
  );
}

export function tooManyPixels(pixels: number, limit: number): CaselineError {
  return new CaselineError(
    'too-large',
    'too-many-pixels',
    `The image has ${pixels} pixels, and at most ${limit} are taken. Send a smaller one.`,
    { extensions: { pixels, limit } },
  );
}

export function animatedImage(): CaselineError {
  return new CaselineError(
    'invalid',
    'animated-image',
    'The image is animated, and would be kept as its first picture. Send still images.',
  );
}

export function encryptedPdf(): CaselineError {
  return new CaselineError(
    'invalid',
    'encrypted-pdf',
    'The PDF is encrypted, so nobody can tell what is in it. Save it without a password, or send images of its pages.',
  );
}

export function activePdf(feature: string): CaselineError {
  return new CaselineError(
    'invalid',
    'active-pdf',
    `The PDF can do more than be read: it has ${feature}. Print it into a new PDF, or send images of its pages.`,
    { extensions: { feature } },
  );
}

export function oversizedPdf(): CaselineError {
  return new CaselineError(
    'too-large',
    'oversized-pdf',
    'The PDF has more in it than its size shows. Print it into a new PDF, or send images of its pages.',
  );
}
