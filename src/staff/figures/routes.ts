import { findAgency } from '#accounts/agencies/store.ts';
import { paperPoint, roomReport, sendReport } from '#directives/known/routes.ts';
import { DOCX } from '#documents/routes.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { staffFacts } from '../facts.ts';
import { staffOf } from '../ranks/routes.ts';
import { readSetting, staffRows } from '../store.ts';
import { staffReport } from './forms.ts';
import { StaffReportAsk } from './schema.ts';

/** For whoever may see who works at the school: the paper names them. How the school counts is kept only as it is now. */
const figuresReport = roomReport({
  ...{ kind: 'staff', asked: StaffReportAsk, act: 'staff.read', form: 'staff-report' },
  ...{ tables: staffRows, isPersonal: true },
  async make(tx, viewer, asked) {
    const school = await staffOf(tx, viewer);
    const { regime } = await findAgency(tx, school.id);
    const { concurrentCounts } = await readSetting(tx, school.id);
    const ask = { officeId: viewer.office.id, schoolId: school.id, day: asked.asOf };
    const facts = await staffFacts.read(tx, { ...ask, from: `${asked.asOf.slice(0, 4)}-01-01` });
    const figures = staffFacts.names.flatMap((said) => {
      const fact = facts.get(said.name);
      return fact ? [{ said, fact }] : [];
    });
    const { place } = viewer.office;
    const paper = staffReport({ school, regime, place, asked, concurrentCounts, figures });
    return { paper, name: `bao-cao-doi-ngu-${asked.asOf}` };
  },
});

/** The papers of the part, each of which can be made again. */
export const staffReports = [figuresReport];

export const staffFigureFiles = (parts: Parts): FileRoute[] => [
  {
    ...{ method: 'get', path: '/staff-figures.docx' },
    handle: (c) => sendReport(parts, c, figuresReport, () => ({})),
    described: sendsFile(
      { ...{ tag: 'staff', id: 'staff.report', summary: 'Báo cáo tình hình đội ngũ' }, query: paperPoint },
      DOCX,
    ),
  },
];
