import { type CaseCommand } from '../case/case-command.js';
import { type LinkToCase } from '../case/case-links.js';

export class UnlinkCases {
  constructor(
    readonly about: CaseCommand,
    readonly link: LinkToCase,
  ) {}
}
