import { expect, it } from 'vitest';
import type { PlannedClass } from '../plan/schema.ts';
import type { TrainingPlanAsk } from '../schema.ts';
import { planPaper } from './forms.ts';

const office = {
  ...{ id: 'o', name: 'Văn phòng Tỉnh uỷ', shortName: 'VPTU', place: 'Lai Châu', regime: 'party' as const },
  ...{ isExample: false, exampleToday: null },
};
const held = (name: string): PlannedClass => ({
  ...{ id: name, lineId: 'l', programmeKey: null, programmeName: 'Kỹ năng số', audience: 'Công chức' },
  ...{ ordinal: 1, heads: 30, month: 3, isFixed: false, placedBy: 'person', reason: null },
  provider: { id: name, agencyId: name, name },
});

it('names bodies in the order of their whole names, not by the last word as people', () => {
  const classes = ['Trường Chính trị tỉnh', 'Sở Y tế', 'Ban Tổ chức Tỉnh uỷ'].map(held);
  const plan = {
    ...{ id: 'p', name: 'Kế hoạch', state: 'draft' as const, steps: [], versions: [], version: null },
    ...{ lines: [], classes },
  };
  const asked: TrainingPlanAsk = {
    ...{ kind: 'training-plan', officeId: 'o', agencyId: 'a', role: 'contact', asOf: '2023-11-20' },
    ...{ recordedUntil: '2023-11-20T03:00:00Z', year: 2024 },
  };
  const { body } = planPaper({ office, issuer: null, plan, year: 2024, day: '2023-11-20', asked });
  const said = JSON.stringify(body);
  const at = ['Ban Tổ chức', 'Sở Y tế', 'Trường Chính trị'].map((name) => said.indexOf(name));
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(at).not.toContain(-1);
});
