import { formatDate } from '@dondoc/vietnamese';
import type { Appendix, Block, OfficialDocument, Row } from '@dondoc/writer';
import { provenPaper } from '#directives/known/forms.ts';
import { knownWords } from '#directives/known/labels.ts';
import { type Issuing, issuerInText, paperHead } from '../issuers/rules.ts';
import type { PlanAsk } from '../issuers/schema.ts';
import { shareWords } from '../labels.ts';
import { countOn, dayOf, type Outlook } from '../roadmap/rules.ts';
import type { GapRow, KeptRow, Roadmap, TaskRow } from '../roadmap/schema.ts';
import { budgetBySource, dongInWords, outlookFor, planTitle, schemeWords } from './rules.ts';

export interface PlanInput extends Issuing {
  roadmap: Roadmap;
  asked: PlanAsk;
}

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
const item = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'item', level, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/**
 * "Kế hoạch thực hiện Đề án": aims by year, tasks by criterion, who does what, and a table with every indicator of the
 * set. What the roadmap does not say is not said here.
 */
export function planPaper(written: PlanInput): OfficialDocument {
  const input = { ...written, roadmap: inFull(written.roadmap) };
  const { roadmap, day } = input;
  const outlook = outlookFor(roadmap, day);
  const paper: OfficialDocument = {
    ...paperHead(input),
    type: { code: 'KH', name: 'Kế hoạch' },
    subject: planTitle(roadmap.target, roadmap.set.name).replace(/^Kế hoạch /, ''),
    body: [
      paragraph(opening(input)),
      ...purpose(roadmap),
      ...aims(roadmap, outlook, day),
      ...work(roadmap),
      ...money(roadmap),
      ...organisation(roadmap),
    ],
    appendices: [annex(roadmap, day, knownWords(input.asked))],
  };
  const byLead = Map.groupBy(roadmap.tasks, ({ leadName }) => leadName ?? NO_LEAD);
  const rows = [...byLead].map(
    ([lead, own]) => [lead, own.map(({ number }) => `việc số ${number}`)] as const,
  );
  return provenPaper(paper, input.asked, { rows: Object.fromEntries(rows), head: 'Việc' });
}

const NO_LEAD = 'Chưa phân công chủ trì';

/** A paper names bodies in full; the lists of the pages have no room for that. */
export function inFull(roadmap: Roadmap): Roadmap {
  const names = new Map(roadmap.agencies.map(({ shortName, name }) => [shortName, name]));
  const full = (short: string | null) => short && (names.get(short) ?? short);
  return {
    ...roadmap,
    gaps: roadmap.gaps.map((row) => ({ ...row, leader: full(row.leader) })),
    kept: roadmap.kept.map((row) => ({ ...row, watcher: full(row.watcher) })),
    tasks: roadmap.tasks.map((task) => ({
      ...task,
      leadName: full(task.leadName),
      coordinatingNames: task.coordinatingNames.map((name) => names.get(name) ?? name),
    })),
  };
}

function opening(input: PlanInput): string {
  const { target, set } = input.roadmap;
  const number = target?.number ? ` số ${target.number}` : '';
  const dated = target?.issuedOn ? `, ngày ${formatDate(target.issuedOn)}` : '';
  const of = target?.issuer ? ` của ${target.issuer}` : '';
  const basis = target ? `Thực hiện ${schemeWords(target)}${number}${dated}${of}` : `Căn cứ ${set.name}`;
  return `${basis}, ${issuerInText(input)} ban hành Kế hoạch thực hiện như sau. ${knownWords(input.asked)} ${madeUp(set)}`.trim();
}

const madeUp = ({ isPractice }: Roadmap['set']): string =>
  isPractice ? 'Bộ chỉ tiêu dùng trong Kế hoạch là bộ tập huấn, số liệu giả định.' : '';

function purpose({ total, gaps, kept, level, target }: Roadmap): Block[] {
  const until = target?.on && target.level === level ? ` chậm nhất ngày ${formatDate(target.on)}` : '';
  return [
    heading(1, 'Mục đích, yêu cầu'),
    heading(2, 'Mục đích'),
    item(3, `Đưa Trường đạt chuẩn mức ${level} với ${total}/${total} chỉ tiêu${until}.`),
    item(
      3,
      `Giữ vững ${kept.length} chỉ tiêu đã đạt; khắc phục ${gaps.length} chỉ tiêu chưa đạt hoặc chưa được kết luận.`,
    ),
    heading(2, 'Yêu cầu'),
    item(
      3,
      'Mỗi nhiệm vụ có cơ quan chủ trì, cơ quan phối hợp, thời gian, sản phẩm và nguồn kinh phí; nội dung chưa xác định được ghi rõ tại Phụ lục.',
    ),
  ];
}

/** N/55 by the end of each year for which a day is planned; what has none is named. */
export function aims(
  { total, met, round, gaps }: Roadmap,
  { cumulative, expected }: Outlook,
  day: string,
): Block[] {
  const years = [...new Set(cumulative.steps.map(({ on }) => on.slice(0, 4)))];
  const all = dayOf(cumulative, total);
  const codes = (ids: string[]) => codesOf(gaps.filter(({ indicator }) => ids.includes(indicator.id)));
  const left = [...expected.values()].filter((on) => on === null).length;
  return [
    heading(1, 'Mục tiêu'),
    item(
      2,
      round
        ? `Hiện trạng: đạt ${shareWords(met, total)} chỉ tiêu, theo ${round.name}, số liệu đến ngày ${formatDate(round.asOf)}${round.isClosed ? '' : ' (chưa chốt, số liệu tạm tính)'}.`
        : `Hiện trạng: chưa có đợt tự đánh giá nên chưa biết số chỉ tiêu đạt trên ${total} chỉ tiêu.`,
    ),
    ...years.map((year) =>
      item(
        2,
        `Đến hết năm ${year}: đạt ${shareWords(countOn(cumulative, `${year}-12-31`), total)} chỉ tiêu.`,
      ),
    ),
    ...(met >= total
      ? []
      : [
          item(
            2,
            all
              ? `Ngày dự kiến đạt ${total}/${total} chỉ tiêu: ${formatDate(all)}.`
              : `Chưa xác định được ngày đạt ${total}/${total} chỉ tiêu.`,
          ),
        ]),
    ...(left > 0
      ? [item(2, `Chỉ tiêu chưa có ngày dự kiến đạt: ${left} (${codes(cumulative.undated)}).`)]
      : []),
    ...(cumulative.overdue.length > 0
      ? [
          item(
            2,
            `Chỉ tiêu đã quá ngày dự kiến trước ${formatDate(day)}, cần định ngày mới: ${cumulative.overdue.length} (${codes(cumulative.overdue)}).`,
          ),
        ]
      : []),
  ];
}

const codesOf = (rows: readonly (GapRow | KeptRow)[]): string =>
  rows.map(({ indicator }) => indicator.code).join(', ');

/** Tasks stand under the criterion of their first indicator, by their numbers in the plan. */
export function work({ set, gaps, kept, tasks }: Roadmap): Block[] {
  const all = byPlace([...gaps, ...kept]);
  const criterionOf = (task: TaskRow) =>
    all.find(({ indicator }) => task.indicatorIds.includes(indicator.id))?.indicator.criterion;
  return [
    heading(1, 'Nhiệm vụ'),
    ...set.criteria.flatMap(({ number, name }) => {
      const own = tasks.filter((task) => criterionOf(task) === number);
      const open = gaps.filter(({ indicator }) => indicator.criterion === number);
      const held = kept.filter(({ indicator }) => indicator.criterion === number);
      const bare = open.filter(({ taskIds }) => taskIds.length === 0);
      return [
        heading(2, `${name}: đạt ${shareWords(held.length, held.length + open.length)} chỉ tiêu`),
        ...own.map((task) => item(3, taskInWords(task, all))),
        ...(bare.length > 0 ? [item(3, `Chỉ tiêu chưa có nhiệm vụ: ${codesOf(bare)}.`)] : []),
        ...(held.length > 0 ? [item(3, `Giữ vững các chỉ tiêu đã đạt: ${codesOf(held)}.`)] : []),
      ];
    }),
  ];
}

const byPlace = <R extends GapRow | KeptRow>(rows: R[]): R[] =>
  rows.toSorted((a, b) => a.indicator.position - b.indicator.position);

function taskInWords(task: TaskRow, rows: (GapRow | KeptRow)[]): string {
  const own = rows.filter(({ indicator }) => task.indicatorIds.includes(indicator.id));
  const parts = [
    `chủ trì: ${task.leadName ?? 'chưa phân công'}`,
    task.coordinatingNames.length > 0 ? `phối hợp: ${task.coordinatingNames.join(', ')}` : null,
    `thời gian: ${spanInWords(task)}`,
    task.product ? `sản phẩm: ${task.product}` : null,
    budgetInWords(task) ? `kinh phí: ${budgetInWords(task)}` : null,
  ].filter((part) => part !== null);
  return `Việc số ${task.number}. ${task.title} (chỉ tiêu ${codesOf(own)}); ${parts.join('; ')}.`;
}

export function spanInWords({ startsOn, endsOn }: Pick<TaskRow, 'startsOn' | 'endsOn'>): string {
  if (startsOn && endsOn) return `từ ${formatDate(startsOn)} đến ${formatDate(endsOn)}`;
  if (endsOn) return `đến ${formatDate(endsOn)}`;
  return startsOn ? `từ ${formatDate(startsOn)}, chưa có ngày kết thúc` : 'chưa có ngày';
}

const budgetInWords = ({ budgetSource, budgetAmount }: TaskRow): string =>
  [budgetSource, budgetAmount ? dongInWords(budgetAmount) : null].filter(Boolean).join(', ');

export function money({ tasks }: Roadmap): Block[] {
  const sums = budgetBySource(tasks);
  if (sums.length === 0) return [];
  return [
    heading(1, 'Kinh phí thực hiện'),
    ...sums.map(({ source, sum, tasks: count, withoutAmount }) => {
      const open = withoutAmount > 0 ? `, trong đó ${withoutAmount} nhiệm vụ chưa có số tiền` : '';
      const amount = withoutAmount === count ? 'chưa có số tiền' : dongInWords(sum);
      return item(2, `${source}: ${amount} (${count} nhiệm vụ${withoutAmount === count ? '' : open}).`);
    }),
  ];
}

export function organisation({ tasks }: Roadmap): Block[] {
  const byLead = Map.groupBy(tasks, ({ leadName }) => leadName);
  const lines = [...byLead].map(([lead, own]) => {
    const numbers = own.map(({ number }) => number).join(', ');
    return item(2, `${lead ?? NO_LEAD}: ${own.length} nhiệm vụ (việc số ${numbers}).`);
  });
  return [
    heading(1, 'Tổ chức thực hiện'),
    ...lines,
    item(
      2,
      'Cơ quan, đơn vị chủ trì tổ chức thực hiện, báo cáo kết quả và khó khăn, vướng mắc; chi tiết từng chỉ tiêu tại Phụ lục.',
    ),
  ];
}

/** Every indicator of the set once, each with what is done about it. */
export function annex(
  roadmap: Roadmap,
  day: string,
  basis = `Số liệu đến ngày ${formatDate(day)}.`,
): Appendix {
  const all = byPlace([...roadmap.gaps, ...roadmap.kept]);
  const rows = roadmap.set.criteria.flatMap(({ number, name }): Row[] => [
    { group: `${number}. ${name}` },
    ...all
      .filter(({ indicator }) => indicator.criterion === number)
      .map((row) => ({ cells: annexCells(row, roadmap.tasks) })),
  ]);
  return {
    title: `Khoảng trống, nhiệm vụ và lộ trình của ${roadmap.total} chỉ tiêu`,
    landscape: true,
    blocks: [
      paragraph(`${basis} Ô trống: chưa xác định.`),
      {
        kind: 'table',
        columns: [
          { head: 'Mã', millimetres: 13, align: 'center' },
          { head: 'Chỉ tiêu', share: 30 },
          { head: 'Hiện trạng', share: 15 },
          { head: 'Khoảng trống', share: 23 },
          { head: 'Nhiệm vụ', share: 30 },
          { head: 'Chủ trì', share: 22 },
          { head: 'Phối hợp', share: 18 },
          { head: 'Thời gian', millimetres: 29, align: 'center' },
          { head: 'Sản phẩm', share: 17 },
          { head: 'Nguồn kinh phí', share: 22 },
        ],
        rows,
      },
    ],
  };
}

const isGap = (row: GapRow | KeptRow): row is GapRow => 'gap' in row;

function annexCells(row: GapRow | KeptRow, tasks: TaskRow[]): string[] {
  const own = tasks.filter((task) => task.indicatorIds.includes(row.indicator.id));
  const many = own.length > 1;
  const said = (words: (task: TaskRow) => string | null) =>
    own
      .flatMap((task) => (words(task) ? [many ? `${task.number}. ${words(task)}` : words(task)] : []))
      .join('\n');
  const planned = isGap(row) && row.plannedOn ? `Dự kiến đạt ${formatDate(row.plannedOn)}` : '';
  return [
    row.indicator.code,
    row.indicator.name,
    row.now,
    isGap(row) ? row.gap : 'Không',
    [isGap(row) ? '' : 'Giữ vững', said(({ title }) => title)].filter(Boolean).join('\n'),
    said(({ leadName }) => leadName) || (isGap(row) ? (row.leader ?? '') : (row.watcher ?? '')),
    said(({ coordinatingNames }) => coordinatingNames.join(', ')),
    [said((task) => (task.endsOn ? spanShort(task) : null)), planned].filter(Boolean).join('\n'),
    said(({ product }) => product),
    said((task) => budgetInWords(task).replaceAll('\u00a0', ' ')),
  ];
}

const spanShort = ({ startsOn, endsOn }: TaskRow): string =>
  [startsOn, endsOn].flatMap((on) => (on ? [formatDate(on)] : [])).join(' –\n');
