/** What files of requests may take. */
export interface FileSettings {
  readonly maxBytes: number;
  /** Being received or worked on in one process: each is in memory as a whole. */
  readonly atOnce: number;
}

export const DEFAULT_FILES: FileSettings = { maxBytes: 10 * 1024 * 1024, atOnce: 4 };

/** What a file may be sent as; what it is shows in its content. */
export const FILE_MEDIA_TYPES = [
  'application/octet-stream',
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
] as const;
