import { compareVietnamese, formatDate, formatNumber, unifyTone } from '@dondoc/vietnamese';
import { type Appendix, type Block, formatFor, type OfficialDocument, type Row } from '@dondoc/writer';
import { letterhead, nameOn } from '#accounts/rules.ts';
import type { Agency, Office } from '#accounts/schema.ts';
import { provenPaper } from '#directives/known/forms.ts';
import { knownWords } from '#directives/known/labels.ts';
import { stateLabels } from '../plan/labels.ts';
import { figuresOf } from '../plan/rules.ts';
import type { FrozenLine, PlannedClass, ShownPlan } from '../plan/schema.ts';
import type { TrainingPlanAsk } from '../schema.ts';

export interface PlanPaper {
  office: Office;
  /** Who unifies the plan and issues it; null: the office. */
  issuer: Agency | null;
  plan: ShownPlan;
  year: number;
  /** By whose day the figures hold, and the format is chosen. */
  day: string;
  asked: TrainingPlanAsk;
}

const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });
const item = (text: string): Block => ({ kind: 'item', level: 2, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const counted = (classes: readonly PlannedClass[]): string =>
  `${classes.length} lớp, ${formatNumber(classes.reduce((sum, { heads }) => sum + heads, 0))} người`;

/**
 * "Kế hoạch đào tạo, bồi dưỡng năm …": how much, by programme and by body, then every class and every line with the
 * needs behind it. What the plan does not say is not said here. Blank are its number and day: given when it is signed.
 */
export function planPaper(input: PlanPaper): OfficialDocument {
  const { plan, year, asked } = input;
  const paper: OfficialDocument = {
    ...head(input),
    type: { code: 'KH', name: 'Kế hoạch' },
    subject: `đào tạo, bồi dưỡng năm ${year}`,
    body: [paragraph(opening(input)), ...aims(input), ...scale(plan), ...bodies(plan), ...work(plan)],
    appendices: [classAnnex(plan), lineAnnex(plan)],
  };
  const named = ({ programmeName, ordinal }: PlannedClass) => `${programmeName}, lớp ${ordinal}`;
  const counts: [string, PlannedClass[]][] = [
    [TOTAL, [...plan.classes]],
    ...Map.groupBy(plan.classes, ({ programmeName }) => programmeName),
    ...byBody(plan.classes),
  ];
  const rows = counts.map(([label, those]) => [label, those.map(named)] as const);
  return provenPaper(paper, asked, { rows: Object.fromEntries(rows), head: 'Lớp' });
}

const TOTAL = 'Tổng số';

/** In the format of whoever unifies the plan: a Party body writes under its committee. */
function head({ office, issuer, day }: PlanPaper) {
  const own = letterhead(office);
  const shared = { number: null, place: office.place, date: day.slice(0, 7) };
  if (!issuer)
    return {
      ...{ ...shared, regime: office.regime, version: formatFor(office.regime, day).version },
      ...{ superior: own.superior, issuer: own.issuer, symbol: office.shortName },
      recipients: own.recipients.map((text) => ({ text })),
      signature: { authority: null, position: own.signerPosition, name: null },
    };
  const { name, shortName } = nameOn(issuer, day);
  const isParty = issuer.regime === 'party';
  const archive = isParty ? `Lưu ${shortName}` : `Lưu: VT, ${shortName}`;
  return {
    ...{ ...shared, regime: issuer.regime, version: formatFor(issuer.regime, day).version },
    ...{ superior: isParty ? own.superior : null, issuer: under(isParty ? own.superior : null, name) },
    symbol: shortName,
    recipients: [
      ...(own.superior ? [`Thường trực ${own.superior} (để báo cáo)`] : []),
      'Các cơ quan, đơn vị mở lớp và có người học',
      archive,
    ].map((text) => ({ text })),
    signature: { authority: null, position: isParty ? 'Trưởng ban' : 'Thủ trưởng cơ quan', name: null },
  };
}

/** "Ban Tổ chức Tỉnh uỷ" under "Tỉnh uỷ Sơn Hà" writes "Ban Tổ chức": the committee is named once. */
function under(superior: string | null, name: string): string {
  if (!superior) return name;
  const kind = ` ${superior.split(' ').slice(0, 2).join(' ')}`;
  return unifyTone(name).endsWith(unifyTone(kind)) ? name.slice(0, -kind.length) : name;
}

function opening({ office, issuer, plan, year, day, asked }: PlanPaper): string {
  const who = issuer ? nameOn(issuer, day).name : office.name;
  const bodies = new Set(plan.lines.flatMap(({ needs }) => needs.map(({ agencyId }) => agencyId)));
  const version = plan.versions.find((one) => one.version === plan.version);
  const approved = version
    ? `Kế hoạch được phê duyệt tại văn bản số ${version.number}, ngày ${formatDate(version.approvedOn)}.`
    : `Bản này ở bước «${stateLabels[plan.state].toLocaleLowerCase('vi')}».`;
  return `Trên cơ sở nhu cầu đào tạo, bồi dưỡng năm ${year} của ${bodies.size} cơ quan, đơn vị, ${who} xây dựng Kế hoạch đào tạo, bồi dưỡng năm ${year} như sau. ${approved} ${knownWords(asked)}`;
}

function aims({ plan, year }: PlanPaper): Block[] {
  const { heads, needs, lines } = figuresOf(plan);
  return [
    heading(1, 'Mục đích, yêu cầu'),
    item(
      `Đáp ứng nhu cầu đào tạo, bồi dưỡng năm ${year}: ${formatNumber(heads)} lượt người, gộp từ ${needs} nhu cầu thành ${lines} dòng của một kế hoạch chung.`,
    ),
    item('Mỗi lớp có đơn vị mở, tháng khai giảng; lớp chưa bố trí được nơi mở được nêu rõ tại Phụ lục 1.'),
    item('Đơn vị mở lớp theo Kế hoạch; thay đổi lớp, đơn vị, thời gian thực hiện bằng điều chỉnh Kế hoạch.'),
  ];
}

function scale({ lines, classes }: ShownPlan): Block[] {
  const proposed = lines.filter(({ origin }) => origin === 'proposed').map(({ id }) => id);
  const beyond = classes.filter(({ lineId }) => proposed.includes(lineId));
  return [
    heading(1, 'Quy mô và nội dung'),
    item(`${TOTAL}: ${counted(classes)}.`),
    ...[...Map.groupBy(classes, ({ programmeName }) => programmeName)].map(([name, own]) =>
      item(`${name}: ${counted(own)}.`),
    ),
    ...(beyond.length > 0 ? [item(`Trong đó lớp đề xuất ngoài nhu cầu gửi lên: ${counted(beyond)}.`)] : []),
  ];
}

/** Classes by body, sorted by name; those that stand nowhere come last. */
function byBody(classes: readonly PlannedClass[]): [name: string, classes: PlannedClass[]][] {
  const placed = Map.groupBy(
    classes.filter(({ provider }) => provider !== null),
    ({ provider }) => provider?.name ?? '',
  );
  const waiting = classes.filter(({ provider }) => provider === null);
  const rows = [...placed].sort(([a], [b]) => compareVietnamese(a, b));
  return waiting.length > 0 ? [...rows, ['Chưa bố trí được nơi mở', waiting]] : rows;
}

const byMonth = (a: PlannedClass, b: PlannedClass) =>
  (a.month ?? 13) - (b.month ?? 13) || compareVietnamese(a.programmeName, b.programmeName);

function bodies({ classes }: ShownPlan): Block[] {
  return [
    heading(1, 'Phân giao đơn vị mở lớp'),
    ...byBody(classes).map(([name, own]) => {
      const months = [...new Set(own.flatMap(({ month }) => month ?? []))].sort((a, b) => a - b);
      const when = months.length > 0 ? `, khai giảng tháng ${months.join(', ')}` : '';
      return item(`${name}: ${counted(own)}${when}.`);
    }),
  ];
}

function work({ classes }: ShownPlan): Block[] {
  const waiting = classes.filter(({ provider }) => provider === null).length;
  return [
    heading(1, 'Tổ chức thực hiện'),
    item(
      'Đơn vị mở lớp bố trí giảng viên, phòng học, ra quyết định mở lớp; báo cáo kết quả từng lớp khi bế giảng.',
    ),
    item('Cơ quan, đơn vị cử người học đúng đối tượng, đúng số lượng tại Phụ lục 2.'),
    ...(waiting > 0
      ? [item(`Còn ${waiting}/${classes.length} lớp chưa có nơi mở: tiếp tục bố trí trong năm.`)]
      : []),
  ];
}

/** Every class once, by body, by month. */
function classAnnex({ classes }: ShownPlan): Appendix {
  const rows = byBody(classes).flatMap(([name, own]): Row[] => [
    { group: `${name}: ${counted(own)}` },
    ...own.toSorted(byMonth).map((one, at) => ({
      cells: [
        String(at + 1),
        one.programmeName,
        one.audience,
        `Lớp ${one.ordinal}`,
        formatNumber(one.heads),
        one.month ? `Tháng ${one.month}` : '',
      ],
    })),
  ]);
  return {
    title: 'Các lớp theo đơn vị mở và tháng khai giảng',
    blocks: [
      {
        kind: 'table',
        columns: [
          { head: 'TT', millimetres: 11, align: 'center' },
          { head: 'Chương trình', share: 5 },
          { head: 'Đối tượng', share: 4 },
          { head: 'Lớp', millimetres: 17, align: 'center' },
          { head: 'Số người', millimetres: 18, align: 'center' },
          { head: 'Khai giảng', millimetres: 24, align: 'center' },
        ],
        rows,
      },
    ],
  };
}

const byProgramme = (a: FrozenLine, b: FrozenLine) =>
  compareVietnamese(a.programmeName, b.programmeName) || compareVietnamese(a.audience, b.audience);

/** Every line, and the needs it was merged from. */
function lineAnnex({ lines, classes }: ShownPlan): Appendix {
  return {
    title: 'Nhu cầu của cơ quan, đơn vị trong từng dòng kế hoạch',
    blocks: [
      {
        kind: 'table',
        columns: [
          { head: 'TT', millimetres: 11, align: 'center' },
          { head: 'Chương trình, đối tượng', share: 4 },
          { head: 'Số người', millimetres: 18, align: 'center' },
          { head: 'Số lớp', millimetres: 15, align: 'center' },
          { head: 'Nhu cầu', share: 5 },
        ],
        rows: lines.toSorted(byProgramme).map((line, at) => ({
          cells: [
            String(at + 1),
            `${line.programmeName}\n${line.audience}`,
            formatNumber(line.heads),
            String(classes.filter(({ lineId }) => lineId === line.id).length),
            line.needs.map(({ agencyName, heads }) => `${agencyName}: ${heads} người`).join('\n') ||
              `Đề xuất ngoài nhu cầu${line.reason ? `: ${line.reason}` : ''}`,
          ],
        })),
      },
    ],
  };
}
