import { ProviderData } from '../../schema.ts';

/** What is typed, before it is read. */
export interface Draft {
  functions: string;
  basis: string;
  programmes: string[];
  /** One a line: "Hội trường A: 120". */
  rooms: string;
  lecturerHours: string[];
  costOfClass: string;
  costOfLearner: string;
  costCeiling: string;
  distances: Record<string, string>;
  prefers: string[];
  /** "6, 7". */
  notMonths: string;
}

const shown = (value: number | null) => (value === null ? '' : String(value));

export function draftOf(data: ProviderData | null): Draft {
  return {
    functions: data?.functions ?? '',
    basis: data?.basis ?? '',
    programmes: data?.programmes ?? [],
    rooms: (data?.rooms ?? []).map(({ name, seats }) => `${name}: ${seats}`).join('\n'),
    lecturerHours: data?.lecturerHours.map(String) ?? Array.from({ length: 12 }, () => ''),
    costOfClass: shown(data?.costOfClass ?? null),
    costOfLearner: shown(data?.costOfLearner ?? null),
    costCeiling: shown(data?.costCeiling ?? null),
    distances: Object.fromEntries(Object.entries(data?.distances ?? {}).map(([id, km]) => [id, String(km)])),
    prefers: data?.prefers.programmes ?? [],
    notMonths: (data?.prefers.notMonths ?? []).join(', '),
  };
}

/** A number as people type it here: "1.250.000", "12,5". Empty: null; what is none: undefined. */
export function numberIn(said: string): number | null | undefined {
  const plain = said
    .trim()
    .replace(/[.\s\u00a0]/g, '')
    .replace(',', '.');
  if (plain === '') return null;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** The rooms of the lines; null where a line does not say how many seats. */
export function roomsIn(said: string): { name: string; seats: number }[] | null {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const rooms = lines.map((line) => /^(.+?)[:;,]\s*(\d{1,4})(?:\s*chỗ)?\s*$/u.exec(line.trim()));
  if (rooms.some((room) => room === null)) return null;
  return rooms.map((room) => ({ name: room?.[1]?.trim() ?? '', seats: Number(room?.[2]) }));
}

/** The months that a line names; what is no month makes the whole unreadable. */
export const monthsIn = (said: string): number[] => [...new Set(said.match(/\d+/g) ?? [])].map(Number);

/** What was typed, or null where some of it cannot be read. */
export function dataOf(draft: Draft): ProviderData | null {
  const distances = Object.entries(draft.distances).filter(([, said]) => said.trim() !== '');
  const read = ProviderData.safeParse({
    ...{ functions: draft.functions.trim() || null, basis: draft.basis.trim() || null },
    ...{ programmes: draft.programmes, rooms: roomsIn(draft.rooms) },
    lecturerHours: draft.lecturerHours.map((said) => numberIn(said) ?? (said.trim() ? undefined : 0)),
    costOfClass: numberIn(draft.costOfClass),
    costOfLearner: numberIn(draft.costOfLearner),
    costCeiling: numberIn(draft.costCeiling),
    distances: Object.fromEntries(distances.map(([id, said]) => [id, numberIn(said)])),
    prefers: {
      programmes: draft.prefers.filter((key) => draft.programmes.includes(key)),
      notMonths: monthsIn(draft.notMonths),
    },
  });
  return read.success ? read.data : null;
}
