import { formatDate } from '@dondoc/vietnamese';
import { type Outlook, outlookOf, scheduledOf } from '../roadmap/rules.ts';
import type { Roadmap, Target, TaskRow } from '../roadmap/schema.ts';

/** "Đề án xây dựng …": by its kind and title, however the title was typed. */
export function schemeWords({ title }: Pick<Target, 'title'>): string {
  const rest = title.replace(/^đề án\s+/iu, '');
  return `Đề án ${rest.charAt(0).toLocaleLowerCase('vi')}${rest.slice(1)}`;
}

/** By what the plan is called: after the scheme that it carries out, else after the set it leads to. */
export const planTitle = (target: Pick<Target, 'title'> | null, setName: string): string =>
  `Kế hoạch thực hiện ${target ? schemeWords(target) : `lộ trình theo ${setName}`}`;

/** Why a task cannot be laid on anybody yet; null where it can. */
export function faultOfIssue(
  { leadId, endsOn }: Pick<TaskRow, 'leadId' | 'endsOn'>,
  today: string,
): string | null {
  if (!leadId) return 'chưa có cơ quan chủ trì';
  if (endsOn && endsOn < today) return `hạn ${formatDate(endsOn)} ở trước hôm nay`;
  return null;
}

/** The days of a roadmap as it is written. */
export const outlookFor = ({ gaps, tasks, met }: Roadmap, today: string): Outlook =>
  outlookOf(
    gaps.map(({ indicator, plannedOn, taskIds }) => ({ indicatorId: indicator.id, plannedOn, taskIds })),
    tasks.map((task) => scheduledOf(task, task.work)),
    met,
    today,
  );

/** Sums of đồng by source, exactly; what has no amount is counted, not guessed. */
export function budgetBySource(tasks: readonly Pick<TaskRow, 'budgetSource' | 'budgetAmount'>[]) {
  const funded = tasks.filter(({ budgetSource, budgetAmount }) => budgetSource || budgetAmount);
  const sources = Map.groupBy(funded, ({ budgetSource }) => budgetSource ?? 'Chưa ghi nguồn');
  return [...sources].map(([source, own]) => ({
    source,
    sum: own.reduce((sum, { budgetAmount }) => sum + BigInt(budgetAmount ?? 0), 0n),
    tasks: own.length,
    withoutAmount: own.filter(({ budgetAmount }) => budgetAmount === null).length,
  }));
}

export const dongInWords = (amount: bigint | string): string =>
  `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}\u00a0đồng`;
