import { createHash } from 'node:crypto';
import { addCalendarDays, comparisonKey } from '@dondoc/vietnamese';
import { rowsOf } from '#directives/history/store.ts';
import type { DirectiveEvent, EventData, EventKind } from '#directives/schema.ts';
import { holdersOf } from '#directives/succession/rules.ts';
import { foldedWords, markedWords } from '#platform/search/rules.ts';
import { type Chance, chance } from '../chance.ts';
import { bodies, boilerplate, fields, places, things, verbs } from './words.ts';

// An office's years of work as rows, folded by the very rules that the product folds by. The same numbers always make the
// same rows.

/** The day on which the nation stands; its story begins five years before. */
export const TODAY = '2026-11-20';
const DAYS = 1825;
/** Below it lie the entries of what the stores wrote before. */
export const FIRST_ENTRY = 1000;

export type Row = Record<string, unknown>;
/** Rows by the table that they belong to. */
export type Rows = Record<string, Row[]>;

/** A number as an id that looks like any other: neighbours lie far apart, as they do in use. */
export function idOf(kind: string, n: number): string {
  const hex = createHash('md5').update(`${kind}:${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export interface Office {
  id: string;
  name: string;
  /** Of those who act: the clerk. */
  userId: string;
  /** Which of the nation's things are its own: from this number on, so many. */
  documents: [from: number, many: number];
  directives: [from: number, many: number];
  agencies: [from: number, many: number];
}

export interface Agency {
  id: string;
  name: string;
}

export function agenciesOf({ agencies: [from, many] }: Office): Agency[] {
  return Array.from({ length: many }, (_, n) => {
    const luck = chance(from + n + 7);
    return { id: idOf('agency', from + n), name: `${luck.of(bodies)} ${luck.of(fields)} ${n + 1}` };
  });
}

export function directoryRows(office: Office, agencies: Agency[]): Rows {
  const rows: Rows = { agency: [], agency_name: [], search_entry: [] };
  agencies.forEach(({ id, name }, n) => {
    const at = office.agencies[0] + n;
    const nameId = idOf('agency_name', at);
    const moment = momentOn('2021-01-01', n);
    rows.agency?.push({
      id,
      officeId: office.id,
      key: `cq-${n}`,
      regime: n % 3 ? 'state' : 'party',
      createdAt: moment,
      namedAt: moment,
    });
    const shortName = `CQ${n + 1}`;
    rows.agency_name?.push({ id: nameId, agencyId: id, name, shortName, source: 'đo', recordedAt: moment });
    rows.search_entry?.push(
      entryOf(office, FIRST_ENTRY + office.agencies[0] + n, 'agency', nameId, [name, shortName], [`{}`]),
    );
  });
  return rows;
}

const momentOn = (day: string, seconds: number): Date =>
  new Date(Date.parse(`${day}T01:00:00Z`) + (seconds % 36_000) * 1000);

/** A piece as the index and the list look it up; pieces come again. */
interface Piece {
  lexemes: string[];
  plain: string;
  marked: string;
}
const known = new Map<string, Piece>();

function pieceOf(said: string): Piece {
  const before = known.get(said);
  if (before) return before;
  const plain = foldedWords(said).trim();
  const words = [...plain.split(' '), ...markedWords(said)];
  const lexemes = [...new Set(words.filter(Boolean).map((word) => word.slice(0, 24)))];
  const piece = { lexemes, plain, marked: comparisonKey(said) };
  if (known.size < 200_000) known.set(said, piece);
  return piece;
}

const plainOf = (pieces: string[]): string =>
  ` ${pieces
    .map((piece) => pieceOf(piece).plain)
    .filter(Boolean)
    .join(' ')} `;

/** As search_put of the migration writes it; a test holds it against that. */
function entryOf(
  { id: officeId }: Office,
  id: number,
  kind: string,
  subjectId: string,
  named: string[],
  said: string[],
): Row {
  const pieces = [...named, ...said];
  const lexemes = new Set(pieces.flatMap((piece) => pieceOf(piece).lexemes));
  lexemes.add(`in:${kind}:${officeId}`).add(`block:${Math.floor(id / 2048)}`);
  return {
    ...{ id, officeId, kind, subjectId, heading: plainOf(named) },
    words: plainOf(pieces),
    lexemes: [...lexemes].map((word) => `'${word}'`).join(' '),
  };
}

interface Paper {
  /** Its number in the nation. */
  at: number;
  id: string;
  number: string;
  day: string;
  subject: string;
}

/** A share of an office's documents with all that hangs on them. */
export function workRows(
  office: Office,
  agencies: Agency[],
  from: number,
  to: number,
  entryAt: (nth: number) => number,
): Rows {
  const rows: Rows = {
    ...{ stored_file: [], document: [], directive: [], assignment: [], directive_event: [], receipt: [] },
    ...{
      directive_period: [],
      directive_lead_period: [],
      directive_holder: [],
      search_entry: [],
      log_entry: [],
    },
  };
  const [firstPaper, papers] = office.documents;
  const [firstDirective, many] = office.directives;
  const share = (n: number) => Math.floor((n * many) / papers);
  for (let n = from; n < to; n += 1) {
    const at = firstPaper + n;
    const luck = chance(at + 1);
    // The oldest first, as they were written.
    const day = addCalendarDays(TODAY, -DAYS + Math.floor((n * DAYS) / papers));
    const number = `${n + 1}-TB/VPTU`;
    const subject = `Kết luận cuộc họp về ${luck.of(things)}`;
    const paper = { at, id: idOf('document', at), number, day, subject };
    const told = new Map<string, string | null>();
    const texts: string[][] = [];
    for (let k = share(n); k < share(n + 1); k += 1) {
      const entry = entryAt(n + 1 + k);
      texts.push(
        directiveRows(
          rows,
          office,
          agencies,
          { paper, at: firstDirective + k, position: k - share(n) + 1, entry },
          told,
        ),
      );
    }
    documentRows(rows, office, paper, texts, entryAt(n + share(n)), told);
  }
  return rows;
}

function documentRows(
  rows: Rows,
  office: Office,
  paper: Paper,
  texts: string[][],
  entry: number,
  told: Map<string, string | null>,
): void {
  const { at, id, number, day, subject } = paper;
  const moment = momentOn(day, at);
  const fileId = idOf('file', at);
  const by = { officeId: office.id, createdBy: office.userId, createdAt: moment };
  const typeName = 'Thông báo';
  const issuer = 'Văn phòng Tỉnh uỷ';
  const pieces = [`${subject}.`, ...texts.flat()];
  const text = pieces.join(' ');
  rows.stored_file?.push({
    id: fileId,
    ...by,
    name: `${at}.docx`,
    mediaType: 'text/plain',
    size: text.length,
    sha256: fileId,
  });
  rows.document?.push({
    ...{
      id,
      fileId,
      ...by,
      state: 'published',
      regime: 'party',
      type: 'thong-bao',
      typeName,
      number,
      issuer,
    },
    ...{
      place: 'Sơn Hà',
      issuedOn: day,
      subject,
      metOn: day,
      recipients: '[]',
      citations: '[]',
      text,
      pages: '[]',
    },
    ...{ warnings: '[]', publishedOn: day, publishedAt: moment, publishedBy: office.userId },
  });
  rows.search_entry?.push(
    entryOf(office, entry, 'document', id, [number, typeName, subject, issuer], [text]),
  );
  for (const [agencyId, receivedOn] of told) {
    const receivedAt = receivedOn && momentOn(receivedOn, at);
    rows.receipt?.push({
      documentId: id,
      agencyId,
      deliveredOn: day,
      isRecipient: true,
      receivedOn,
      receivedAt,
    });
  }
  rows.log_entry?.push({
    ...{ officeId: office.id, recordedAt: moment, actorId: office.userId, act: 'document.publish' },
    ...{ subjectKind: 'document', subjectId: id, detail: `{"agencies": ${told.size}}` },
  });
}

interface Place {
  paper: Paper;
  at: number;
  position: number;
  entry: number;
}

/** Events of one directive have numbers of their own, in the order in which they were written. */
export const EVENTS_EACH = 64;

function directiveRows(
  rows: Rows,
  office: Office,
  agencies: Agency[],
  place: Place,
  told: Map<string, string | null>,
): string[] {
  const { paper, at, position, entry } = place;
  const luck = chance(at * 7 + 3);
  const id = idOf('directive', at);
  const title = `${luck.of(verbs)} ${luck.of(things)} tại ${luck.of(places)}`;
  const more = [luck.of(boilerplate), luck.of(boilerplate), luck.of(boilerplate)];
  const text = `${title}. ${more.join(' ')}`;
  const code = `TB${paper.number.split('-')[0]}-${paper.day.slice(0, 4)}-${position}`;
  const roles = ['lead', luck.in(15) ? 'lead' : 'coordinate', 'coordinate'];
  const chosen = roles.map((role) => ({ role, agency: luck.of(agencies) }));
  const actors = chosen.filter((a, i) => chosen.findIndex((b) => b.agency.id === a.agency.id) === i);
  const said = [
    code,
    `${title}.`,
    ...more,
    paper.number,
    paper.subject,
    ...actors.map(({ agency }) => agency.name),
  ];
  const pieces = said.map(pieceOf);
  rows.directive?.push({
    ...{
      id,
      officeId: office.id,
      code,
      documentId: paper.id,
      position,
      ref: String(position),
      kind: 'requirement',
    },
    ...{ title, text, product: luck.in(30) ? 'Kế hoạch' : null, publishedOn: paper.day },
    searchMarked: pieces.map(({ marked }) => marked).join(' '),
  });
  rows.search_entry?.push(entryOf(office, entry, 'directive', id, [code, title], said));
  const assignments = actors.map(({ role, agency }, n) => {
    const assignmentId = idOf('assignment', at * 4 + n);
    const recordedAt = momentOn(paper.day, at);
    rows.assignment?.push({
      ...{
        id: assignmentId,
        directiveId: id,
        position: n,
        role,
        agencyId: agency.id,
        nameAsWritten: agency.name,
        recordedAt,
      },
    });
    return { id: assignmentId, agencyId: agency.id, role };
  });
  const leadIds = actors.flatMap(({ role, agency }) => (role === 'lead' ? [agency.id] : []));
  const events = story(paper.day, leadIds, office.userId, at, luck);
  for (const { id: eventId, data, ...event } of events)
    rows.directive_event?.push({ id: eventId, directiveId: id, ...event, data: JSON.stringify(data) });
  const { periods, ofLeads } = rowsOf(id, events);
  rows.directive_period?.push(...periods.map((period) => ({ ...period, officeId: office.id })));
  rows.directive_lead_period?.push(...ofLeads);
  rows.directive_holder?.push(
    ...holdersOf(assignments, events).map((holder) => ({ ...holder, directiveId: id })),
  );
  for (const { agency } of actors) {
    const receipt = addCalendarDays(paper.day, 1 + luck.below(9));
    const isReceived = receipt <= TODAY && luck.in(99);
    if (!told.get(agency.id)) told.set(agency.id, isReceived ? receipt : null);
  }
  return [`${title}.`, ...more];
}

/** What became of it: half dated, most of it done, some silent, some waiting for a hand. About ten events. */
function story(day: string, leadIds: string[], actorId: string, at: number, luck: Chance): DirectiveEvent[] {
  const said: { kind: EventKind; on: string; data: EventData; agencyId: string | null; answers?: object }[] =
    [];
  const say = (
    kind: EventKind,
    on: string,
    data: EventData,
    agencyId: string | null = null,
    answers?: object,
  ) => {
    if (on <= TODAY) said.push({ kind, on, data, agencyId, ...(answers ? { answers } : {}) });
    return data;
  };
  say('published', day, { leadIds });
  const isDated = luck.in(55);
  const due = addCalendarDays(day, 20 + luck.below(700));
  if (isDated) say('deadline_set', day, { date: due, origin: luck.in(60) ? 'document' : 'office' });
  else if (luck.in(40))
    say('cadence_set', day, { every: luck.of(['P1M', 'P3M', 'P1Y'] as const), origin: 'document' });
  for (const leadId of leadIds) {
    if (luck.in(98)) say('received', addCalendarDays(day, 1 + luck.below(9)), {}, leadId);
    let on = addCalendarDays(day, 10);
    const isEnding = luck.in(88);
    for (let left = 1 + luck.below(5); left > 0; left -= 1) {
      on = addCalendarDays(on, 5 + luck.below(110));
      const done = left === 1 && isEnding;
      const report = say('reported', on, { text: 'Đã triển khai.', done, percent: done ? 100 : 40 }, leadId);
      on = addCalendarDays(on, 1 + luck.below(5));
      say('report_approved', on, {}, leadId, report);
      if (!done) continue;
      on = addCalendarDays(on, 1 + luck.below(8));
      if (luck.in(97)) say('completed', on, { completedOn: on }, leadId, report);
    }
  }
  const sorted = said.map((one, n) => ({ ...one, n })).sort((a, b) => a.on.localeCompare(b.on) || a.n - b.n);
  const ids = new Map(sorted.map(({ data }, n) => [data as object, at * EVENTS_EACH + n + 1]));
  return sorted.map(({ kind, on, data, agencyId, answers }, n) => ({
    ...{
      id: at * EVENTS_EACH + n + 1,
      kind,
      happenedOn: on,
      recordedAt: momentOn(on, at + n),
      actorId,
      agencyId,
    },
    data: answers ? { ...data, reportId: ids.get(answers) } : data,
  })) as DirectiveEvent[];
}

/** How much a nation of offices has. */
export interface Amount {
  offices: number;
  agencies: number;
  documents: number;
  directives: number;
}

/** The biggest has a tenth of all; the others less and less, the last a fifth of the second. */
export function officesOf({ offices, agencies, documents, directives }: Amount): Office[] {
  const weights = Array.from({ length: offices }, (_, n) =>
    n === 0 ? 1 / 9 : (offices + 6 - n) / sumTo(offices),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  const cut = (n: number, of: number) =>
    Math.round((weights.slice(0, n).reduce((a, b) => a + b, 0) / sum) * of);
  const share = (n: number, of: number): [number, number] => [cut(n, of), cut(n + 1, of) - cut(n, of)];
  return weights.map((_, n) => ({
    ...{ id: idOf('office', n), name: n === 0 ? 'biggest' : String(n), userId: '' },
    ...{ documents: share(n, documents), directives: share(n, directives), agencies: share(n, agencies) },
  }));
}

const sumTo = (offices: number): number =>
  Array.from({ length: offices - 1 }, (_, n) => offices + 5 - n).reduce((a, b) => a + b, 0);

/** Offices write at the same time: the number of the n-th entry of one of them among those of all. */
export function entryOrder(offices: Office[], first: number): (office: Office, nth: number) => number {
  const sizes = offices.map(({ documents, directives }) => documents[1] + directives[1]);
  const places = new Map(offices.map(({ id }, at) => [id, at]));
  return ({ id }, nth) => {
    const own = places.get(id) ?? 0;
    const size = sizes[own] ?? 1;
    const before = sizes.map((other, at) => {
      const exact = nth * other;
      return Math.ceil(exact / size) + (at < own && exact % size === 0 ? 1 : 0);
    });
    return first + before.reduce((a, b) => a + b, 0);
  };
}
