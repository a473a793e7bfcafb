import { type PipeTransform } from '@nestjs/common';
import { caseNotFound } from './refusals.js';

const CASE_ID = /^[0-9a-f]{32}$/;

/** What is no case's id at all is answered like the id of no case, before anything is looked up. */
export class CaseIdPipe implements PipeTransform<string, string> {
  transform(caseId: string): string {
    if (!CASE_ID.test(caseId)) throw caseNotFound();
    return caseId;
  }
}
