import type { Actor, Directive } from './contract.ts';
import { deadlinesIn } from './deadlines.ts';
import { bareDeadline } from './fixed-dates.ts';
import { lineActors } from './leads.ts';
import type { Passage } from './lines.ts';
import type { Found } from './orders.ts';
import type { Paper } from './place.ts';
import { actorsOf, rolesIn } from './roles.ts';
import type { Skeleton } from './skeleton.ts';
import type { Row } from './tables.ts';

/** A row of an assignment table as a directive: the content cell is its words, the others its roles and time. */
export function rowDirective(
  row: Row,
  section: string,
  skeletonOf: (passage: Passage) => Skeleton,
  paper: Paper,
): Found | null {
  const cell = (column: string) => row.cells.find((one) => one.column === column)?.passage;
  const content = cell('content');
  if (!content || content.text.trim().length < 8) return null;
  const actorsFrom = (column: string, role: Actor['role']) => {
    const passage = cell(column);
    return passage ? lineActors(skeletonOf(passage), { start: 0, end: passage.text.length }, role) : [];
  };
  const time = cell('time');
  const bare = time && bareDeadline(time, 0, time.text.length, paper.calendar);
  const found = time && (bare ? [bare] : deadlinesIn(time.search, time, 0, paper.calendar));
  const product = cell('product');
  const own = skeletonOf(content);
  const claimed = [...rolesIn(own, 0, content.text.length, [])]
    .filter(([, role]) => role === 'submitTo' || role === 'appraise')
    .flatMap(([group, role]) => actorsOf(own, group, role));
  const directive: Directive = {
    ref: `${section}.${row.number}`,
    kind: 'requirement',
    heading: null,
    proposal: null,
    text: content.text,
    span: content.span(0, content.text.length),
    actors: [...actorsFrom('lead', 'lead'), ...actorsFrom('coordinate', 'coordinate'), ...claimed],
    deadline: found?.[0]?.deadline ?? null,
    products: product ? [product.text] : [],
    doubts: row.doubtful ? ['Không tách được các ô của dòng này trong bảng. Cần đối chiếu bản gốc.'] : [],
    otherDeadlines: [],
  };
  const step = directive.actors.some((actor) => actor.role === 'lead') ? 3 : 8;
  const { yearSupplied = false, missingYear } = found?.[0] ?? {};
  return { directive, step, yearSupplied, missingYear, assignments: 0 };
}
