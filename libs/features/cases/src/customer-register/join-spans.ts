import { List, type Map } from 'immutable';
import { type JoinRule } from './register-events.js';
import { type CustomerRegister, type JoinSpan } from './register.js';

// Time is cut into slots as long as trouble joins. What is in reach of a moment lies in its slot, the one
// before or the one after; all that lies in one slot is in reach of each other.

type Spans = Map<string, List<JoinSpan>>;

export function withTrouble(
  spans: Spans,
  rule: JoinRule,
  caseId: string,
  occurredAt: string,
): Spans {
  const key = slotKey(rule, slotOf(rule, occurredAt));
  const slot = spans.get(key) ?? List<JoinSpan>();
  const index = slot.findIndex((span) => span.caseId === caseId);
  if (index < 0) return spans.set(key, slot.push({ caseId, from: occurredAt, to: occurredAt }));
  return spans.set(
    key,
    slot.update(index, { caseId, from: occurredAt, to: occurredAt }, ({ from, to }) => ({
      caseId,
      from: occurredAt < from ? occurredAt : from,
      to: occurredAt > to ? occurredAt : to,
    })),
  );
}

/** Ids of the cases whose trouble is in reach, the nearest first; of two as near, that of the earlier trouble. */
export function casesInReach(
  { spans }: CustomerRegister,
  rule: JoinRule,
  occurredAt: string,
): readonly string[] {
  const slot = slotOf(rule, occurredAt);
  const near = [slot - 1, slot, slot + 1]
    .flatMap((one) => [...(spans.get(slotKey(rule, one)) ?? [])])
    .map((span) => ({ ...span, distance: distanceTo(span, occurredAt) }))
    .filter(({ distance }) => distance <= lengthOf(rule))
    .sort((one, other) => one.distance - other.distance || (one.from < other.from ? -1 : 1));
  return [...new Set(near.map(({ caseId }) => caseId))];
}

function distanceTo({ from, to }: JoinSpan, occurredAt: string): number {
  const at = Date.parse(occurredAt);
  return Math.max(0, Date.parse(from) - at, at - Date.parse(to));
}

export function isWithin(one: string, other: string, minutes: number): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) <= minutes * MINUTE_MS;
}

const MINUTE_MS = 60_000;

function lengthOf({ withinMinutes }: JoinRule): number {
  return withinMinutes * MINUTE_MS;
}

function slotOf(rule: JoinRule, occurredAt: string): number {
  return Math.floor(Date.parse(occurredAt) / lengthOf(rule));
}

function slotKey({ among, withinMinutes }: JoinRule, slot: number): string {
  return `${among} ${withinMinutes} ${slot}`;
}
