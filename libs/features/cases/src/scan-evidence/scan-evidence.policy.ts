import { Inject, Injectable } from '@nestjs/common';
import { BLOB_STORE, type BlobStore } from '#platform/blob-store';
import { type EventEnvelope, type RecordedEvent } from '#platform/event-store';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { caseIdOf, type EvidenceAdded } from '../case/case-events.js';
import { judgeEvidence } from './scan-evidence.js';
import {
  EVIDENCE_SCANNER,
  type EvidenceScanner,
  type ScanVerdict,
} from './scanners/evidence-scanner.js';

/** Longer scans are begun again. */
const PATIENCE_MS = 60_000;

const AT_ONCE = 4;

/**
 * Whenever evidence was added: have it scanned. Where there is no scanner this does not run, and keeps its
 * place in the log: once there is one, it scans all that has come until then.
 */
@Injectable()
@RunsAsPolicy()
export class ScanEvidencePolicy implements Policy {
  #turn = 0;
  readonly #lanes: Promise<unknown>[] = [];
  readonly name = 'scan-evidence';
  readonly waitsForOthers = true;
  readonly filter = { eventTypes: ['EvidenceAdded'] satisfies EvidenceAdded['type'][] };

  constructor(
    private readonly decisions: CaseDecisions,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
    @Inject(EVIDENCE_SCANNER) private readonly scanner: EvidenceScanner,
  ) {}

  partitionOf(event: RecordedEvent): string {
    return (event as EvidenceAdded & EventEnvelope).data.evidenceId;
  }

  async handle(event: RecordedEvent): Promise<void> {
    const { data, id, metadata, streamName } = event as EvidenceAdded & EventEnvelope;
    const { evidenceId, contentHash, mediaType } = data;
    const verdict = await this.#scanInTurn(contentHash, mediaType);
    const cause = {
      id,
      actor: { kind: 'system', id: 'scan-evidence' },
      correlationId: metadata.correlationId,
    } as const;
    const about = { caseId: caseIdOf(streamName), cause };
    const scan = { evidenceId, scanner: this.scanner.name, ...verdict };
    await this.decisions.record(about, ({ evidence }) => judgeEvidence(evidence, scan));
  }

  /** A few at a time, however many events come at once: each may take a content into memory. */
  async #scanInTurn(contentHash: string, mediaType: string): Promise<ScanVerdict> {
    this.#turn = (this.#turn + 1) % AT_ONCE;
    const before = this.#lanes[this.#turn];
    const scan = Promise.resolve(before).then(() => this.#scan(contentHash, mediaType));
    this.#lanes[this.#turn] = scan.catch(() => undefined);
    return scan;
  }

  async #scan(contentHash: string, mediaType: string): Promise<ScanVerdict> {
    const content = await this.blobs.get(contentHash);
    try {
      return await this.scanner.scan(content, mediaType, AbortSignal.timeout(PATIENCE_MS));
    } finally {
      content.destroy();
    }
  }
}
