const GROUPS = 8;
const GROUPS_OF_A_NETWORK = 4;

/** An IPv4 address as it is; of an IPv6 address the /64, as whoever has one has all of it. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::').map((part) => part.split('%', 1)[0] ?? '');
  const first = head === '' ? [] : head.split(':');
  const last = tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(GROUPS - first.length - last.length, 0)).fill('0');
  return [...first, ...zeros, ...last].slice(0, GROUPS_OF_A_NETWORK).join(':');
}
