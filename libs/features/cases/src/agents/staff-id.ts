/** Whether there can be a member of staff with this id: as `ForeignId` has it. */
export function isStaffId(text: string): boolean {
  return /^[^\s\p{C}](?:[^\p{C}]{0,126}[^\s\p{C}])?$/u.test(text);
}
