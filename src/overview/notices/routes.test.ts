import { fold } from '@dondoc/vietnamese';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { measureKey } from './rules.ts';
import type { FigureView, NoticeFinding, NoticePart, NoticeView } from './schema.ts';

let office: TestOffice;
let documentId: string;

beforeAll(async () => {
  office = await startTestOffice();
  ({ documentId } = await publishExample(office));
  await office.call('huong', 'schoolExample.load', {});
});
afterAll(() => office.stop());

const call = (who: string, act: string, input: object) => office.call(who, `notices.${act}`, input);
async function view(who = 'huong', past: object = {}): Promise<NoticeView> {
  const { status, json } = await call(who, 'get', { documentId, ...past });
  expect(status, json?.message).toBe(200);
  return json;
}
const about = (notice: NoticeView, words: string): NoticeFinding => {
  const found = notice.findings.find(
    ({ kind, text }) => kind === 'limitation' && fold(text).includes(fold(words)),
  );
  if (!found) throw new Error(`no limitation says ${words}`);
  return found;
};
const partsOf = ({ requirements, answers, others }: NoticeView): NoticePart[] => [
  ...requirements,
  ...answers.flatMap(({ parts }) => parts),
  ...others,
];

it('shows every part of the notice once: findings, five requirements, seven answers', async () => {
  const notice = await view();
  expect(notice.document.number).toBe('118-TB/VPTU');
  expect(notice.requirements.map(({ directive }) => directive.ref)).toEqual([
    '2.1',
    '2.2',
    '2.3',
    '2.4',
    '2.5',
  ]);
  expect(notice.answers).toHaveLength(7);
  const refs = partsOf(notice).map(({ directive }) => directive.id);
  expect(new Set(refs).size).toBe(notice.counts.total);
  expect(refs).toHaveLength(notice.counts.total);
  expect(notice.findings.filter(({ kind }) => kind === 'limitation').length).toBeGreaterThanOrEqual(3);
});

const figure = (notice: NoticeView, words: string) =>
  about(notice, words).measures.map((one) => [one.label, one.words, one.isConfirmed]);

it('puts beside each finding how it stands now, and opens each figure to its rows', async () => {
  const notice = await view();
  expect(figure(notice, 'giảng viên chính')).toEqual([
    ['Giảng viên chính trên giảng viên', '4/28 (14,3\u00a0%)', false],
  ]);
  expect(figure(notice, '26/55')).toEqual([
    ['Chỉ tiêu đạt trên chỉ tiêu của bộ', '26/55 (47,3\u00a0%)', false],
  ]);
  const all = [...notice.findings, ...partsOf(notice)].flatMap(({ measures }) => measures);
  const once = new Map(all.map((one) => [measureKey(one), one]));
  for (const { fact, ofFact, words } of once.values()) {
    const opened: FigureView = (await call('huong', 'figure', { fact, ofFact })).json;
    expect(opened.words).toBe(words);
    for (const { fact: said, unit } of opened.lines)
      if (said.known && unit === 'chỉ tiêu') expect(said.rows).toHaveLength(Number(said.value));
  }
  // What nobody has recorded is not known, and is never nought.
  expect(about(notice, 'khảo sát').measures[0]).toMatchObject({
    ...{ words: null, reason: 'chưa ghi lớp nào của trường đã mở đến ngày ấy' },
  });
});

it('asks the figures of any day', async () => {
  const notice = await view();
  const { fact, ofFact } = notice.findings.flatMap(({ measures }) => measures)[0] ?? {};
  const before: FigureView = (await call('huong', 'figure', { fact, ofFact, asOf: '2015-01-01' })).json;
  expect(before.day).toBe('2015-01-01');
  const none = { findings: [], requirements: [], answers: [], others: [] };
  expect((await call('huong', 'get', { documentId, asOf: '2023-11-19' })).json).toMatchObject(none);
});

it('keeps what the clerk says of a figure: confirmed, refused, put in its place', async () => {
  const { id } = about(await view(), 'giảng viên chính');
  const target = { directiveId: null, findingId: id };
  const proposed = { fact: 'giang_vien_chinh', ofFact: 'giang_vien' };
  await call('huong', 'confirm', { ...target, ...proposed });
  expect(about(await view(), 'giảng viên chính').measures).toMatchObject([
    { ...proposed, isConfirmed: true },
  ]);
  await call('huong', 'refuse', { ...target, ...proposed });
  expect(about(await view(), 'giảng viên chính').measures).toEqual([]);
  await call('huong', 'confirm', { ...target, fact: 'giang_vien_chinh', ofFact: null });
  expect(figure(await view(), 'giảng viên chính')).toEqual([['Giảng viên chính', '4\u00a0người', true]]);
  expect((await call('huong', 'confirm', { ...target, fact: 'khong_co', ofFact: null })).status).toBe(400);
  // Nothing said is gone: each word stays, with who and when.
  const kept = await office.db.selectFrom('noticeMeasure').selectAll().where('findingId', '=', id).execute();
  expect(kept.map((one) => [one.decision, one.removedAt === null])).toEqual([
    ['confirmed', false],
    ['refused', true],
    ['confirmed', true],
  ]);
});

it('says that a limitation may be closed when all that is tied to it is done and met', async () => {
  const { id: findingId } = about(await view(), '26/55');
  const { json } = await call('huong', 'figure', { fact: 'chi_tieu_dat', ofFact: null });
  // Rows are called by the code of the indicator and its name.
  const [met] = (json as FigureView).lines[0]?.fact.rows ?? [];
  const code = met?.label.split(' ')[0];
  expect(about(await view(), '26/55').isRipe).toBe(false);
  await call('huong', 'tieIndicator', { findingId, code });
  expect(about(await view(), '26/55')).toMatchObject({
    ...{ isRipe: true, indicators: [{ code, indicatorId: met?.id, result: 'met' }] },
  });
  const indicatorId = about(await view(), '26/55').indicators[0]?.indicatorId;
  const page = (await office.call('huong', 'indicators.get', { id: indicatorId })).json;
  expect(page.linked).toMatchObject([{ finding: { id: findingId } }]);
});

it('shows an agency the parts that concern it, and the school all of it', async () => {
  const [office, school, board] = [await view('huong'), await view('mai'), await view('lan')];
  expect(partsOf(board).length).toBeLessThan(partsOf(office).length);
  expect(partsOf(board).length).toBeGreaterThan(0);
  expect(board.findings).toEqual([]);
  expect(school.findings.map(({ id }) => id)).toEqual(office.findings.map(({ id }) => id));
  expect([office.mayKeep, school.mayKeep, board.choices]).toEqual([true, false, []]);
});

it('shows the parts of a request that was split, each with its directive, and as it was known before', async () => {
  const before = await view();
  const whole = before.answers.find(({ parts }) => parts.length > 0);
  const { id, seen } = whole?.proposal ?? {};
  const recordedUntil = new Date().toISOString();
  const texts = ['Phần thứ nhất của kiến nghị', 'Phần thứ hai của kiến nghị'];
  await office.call('huong', 'proposals.split', { id, seen, parts: texts });
  const { answers } = await view();
  expect(answers).toHaveLength(8);
  const parts = answers.filter(({ proposal }) => texts.includes(proposal.text));
  const carrying = whole?.parts.map(({ directive }) => directive.code);
  expect(parts.map((one) => one.parts.map(({ directive }) => directive.code))).toEqual([carrying, carrying]);
  const then = await view('huong', { recordedUntil });
  expect(then.answers.map(({ proposal }) => proposal.id)).toEqual(
    before.answers.map(({ proposal }) => proposal.id),
  );
});

it('keeps the turns of a standing duty beneath it', async () => {
  const before = await view();
  expect((await office.call('huong', 'participation.loadExample', {})).status).toBe(200);
  const after = await view();
  const refs = (notice: NoticeView) => notice.requirements.map(({ directive }) => directive.ref);
  expect(refs(after)).toEqual(refs(before));
  const turns = after.requirements.flatMap((one) => one.turns.map(({ code }) => [one.directive.code, code]));
  expect(turns.length).toBeGreaterThan(0);
  for (const [duty, turn] of turns) expect(turn).toBe(`${duty}-K1`);
  expect(after.counts.total).toBe(before.counts.total + turns.length);
});
