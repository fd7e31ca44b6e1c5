import type { Evidence, Said } from '../evidence/schema.ts';
import type { Dossier, Filed, IndexLine, Sheaf } from './schema.ts';

/** Windows takes 260 for the whole of a path: this leaves room for the folder that it is unpacked into. */
export const LONGEST_PATH = 180;
const LONGEST = { criterion: 45, indicator: 55, file: LONGEST_PATH - 45 - 55 - 2 };

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very signs that names may not hold
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name that Windows takes: no sign that it forbids, none of its devices, no dot or space at the end. */
export function safeName(name: string, longest: number): string {
  const clean = name.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim();
  const short = [...clean]
    .slice(0, longest)
    .join('')
    .slice(0, longest)
    .toWellFormed()
    .replace(/\ufffd/g, '');
  const ended = short.replace(/[. ]+$/, '') || '_';
  return RESERVED.test(ended) ? `_${ended}`.slice(0, longest) : ended;
}

/** The end of a name that says what it is: ".pdf"; empty where there is none that a program would know. */
const ending = (name: string): string => /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? '';

/** "2.5" as "2.05": folders stand in the order of the indicators. */
const sortable = (code: string): string => code.replace(/(?<=\.)\d+/g, (digits) => digits.padStart(2, '0'));

const folderOf = (dossier: Dossier, { criterion, code, name }: Sheaf): string => {
  const { name: title = '' } = dossier.criteria.find(({ number }) => number === criterion) ?? {};
  const top = safeName(`${criterion}. ${title}`, LONGEST.criterion);
  return `${top}/${safeName(`${sortable(code)} ${name}`, LONGEST.indicator)}`;
};

function fileName({ code, title }: Filed, suffix: string): string {
  const room = LONGEST.file - suffix.length;
  return safeName(`${code} ${title}`, room) + suffix;
}

/**
 * The index, in order: each indicator with each piece of its evidence, or with none. A file lies once, in the folder of
 * the first indicator that rests on it, and the others name it there.
 */
export function indexOf(dossier: Dossier): IndexLine[] {
  const paths = new Map<string, string>();
  const taken = new Set<string>();
  const pathOf = (sheaf: Sheaf, filed: Filed): string | null => {
    if (!filed.file) return null;
    const known = paths.get(filed.id);
    if (known) return known;
    const folder = folderOf(dossier, sheaf);
    const end = ending(filed.file.fileName);
    let path = `${folder}/${fileName(filed, end)}`;
    // Windows takes names that differ in case only for one.
    for (let n = 2; taken.has(path.toLowerCase()); n += 1)
      path = `${folder}/${fileName(filed, ` (${n})${end}`)}`;
    taken.add(path.toLowerCase());
    paths.set(filed.id, path);
    return path;
  };
  return dossier.sheaves.flatMap((sheaf): IndexLine[] =>
    sheaf.evidence.length === 0
      ? [{ sheaf, filed: null, path: null }]
      : sheaf.evidence.map((filed) => ({ sheaf, filed, path: pathOf(sheaf, filed) })),
  );
}

/** Each file of the archive once, in the order of the index. */
export function filesIn(lines: IndexLine[]): { path: string; file: NonNullable<Filed['file']> }[] {
  const files = new Map<string, NonNullable<Filed['file']>>();
  for (const { path, filed } of lines) if (path && filed?.file) files.set(path, filed.file);
  return [...files].map(([path, file]) => ({ path, file }));
}

/** How far the dossier is: indicators with something behind them, and without. */
export function countsOf({ sheaves }: Dossier): { indicators: number; bare: number; pieces: number } {
  const pieces = new Set(sheaves.flatMap(({ evidence }) => evidence.map(({ id }) => id)));
  const bare = sheaves.filter(({ evidence }) => !evidence.some(({ file, paperPlace }) => file || paperPlace));
  return { indicators: sheaves.length, bare: bare.length, pieces: pieces.size };
}

interface Told {
  kind: string;
  madeAt: Date;
  data: { before?: Partial<Said> & { code?: string }; revision?: number; endsAppraisal?: boolean };
}

/** A piece as it stood at a moment: what was written later is taken back, newest first. */
export function asItWas(evidence: Evidence, newestFirst: Told[], moment: Date): Evidence {
  const later = newestFirst.filter(({ madeAt }) => madeAt > moment);
  const befores = later.flatMap(({ kind, data }) => (kind === 'edited' && data.before ? [data.before] : []));
  const appraised = newestFirst.find(
    ({ kind, data, madeAt }) => (kind === 'appraised' || data.endsAppraisal) && madeAt <= moment,
  );
  return {
    ...Object.assign({}, evidence, ...befores),
    revisions: evidence.revisions.filter(({ addedAt }) => addedAt <= moment),
    // An edit that ended it has no revision.
    appraisedRevision: appraised?.data.revision ?? null,
  };
}
