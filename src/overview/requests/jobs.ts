import type { Viewer } from '#accounts/schema.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { tableLabel } from '../personal/labels.ts';
import { KEPT_BY_CERTIFICATE, steps } from '../personal/rules.ts';
import type { PlanLine, Subject } from '../personal/schema.ts';
import * as people from '../personal/store.ts';
import { namesOf, otherAdministrators } from './store.ts';

/** What there is of a person, and what would become of it. */
export async function previewPlan(db: Db, { kind, id }: Subject): Promise<PlanLine[]> {
  const certified = kind === 'learner' && (await people.hasCertificate(db, id));
  const lines: PlanLine[] = [];
  for (const { table, key, becomes, why } of steps[kind]) {
    const rows = await people.countRows(db, table, key, id);
    const said = certified && table === 'training_enrolment' ? KEPT_BY_CERTIFICATE : why;
    if (rows > 0) lines.push({ table, label: tableLabel(table), rows, becomes, why: said });
  }
  return lines;
}

/** Does what the preview says, in the transaction that decides it. */
export async function applyPlan(tx: Tx, viewer: Viewer, subject: Subject): Promise<PlanLine[]> {
  const { kind, id } = subject;
  if (kind === 'user' && (await otherAdministrators(tx, viewer.office.id, id, viewer.today)) === 0)
    throw problem(
      'refused',
      'Đây là người quản trị duy nhất của cơ quan. Thêm một người quản trị khác trước; chưa có gì thay đổi.',
    );
  const lines = await previewPlan(tx, subject);
  for (const { table, key, becomes } of steps[kind])
    if (becomes === 'removed') await people.removeRows(tx, table, key, id);
  if (kind === 'user') await people.unnameUser(tx, id, viewer.today);
  if (kind === 'learner') await people.unnameLearner(tx, id, await people.hasCertificate(tx, id));
  return lines;
}

/** Names of those spoken of, as they are now. */
export const subjectsNamed = (db: Db, rows: { subjectKind: string; subjectId: string }[]) =>
  namesOf(
    db,
    Map.groupBy(rows, ({ subjectKind }) => subjectKind),
  );
