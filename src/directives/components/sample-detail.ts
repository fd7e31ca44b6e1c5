import type { DirectiveDetail } from '../schema.ts';

const school = { id: 'school', name: 'Trường Chính trị tỉnh', shortName: 'TCT' };

/** For tests: an open directive of one leading agency, with nothing reported yet. */
export function sampleDetail(code: string, changes: Partial<DirectiveDetail> = {}): DirectiveDetail {
  return {
    id: code,
    code,
    ref: code.split('-').at(-1) ?? code,
    title: `Việc ${code}`,
    documentId: null,
    documentNumber: null,
    product: null,
    awaitsReceipt: false,
    publishedOn: '2023-11-21',
    assignments: [{ role: 'lead', agency: school, nameAsWritten: school.name, span: null }],
    standing: {
      state: 'not-started',
      headline: 'undated',
      due: null,
      dueOrigin: null,
      firstDue: null,
      cadence: null,
      daysLate: 0,
      daysLeft: null,
      completedOn: null,
      lastReportOn: null,
      silentDays: 7,
      next: { actor: 'agency', agencies: [school], since: '2023-11-21' },
      leads: [],
    },
    kind: 'requirement',
    text: 'Giao Trường Chính trị tỉnh tham mưu.',
    span: null,
    page: null,
    documentName: null,
    origin: null,
    events: [],
    previousCode: null,
    nextCode: null,
    files: [],
    mayDo: ['report'],
    waitingReport: null,
    closedBecause: null,
    steps: [],
    proposedSteps: [],
    asked: null,
    withdrawnOn: null,
    parentCode: null,
    occurrences: [],
    ...changes,
  };
}
