import path from 'node:path';

/** For EVIDENCE_SCAN: rejects JPEGs and nothing else. */
export const SPEC_SCANNER = `command:${process.execPath} ${path.join(import.meta.dirname, 'reject-jpegs.js')}`;
