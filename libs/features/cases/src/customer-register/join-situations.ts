import { earlier, later } from '../playbooks/playbook.js';
import { type CustomerRegister, recordOf, rootOf, type SituationRecord } from './register.js';
import { type Situation } from './situation.js';

/** Makes one situation of two, in a register. Of what is one already nothing changes: so there are no circles. */
export function joinSituations(
  register: CustomerRegister,
  situation: Situation,
  into: Situation,
): CustomerRegister {
  if (areOne(register, situation, into)) return register;
  const from = rootOf(register, situation);
  const root = rootOf(register, into);
  const record = joinRecords(recordOf(register, root), recordOf(register, from));
  return {
    ...register,
    situations: register.situations.delete(from.key).set(root.key, record),
    joined: register.joined.set(from.key, root),
  };
}

export function areOne(register: CustomerRegister, one: Situation, other: Situation): boolean {
  return rootOf(register, one).key === rootOf(register, other).key;
}

/** Where both have a case already, both keep it: news of the goal reach both, new trouble goes to the first. */
function joinRecords(target: SituationRecord, source: SituationRecord): SituationRecord {
  const goalTimes = { ...target.goalTimes };
  for (const [type, at] of Object.entries(source.goalTimes)) {
    goalTimes[type] = later(goalTimes[type], at) ?? at;
  }
  const other = target.current && source.current ? [source.current] : [];
  return {
    current: target.current ?? source.current,
    besides: [...target.besides, ...source.besides, ...other],
    held: target.held.merge(source.held),
    goalTimes,
    troubleFrom: earlier(target.troubleFrom, source.troubleFrom),
  };
}
