import {
  CommandScanner,
  type EvidenceOptions,
  type EvidenceScanner,
  HttpScanner,
  NoScan,
} from '#features/cases';
import { type Config } from './config.js';

export function evidenceOptions(config: Config): EvidenceOptions {
  return { limits: { maxPixels: config.EVIDENCE_MAX_PIXELS }, scanner: scannerOf(config) };
}

function scannerOf({ EVIDENCE_SCAN: setting }: Config): EvidenceScanner | undefined {
  if (setting === undefined) return undefined;
  if (setting === 'none') return new NoScan();
  const [, command] = /^command:(.*)$/.exec(setting) ?? [];
  return command === undefined ? new HttpScanner(setting) : new CommandScanner(command);
}
