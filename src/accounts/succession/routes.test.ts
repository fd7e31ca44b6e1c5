import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { Agency } from '../schema.ts';
import type { NewSuccession } from './schema.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  await office.call('clerk', 'example.setClock', { today: '2025-04-01' });
});
afterAll(() => office.stop());

const agencies = async (): Promise<Agency[]> => (await office.call('clerk', 'agencies.list', undefined)).json;
const byKey = async (key: string): Promise<Agency> => {
  const found = (await agencies()).find((agency) => agency.key === key);
  if (!found) throw new Error(`no agency ${key}`);
  return found;
};
const viewer = async (who: string) => (await office.call(who, 'session.current', undefined)).json.viewer;

const base: NewSuccession = {
  ...{ kind: 'merge', happenedOn: '2025-03-01', decision: 'Quyết định 9-QĐ/TU ngày 10/02/2025' },
  ...{ source: 'bản giấy', fromIds: [], heirs: [], livesOn: false, name: null, scope: null },
  ...{ people: [], units: [] },
};
const record = (input: Partial<NewSuccession>, who = 'clerk') =>
  office.call(who, 'successions.record', { ...base, ...input });

it('a rename keeps the agency and adds a dated name', async () => {
  const before = await byKey('so-xay-dung');
  const name = { name: 'Sở Xây dựng và Giao thông', shortName: 'SXDGT' };
  const input: Partial<NewSuccession> = { kind: 'rename', fromIds: [before.id], livesOn: true, name };
  expect((await record(input)).status).toBe(200);
  const after = await byKey('so-xay-dung');
  expect(after.id).toBe(before.id);
  expect(after.names.map(({ name, validFrom, validTo }) => [name, validFrom, validTo])).toEqual([
    ['Sở Xây dựng', null, '2025-02-28'],
    ['Sở Xây dựng và Giao thông', '2025-03-01', null],
  ]);
  expect(after.names[1]?.decision).toBe(base.decision);
  const again = await record(input);
  expect(again.status).toBe(409);
});

it('shows beforehand whom a succession touches, with the programs that call for them', async () => {
  const school = await byKey('truong-chinh-tri-tinh');
  const token = { name: 'Phần mềm trường', scopes: ['read'], expiresOn: '2026-12-31' };
  expect((await office.call('contact', 'tokens.make', token)).status).toBe(200);
  const { json } = await office.call('administrator', 'successions.preview', { fromIds: [school.id] });
  expect(json.people.map((p: { name: string; tokens: number; role: string }) => [p.role, p.tokens])).toEqual(
    expect.arrayContaining([
      ['contact', 1],
      ['head', 0],
    ]),
  );
  expect(json.below.filter((one: { isUnit: boolean }) => one.isUnit)).toHaveLength(3);
});

it('a merger ends both, moves people by dated places and what stands below', async () => {
  const [school, board] = [await byKey('truong-chinh-tri-tinh'), await byKey('so-khoa-hoc-va-cong-nghe')];
  const heir = {
    name: 'Trường Chính trị liên tỉnh',
    shortName: 'TCTLT',
    regime: 'state',
    parentId: null,
  } as const;
  const { status, json } = await record({ fromIds: [school.id, board.id], heirs: [heir] });
  expect(status, json?.message).toBe(200);
  const [newId] = json.agencyIds;
  const after = await agencies();
  const born = after.find(({ id }) => id === newId);
  expect(born?.names).toMatchObject([{ name: heir.name, validFrom: '2025-03-01', decision: base.decision }]);
  for (const { id } of [school, board]) {
    const ended = after.find((one) => one.id === id);
    expect(ended?.names.at(-1)?.validTo).toBe('2025-02-28');
    expect(ended?.successions).toMatchObject([{ toAgencyId: newId, kind: 'merge', livesOn: false }]);
  }
  expect(after.filter(({ parentId, isUnit }) => isUnit && parentId === newId)).toHaveLength(3);
  const mai = await viewer('mai');
  expect(mai.agency.name).toBe(heir.name);
  // What the old ones did is seen where they went.
  expect(mai.agencyIds).toEqual(expect.arrayContaining([newId, school.id, board.id]));
  const places = await office.db
    .selectFrom('membership')
    .select(['agencyId', 'role', 'validFrom', 'validTo'])
    .where('userId', '=', mai.userId)
    .orderBy('validFrom')
    .execute();
  expect(places).toEqual([
    { agencyId: school.id, role: 'contact', validFrom: '2023-11-20', validTo: '2025-02-28' },
    { agencyId: newId, role: 'contact', validFrom: '2025-03-01', validTo: null },
  ]);
  // A person of a unit stays there.
  expect((await viewer('dung')).agency.shortName).toBe('P. QLĐT&NCKH');
  // A second click changes nothing.
  const again = await record({ fromIds: [school.id, board.id], heirs: [{ agencyId: newId }] });
  expect(again.status).toBe(409);
  expect(again.json.message).toContain('Chưa có gì được ghi');
});

it('a split asks where each person goes, and says so', async () => {
  const from = await byKey('so-noi-vu');
  const heirs = ['Sở Tổ chức', 'Sở Lao động'].map((name) => ({
    ...{ name, shortName: name, regime: 'state' as const, parentId: null },
  }));
  const missing = await record({ kind: 'split', fromIds: [from.id], heirs });
  expect(missing.status).toBe(400);
  expect((await byKey('so-noi-vu')).names.at(-1)?.validTo).toBeNull();
  const [quang, hai] = [await viewer('quang'), await viewer('hai')];
  const people = [
    { userId: quang.userId, heir: 0 },
    { userId: hai.userId, heir: 1 },
  ];
  const { status, json } = await record({ kind: 'split', fromIds: [from.id], heirs, people });
  expect(status, json?.message).toBe(200);
  expect((await viewer('quang')).agency.name).toBe('Sở Tổ chức');
  expect((await viewer('hai')).agency.name).toBe('Sở Lao động');
  // Of one that was divided each heir sees only what is handed to it.
  expect((await viewer('hai')).agencyIds).toEqual([json.agencyIds[1]]);
});

it('after a transfer the one that gives works on, with the people who stay', async () => {
  const [from, to] = [await byKey('ban-to-chuc-tinh-uy'), await byKey('so-tai-chinh')];
  const lan = await viewer('lan');
  const { status, json } = await record({
    ...{ kind: 'transfer', livesOn: true, scope: 'công tác bồi dưỡng' },
    ...{ fromIds: [from.id], heirs: [{ agencyId: to.id }], people: [{ userId: lan.userId, heir: 0 }] },
  });
  expect(status, json?.message).toBe(200);
  expect((await viewer('lan')).agency.id).toBe(to.id);
  expect((await viewer('son')).agency.id).toBe(from.id);
  expect((await byKey('ban-to-chuc-tinh-uy')).names.at(-1)?.validTo).toBeNull();
});

it('refuses what cannot be, with what to do', async () => {
  const [finance, education] = [await byKey('so-tai-chinh'), await byKey('ubnd-tinh')];
  const heirs = [{ agencyId: education.id }];
  const cases: [Partial<NewSuccession>, string][] = [
    [{ fromIds: [finance.id], heirs, happenedOn: '2025-04-02' }, 'chưa đến'],
    [{ fromIds: [finance.id, education.id], heirs }, 'chọn hai lần'],
    [{ fromIds: [finance.id], heirs: [] }, 'Chọn cơ quan tiếp nhận'],
    [{ kind: 'transfer', fromIds: [finance.id], heirs }, 'còn hoạt động'],
    [{ kind: 'abolish', livesOn: true, fromIds: [finance.id], heirs }, 'không còn hoạt động'],
  ];
  for (const [input, words] of cases) {
    const { status, json } = await record(input);
    expect(status).toBe(400);
    expect(json.message).toContain(words);
  }
  expect((await record({ fromIds: ['00000000-0000-4000-8000-000000000000'], heirs })).status).toBe(404);
});
