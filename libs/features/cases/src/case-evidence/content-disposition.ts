import { type EvidenceAdded, type EvidenceMediaType } from '../case/case-events.js';

const EXTENSIONS: Readonly<Record<EvidenceMediaType, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'application/pdf': '.pdf',
};

/**
 * To be saved, never shown in place (RFC 6266). The name ends with what the content is, whatever it was called:
 * nobody starts a program by opening a picture.
 */
export function contentDisposition({
  evidenceId,
  fileName,
  mediaType,
}: Pick<EvidenceAdded['data'], 'evidenceId' | 'fileName' | 'mediaType'>): string {
  const extension = EXTENSIONS[mediaType];
  const plain = `evidence-${evidenceId.slice(0, 8)}${extension}`;
  if (fileName === undefined) return `attachment; filename="${plain}"`;
  const stem = fileName.toLowerCase().endsWith(extension)
    ? fileName.slice(0, -extension.length)
    : fileName;
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(stem + extension)}`;
}

/** RFC 8187 leaves fewer characters as they are than URLs do. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
