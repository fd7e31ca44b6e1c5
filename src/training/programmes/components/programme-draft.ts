import { fold, formatNumber, parseNumber } from '@dondoc/vietnamese';
import { type ProgrammeData, TeachingForm } from '../../schema.ts';
import { type Programme, SaveProgramme } from '../schema.ts';

/** A version as it is being typed: numbers are words until they are read. */
export interface Draft {
  name: string;
  kind: ProgrammeData['kind'];
  audience: string;
  weeks: string;
  hours: Record<TeachingForm, string>;
  mode: ProgrammeData['mode'];
  ranks: string[];
  unitIds: string[];
  sizeFrom: string;
  sizeTo: string;
  yearlyLimit: string;
  /** One condition a line. */
  conditions: string;
  certificateBy: string;
  basis: string;
  source: string;
  validFrom: string | null;
}

const typed = (value: number | null | undefined): string => (value ? formatNumber(value) : '');

/** What stands in the form at first: the version there is, to be taken from a later day on, or nothing. */
export function draftOf(programme: Programme | null): Draft {
  const data = programme?.data;
  const hours = TeachingForm.options.map((form) => [form, typed(data?.hours[form])]);
  return {
    ...{ name: programme?.name ?? '', kind: data?.kind ?? 'update', audience: data?.audience ?? '' },
    ...{ weeks: typed(data?.weeks), hours: Object.fromEntries(hours) as Draft['hours'] },
    ...{ mode: data?.mode ?? null, ranks: data?.teachers.ranks ?? [] },
    ...{ unitIds: data?.teachers.unitIds ?? [], sizeFrom: typed(data?.sizeFrom) },
    ...{ sizeTo: typed(data?.sizeTo), yearlyLimit: typed(data?.yearlyLimit) },
    ...{ conditions: (data?.conditions ?? []).map(({ says }) => says).join('\n') },
    ...{ certificateBy: data?.certificateBy ?? '', basis: programme?.basis ?? '' },
    ...{ source: programme?.source ?? '', validFrom: null },
  };
}

/** Empty is not known; what is no number is read as one that no field takes. */
const numberIn = (words: string): number | null =>
  words.trim() === '' ? null : (parseNumber(words) ?? Number.NaN);

const conditionKey = (says: string): string =>
  fold(says)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'dieu-kien';

/** A condition that says the same keeps its key: what enrolments say of it is found again. */
const conditionsIn = (words: string, before: Programme | null): ProgrammeData['conditions'] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((says) => ({
      key: before?.data.conditions.find((one) => one.says === says)?.key ?? conditionKey(says),
      says,
    }));

export function readDraft(draft: Draft, before: Programme | null) {
  const { name, basis, source, validFrom } = draft;
  const hours = TeachingForm.options.flatMap((form) => {
    const read = numberIn(draft.hours[form]);
    return read === null ? [] : [[form, read] as const];
  });
  return SaveProgramme.safeParse({
    ...{ key: before?.key ?? null, name, basis: basis.trim() || null, source: source.trim() || null },
    validFrom,
    data: {
      ...{ kind: draft.kind, audience: draft.audience.trim() || null, weeks: numberIn(draft.weeks) },
      ...{ hours: Object.fromEntries(hours), mode: draft.mode },
      teachers: { ranks: draft.ranks, unitIds: draft.unitIds },
      ...{ sizeFrom: numberIn(draft.sizeFrom), sizeTo: numberIn(draft.sizeTo) },
      yearlyLimit: numberIn(draft.yearlyLimit),
      conditions: conditionsIn(draft.conditions, before),
      certificateBy: draft.certificateBy.trim() || null,
    },
  });
}
