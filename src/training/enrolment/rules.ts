import { comparisonKey, formatDate } from '@dondoc/vietnamese';
import type { Condition, Conditions, Enrolled } from './schema.ts';

/** Each condition of the programme, held against what the enrolment says: met, not met, not known. */
export const heldAgainst = (conditions: readonly Condition[], data: Conditions) =>
  conditions.map(({ key, says }) => ({ key, says, met: data[key] ?? null }));

/** Why somebody is enrolled only by way of exception; null where all conditions are met. */
export function shortOf(conditions: readonly Condition[], data: Conditions): string | null {
  const held = heldAgainst(conditions, data);
  const parts = [
    ...held.filter(({ met }) => met === false).map(({ says }) => `không đạt «${says}»`),
    ...held.filter(({ met }) => met === null).map(({ says }) => `chưa rõ «${says}»`),
  ];
  return parts.length > 0 ? parts.join('; ') : null;
}

type Who = Pick<Enrolled, 'name' | 'code' | 'agencyId' | 'agencyName'>;

/** By number where both have one; else by name within the same body. */
export function isSame(a: Who, b: Who): boolean {
  if (a.code && b.code) return comparisonKey(a.code) === comparisonKey(b.code);
  if (comparisonKey(a.name) !== comparisonKey(b.name)) return false;
  if (a.agencyId && b.agencyId) return a.agencyId === b.agencyId;
  return comparisonKey(a.agencyName) === comparisonKey(b.agencyName);
}

/** Where else somebody of the same name or number sits or sat. */
export interface Elsewhere extends Who {
  classId: string;
  className: string;
  classCode: string;
  programmeKey: string | null;
  fromDay: string;
  toDay: string;
  cancelled: boolean;
  leftOn: string | null;
  certificateNumber: string | null;
}

interface Sits {
  id: string;
  programmeKey: string | null;
  fromDay: string;
  toDay: string;
}

/** What whoever enrols a learner should know: in another class at that time, or has the certificate already. */
export function warningsOf(who: Who, elsewhere: readonly Elsewhere[], cls: Sits): string[] {
  const same = elsewhere.filter((one) => one.classId !== cls.id && isSame(one, who));
  const clashes = same.filter(
    (one) => !one.leftOn && !one.cancelled && one.fromDay <= cls.toDay && cls.fromDay <= one.toDay,
  );
  const holds = same.filter(
    (one) => one.certificateNumber !== null && cls.programmeKey && one.programmeKey === cls.programmeKey,
  );
  return [
    ...clashes.map(
      (one) =>
        `${who.name} đang có tên ở lớp ${one.classCode} (${one.className}), học từ ${formatDate(one.fromDay)} đến ${formatDate(one.toDay)}.`,
    ),
    ...holds.map(
      (one) =>
        `${who.name} đã có chứng chỉ số ${one.certificateNumber} của chương trình này (lớp ${one.classCode}).`,
    ),
  ];
}
