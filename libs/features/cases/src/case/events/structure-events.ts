/** What a link between two cases means. Each relation holds both ways. */
export const linkRelations = ['related', 'same-cause', 'duplicate'] as const;
export type LinkRelation = (typeof linkRelations)[number];

/** To another case, of whatever customer, or to the incident that the case is part of. */
export type CaseLink =
  { readonly caseId: string; readonly relation: LinkRelation } | { readonly incidentId: string };

/** The case goes on as another one of its customer. */
export interface CaseMerged {
  readonly type: 'CaseMerged';
  readonly data: { readonly into: string };
}

/** The merge was undone: the case is again what it was. */
export interface CaseUnmerged {
  readonly type: 'CaseUnmerged';
  readonly data: { readonly from: string };
}

/** The other side of a merge: another case goes on as this one. */
export interface CaseJoined {
  readonly type: 'CaseJoined';
  readonly data: { readonly caseId: string };
}

/** The other side of a merge that was undone. */
export interface CaseParted {
  readonly type: 'CaseParted';
  readonly data: { readonly caseId: string };
}

export interface CaseLinked {
  readonly type: 'CaseLinked';
  readonly data: CaseLink;
}

export interface CaseUnlinked {
  readonly type: 'CaseUnlinked';
  readonly data: CaseLink;
}

export type StructureEvent =
  CaseMerged | CaseUnmerged | CaseJoined | CaseParted | CaseLinked | CaseUnlinked;
