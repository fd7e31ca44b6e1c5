import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readList } from '#platform/sheets/read-sheets.ts';
import { writeSheet } from '#platform/sheets/write.ts';
import { exampleRoster, peopleOf } from '../example/store.ts';
import { standingOn } from '../rules.ts';
import type { PersonWithRecords, StaffRecord } from '../schema.ts';
import { type Planned, planRoster } from './rules.ts';
import { type Cells, cellsOf, rosterColumns, writtenRow } from './sheets.ts';

const day = '2023-11-20';
const people = peopleOf(await exampleRoster());
const desk = { day, unitId: () => null };

const tableOf = (rows: Cells[]) => ({
  rows: rows.map((values, n) => ({
    ...{ sheet: 'Đội ngũ', row: n + 2, groups: [], others: {}, faults: [] },
    values,
  })),
});

/** The roster once the plan has been written. */
function written(before: readonly PersonWithRecords[], planned: Planned[]): PersonWithRecords[] {
  const byCode = new Map(before.map((person) => [person.code, person]));
  for (const row of planned) {
    const { code, name } = row;
    const old = row.person ?? { id: code, code, name, userId: null, records: [] };
    const gone = new Set([...row.wrong, ...row.ends.map(({ record }) => record)]);
    const ended = row.ends.map(({ record, lastDay }) => ({ ...record, to: lastDay }) as StaffRecord);
    const added = row.adds.map((add, n) => ({ ...add, id: `${code}+${n}`, personId: old.id }) as StaffRecord);
    const kept = old.records.filter((record) => !gone.has(record));
    const records = [...kept, ...ended, ...added].toSorted((a, b) =>
      (a.from ?? '').localeCompare(b.from ?? ''),
    );
    byCode.set(code, { ...old, name, records });
  }
  return [...byCode.values()];
}
const states = (planned: Planned[]) => planned.map(({ state }) => state);

describe('a roster from a file', () => {
  it('is the same again when it comes back as it went out, through a true file', async () => {
    const here = people.filter((person) => standingOn(person, day).employed);
    const batches = [here.map((person) => writtenRow(cellsOf(person, day)))];
    const chunks: Uint8Array[] = [];
    for await (const chunk of writeSheet({ name: 'Đội ngũ', columns: rosterColumns, batches }))
      chunks.push(chunk);
    const read = await readList({ name: 'doi-ngu.xlsx', bytes: Buffer.concat(chunks) }, rosterColumns);
    const planned = planRoster(read.ok ? read.value : { rows: [] }, people, desk);
    expect(planned).toHaveLength(36);
    expect(planned.filter(({ state }) => state !== 'same')).toEqual([]);
  });

  const words = (...said: string[]) => fc.constantFrom(...said);
  const aDay = fc.integer({ min: 0, max: 6000 }).map((n) => {
    const at = new Date(Date.UTC(2010, 0, 1) + n * 86_400_000);
    return at.toISOString().slice(0, 10);
  });
  const cells = fc.record(
    {
      code: words('A1', 'A2', 'B 3', 'VC01', 'VC16'),
      name: words('Lò Thị Hương', 'Nguyễn Văn Khánh', 'Tẩn A Sài'),
      unit: words('Khoa Xây dựng Đảng', 'Ban Giám hiệu', 'Phòng Tổ chức'),
      title: words('Trưởng khoa', 'Phó Hiệu trưởng', 'Giảng viên', 'Kế toán'),
      leads: words('school', 'unit', 'no'),
      postFrom: aDay,
      employment: words('permanent', 'contract'),
      employedFrom: aDay,
      lecturing: words('lecturer', 'concurrent', 'none'),
      rank: words('V.07.01.02', 'Giảng viên chính', 'v.07.01.03', '01.003'),
      rankFrom: aDay,
      degree: words('bachelor', 'master', 'doctor'),
      field: words('Luật', 'Triết học'),
      relevant: words('yes', 'no', 'undecided'),
      degreeFrom: aDay,
      theory: words('so-cap', 'trung-cap', 'cao-cap'),
      certificates: words('Ngoại ngữ B1', 'Tin học; Ngoại ngữ B1', 'Nghiệp vụ sư phạm'),
      retiresOn: aDay,
    },
    { requiredKeys: ['code', 'name'] },
  );
  const file = fc.uniqueArray(cells, { selector: ({ code }) => code, maxLength: 4 }) as fc.Arbitrary<Cells[]>;

  it('changes nothing when the same file comes again', () => {
    fc.assert(
      fc.property(file, (rows) => {
        const first = written(people, planRoster(tableOf(rows), people, desk));
        const again = planRoster(tableOf(rows), first, desk);
        expect(again.flatMap(({ says, state }) => (state === 'same' ? [] : says))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing when what it made goes out and comes back', () => {
    fc.assert(
      fc.property(file, (rows) => {
        const first = written(people, planRoster(tableOf(rows), people, desk));
        const here = first.filter((person) => standingOn(person, day).employed);
        const back = planRoster(tableOf(here.map((person) => cellsOf(person, day))), first, desk);
        expect(back.flatMap(({ says, state }) => (state === 'same' ? [] : says))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a row that says something else', () => {
  const long = people.find(({ name }) => name === 'Vũ Hoàng Long');
  const planOf = (cells: Cells) =>
    planRoster(tableOf([{ code: 'VC18', name: 'Vũ Hoàng Long', ...cells }]), people, desk);

  it('ends what was the day before, and keeps it', () => {
    const planned = planOf({ rank: 'Giảng viên chính', rankFrom: '2023-11-01' });
    expect(planned[0]?.says).toEqual(['Hạng: Giảng viên chính (hạng II) từ 01/11/2023']);
    const then = written(people, planned).find(({ id }) => id === long?.id);
    expect(then && standingOn(then, '2023-10-31').rank?.code).toBe('V.07.01.03');
    expect(then && standingOn(then, '2023-11-01').rank).toMatchObject({
      ...{ code: 'V.07.01.02', since: '2023-11-01' },
    });
  });

  it('says nothing where its cells are empty', () => {
    expect(states(planOf({}))).toEqual(['same']);
  });

  it('is a fault where the person stands twice, and takes nothing over', () => {
    const planned = planRoster(
      tableOf([
        { code: 'X1', name: 'Một' },
        { code: 'x1', name: 'Hai' },
      ]),
      people,
      desk,
    );
    expect(states(planned)).toEqual(['new', 'fault']);
  });

  it('knows leaders by their titles where no column says so', () => {
    const [planned] = planRoster(
      tableOf([{ code: 'X1', name: 'Một', title: 'Phó Trưởng khoa', unit: 'Khoa Luật' }]),
      people,
      desk,
    );
    expect(planned?.adds.find(({ kind }) => kind === 'post')?.data).toMatchObject({ leads: 'unit' });
  });
});
