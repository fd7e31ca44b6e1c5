import { createHash } from 'node:crypto';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { findStamps, type Intake, type ReadFile, readFile, type Watching } from '@dondoc/intake';
import { type Extraction, readDocument, secrecyMark } from '@dondoc/reader';
import { calendarOf } from '#platform/calendar/rules.ts';
import type { CalendarTable } from '#platform/calendar/schema.ts';
import { type Outcome, ok, type Refusal, refuse } from '#platform/http/problems.ts';
import { inThread } from '#platform/in-thread.ts';
import { corrected } from './corrections/rules.ts';
import type { Correction } from './corrections/schema.ts';
import { layoutOf } from './layout/rules.ts';
import type { PageLayout } from './layout/schema.ts';
import { judgeMarks } from './marks/rules.ts';
import type { Declaration } from './marks/schema.ts';

type Reading = ReturnType<typeof readDocument>;
interface Task {
  read: { text: string; agencies: string[]; calendar?: CalendarTable | undefined };
}

/** Longer than any paper an office sends; a hundred pages have about 350,000 characters. */
const LONGEST_TEXT = 1_000_000;
const LONGEST_MS = 20_000;
const tooLong = refuse(
  'refused',
  'Văn bản dài quá mức đọc được. Chưa có gì được lưu. Chia văn bản thành nhiều tệp rồi chọn lại.',
);

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The words of a file that may be kept: read in a process of its own that can be killed, then the secrecy gate.
 * Nothing is stored here (Luật 117/2025/QH15; design rule 9).
 */
export async function readPermitted(
  bytes: Uint8Array,
  name: string,
  watching: Watching = {},
): Promise<Outcome<ReadFile>> {
  const intake = await readFile(bytes, name, {}, watching);
  if (!intake.ok) return unreadable(intake);
  const mark = secrecyMark(intake.value.text);
  return mark ? secret(mark) : ok(intake.value);
}

/** The gate before it: red marks on the first page, also on one that nobody can read yet. */
export async function judgeFile(
  bytes: Uint8Array,
  name: string,
  declaration: Declaration | null,
): Promise<Outcome<number>> {
  if (declaration === 'secret') return judgeMarks([], declaration);
  const seen = await findStamps(bytes, name);
  return seen.ok ? judgeMarks(seen.value, declaration) : unreadable(seen);
}

const unreadable = ({ reason, message }: Exclude<Intake, { ok: true }>): Refusal =>
  refuse(reason === 'too-large' ? 'tooLarge' : 'refused', message);

const secret = (mark: string): Refusal =>
  refuse(
    'secret',
    `Tệp có dấu ${mark} nên không được nhận. Tệp chưa được lưu ở bất cứ đâu. Xử lý văn bản này theo chế độ bảo vệ bí mật nhà nước.`,
  );

/** What the reader proposes of an office file, and where its words stand on paper. */
export interface OfficialFile {
  extraction: Extraction;
  layout: PageLayout[];
}

/** Reads an office file to what the reader proposes of it. */
export async function readOfficialFile(bytes: Uint8Array, name: string): Promise<Outcome<Extraction>> {
  const read = await readWithLayout(bytes, name);
  return read.ok ? ok(read.value.extraction) : read;
}

interface Asked {
  /** Names that the reader knows agencies by. */
  agencies?: string[];
  /** The office's working days; without them terms counted in them carry no date. */
  calendar?: CalendarTable | undefined;
  /** Who waits is told of pages recognised, and may give up. */
  watching?: Watching;
  /** What people have corrected in it before. */
  corrections?: Correction[];
}

/** The same with the places of words. */
export async function readWithLayout(
  bytes: Uint8Array,
  name: string,
  { agencies = [], calendar, watching = {}, corrections = [] }: Asked = {},
): Promise<Outcome<OfficialFile>> {
  const permitted = await readPermitted(bytes, name, watching);
  if (!permitted.ok) return permitted;
  const { mediaType, method, encoding, text, pages, warnings } = permitted.value;
  const source = { file: name, sha256: sha256(bytes), mediaType, method, encoding, pages, warnings };
  return readText({ source, text }, { layout: layoutOf(permitted.value), agencies, calendar, corrections });
}

/** Reads a text that is there already, with what people have corrected in it. */
export async function readText(
  { source, text: read }: Pick<Extraction, 'source' | 'text'>,
  {
    layout: laid,
    agencies = [],
    calendar,
    corrections = [],
  }: Omit<Asked, 'watching'> & { layout: PageLayout[] },
): Promise<Outcome<OfficialFile>> {
  const { text, pages, warnings, layout } = corrected({ ...source, text: read, layout: laid }, corrections);
  if (text.length > LONGEST_TEXT) return tooLong;
  // A mark that the machine misread comes to light only now.
  const mark = corrections.length > 0 ? secrecyMark(text) : null;
  if (mark) return secret(mark);
  const reading = await readOffThread({ text, agencies, calendar });
  if (!reading.ok) return reading;
  const extraction: Extraction = {
    ...{ contract: 'dondoc.extraction/1', source: { ...source, pages, warnings }, text },
    ...reading.value,
  };
  return ok({ extraction, layout });
}

/** The reader in a thread of this very file: a long text never keeps the server from answering others. */
async function readOffThread(read: Task['read']): Promise<Outcome<Reading>> {
  const task: Task = { read };
  const reading = await inThread<Reading>(new URL(import.meta.url), task, { timeMs: LONGEST_MS });
  return reading ? ok(reading) : tooLong;
}

if (!isMainThread && (workerData as Task | null)?.read) {
  const { text, agencies, calendar } = (workerData as Task).read;
  const working = calendar ? { calendar: calendarOf(calendar) } : {};
  parentPort?.postMessage(readDocument(text, { agencies, ...working }));
}
