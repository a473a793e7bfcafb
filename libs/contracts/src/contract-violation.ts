/** One thing that is wrong with an input: where (JSON Pointer, RFC 6901) and what. Names no value. */
export interface ContractViolation {
  readonly pointer: string;
  readonly message: string;
}

/** The JSON Pointer of a member of whatever `parent` points to. */
export function pointerTo(parent: string, member: string | number): string {
  return `${parent}/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
