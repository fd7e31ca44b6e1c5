import { formatDate } from '@dondoc/vietnamese';
import { type Block, formatFor, type OfficialDocument, type Row, type Table } from '@dondoc/writer';
import { letterhead, nameOn } from '#accounts/rules.ts';
import type { Agency, Office } from '#accounts/schema.ts';
import { provenPaper } from '#directives/known/forms.ts';
import { knownWords } from '#directives/known/labels.ts';
import { classWords, kindWords, placesIn } from '../findings/rules.ts';
import type { Figure } from '../indices/schema.ts';
import type { Result } from '../indices/store.ts';
import { neededWords, quotaWords } from '../quotas/labels.ts';
import type { QuotaView } from '../quotas/schema.ts';
import type { SurveyAsk } from '../schema.ts';
import { audienceLabels, percentWords } from '../surveys/labels.ts';
import type { Audience } from '../surveys/schema.ts';
import { changeWords, figureWords, intervalWords, METHOD, two } from './labels.ts';
import type { ChangeLine } from './schema.ts';

export interface Paper {
  office: Office;
  /** Who ran all the classes; null: several did, and the office reports. */
  provider: Agency | null;
  /** What the report is about: the class, the programme, the year. */
  about: string;
  day: string;
  asked: SurveyAsk;
  results: Result[];
  changes: { code: string; changes: ChangeLine[] }[];
  /** Null: the report is of one class, to which no quota of a year applies. */
  quotas: QuotaView | null;
  /** What became of low figures, by wave. */
  findings: { waveId: string; place: string | null; code: string }[];
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const item = (text: string): Block => ({ kind: 'item', level: 2, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** So many of the lowest items are named. */
const LOWEST = 5;

/** "Báo cáo kết quả khảo sát chất lượng đào tạo, bồi dưỡng": how people were asked, what they said, what follows. */
export function surveyReport(paper: Paper): OfficialDocument {
  const { office, about, day, results, quotas, asked } = paper;
  const { issuer, ...head } = headOf(paper);
  const instrument = results[0]?.wave.instrument;
  const report: OfficialDocument = {
    ...{ ...head, issuer, number: null, place: office.place, date: day.slice(0, 7) },
    type: { code: 'BC', name: 'Báo cáo' },
    subject: `kết quả khảo sát chất lượng đào tạo, bồi dưỡng ${about}`,
    body: [
      paragraph(
        `${issuer} báo cáo kết quả khảo sát chất lượng đào tạo, bồi dưỡng ${about}, theo các đợt khảo sát đã kết thúc. ${knownWords(asked)} Căn cứ: ${instrument?.basis ?? 'chưa ghi'}.`,
      ),
      paragraph(`${WAVES}: ${results.length} đợt.`),
      ...(instrument?.doubts ? [paragraph(`Lưu ý về căn cứ: ${instrument.doubts}`)] : []),
      heading('Cách khảo sát'),
      ...results.map(({ wave, indices }) => item(askedWords(wave, indices.valid))),
      item(METHOD),
      heading('Kết quả'),
      waveTable(results),
      ...paper.changes.flatMap(({ code, changes }) =>
        changes.map(({ label, ...change }) => item(`Lớp ${code}, ${label}: ${changeWords(change)}.`)),
      ),
      heading('Từng nội dung, tiêu chí'),
      ...results.flatMap((result) => objectBlocks(result, results.length)),
      heading('Chỉ số thấp nhất'),
      ...lowest(paper),
      ...(quotas ? [heading(`Chỉ tiêu khảo sát năm ${quotas.year}`), ...quotaItems(quotas)] : []),
    ],
  };
  const waves = results.map(({ wave }) => `${wave.classCode}, ${kindWords[wave.kind]}`);
  const quotaRows = (quotas?.lines ?? []).map(({ objects, done }) => [
    ...[objects.join(', '), done.map(({ code }) => code)],
  ]);
  const rows = { [WAVES]: waves, ...Object.fromEntries(quotaRows) };
  return provenPaper(report, asked, { rows, head: 'Đợt khảo sát, lớp' });
}

const WAVES = 'Số đợt khảo sát đã kết thúc';

/** Head and foot in the format of whoever reports: the body that ran the classes, or the office. */
function headOf({ office, provider, day }: Paper) {
  const head = letterhead(office);
  if (!provider)
    return {
      ...{ regime: office.regime, version: formatFor(office.regime, day).version },
      ...{ superior: head.superior, issuer: head.issuer, symbol: office.shortName },
      recipients: head.recipients.map((text) => ({ text })),
      signature: { authority: null, position: head.signerPosition, name: null },
    };
  const { name, shortName } = nameOn(provider, day);
  const position = /^trường/iu.test(name) ? 'Hiệu trưởng' : 'Thủ trưởng cơ quan';
  return {
    ...{ regime: provider.regime, version: formatFor(provider.regime, day).version },
    ...{ superior: provider.regime === 'party' ? head.superior : null, issuer: name, symbol: shortName },
    recipients: [`${office.name} (để báo cáo)`, `Lưu: VT, ${shortName}`].map((text) => ({ text })),
    signature: { authority: null, position, name: null },
  };
}

function askedWords(wave: Result['wave'], valid: number): string {
  const kinds = [...new Set([...Object.keys(wave.invited), ...Object.keys(wave.answered)])] as Audience[];
  const parts = kinds.map((kind) => {
    const [asked, sheets] = [wave.invited[kind], wave.answered[kind] ?? 0];
    const count = asked ? percentWords(sheets, asked) : `${sheets} phiếu, không rõ số người được hỏi`;
    return `${audienceLabels[kind].toLowerCase()} ${count}`;
  });
  return `Khảo sát ${classWords(wave.className)} (${wave.classCode}), ${kindWords[wave.kind]}, từ ${formatDate(wave.opensOn)} đến ${formatDate(wave.closedOn)}: ${parts.join('; ')}; ${valid} phiếu hợp lệ, ${wave.voided} phiếu không hợp lệ (bỏ trống quá ${wave.instrument.voidOverPercent} % số lời hỏi).`;
}

const figureCells = (figure: Figure | null, fewest: number): string[] =>
  figure
    ? [two(figure.mean), figure.band ?? '', intervalWords(figure), String(figure.n)]
    : [`không đủ ${fewest} phiếu`, '', '', ''];

const figureHeads = [
  { head: 'Chỉ số', millimetres: 20, align: 'center' as const },
  { head: 'Mức', millimetres: 24, align: 'center' as const },
  { head: 'Khoảng tin cậy 95 %', millimetres: 30, align: 'center' as const },
  { head: 'Phiếu', millimetres: 19, align: 'center' as const },
];

const waveTable = (results: Result[]): Table => ({
  kind: 'table',
  columns: [{ head: 'TT', millimetres: 10, align: 'center' }, { head: 'Lớp, đợt', share: 1 }, ...figureHeads],
  rows: results.map(({ wave, indices }, at) => ({
    cells: [
      ...[String(at + 1), `${wave.className} (${wave.classCode}), ${kindWords[wave.kind]}`],
      ...figureCells(indices.general, wave.instrument.minimumShown),
    ],
  })),
});

function objectBlocks({ wave, indices }: Result, of: number): Block[] {
  const fewest = wave.instrument.minimumShown;
  const rows = indices.objects.flatMap(({ label, figure, criteria }): Row[] => [
    { cells: [label, ...figureCells(figure, fewest)] },
    ...criteria.map((one): Row => ({ cells: [`– ${one.label}`, ...figureCells(one.figure, fewest)] })),
  ]);
  return [
    ...(of > 1
      ? [paragraph(`Khảo sát ${classWords(wave.className)} (${wave.classCode}), ${kindWords[wave.kind]}:`)]
      : []),
    { kind: 'table', columns: [{ head: 'Nội dung, tiêu chí', share: 1 }, ...figureHeads], rows },
  ];
}

function lowest({ results, findings }: Paper): Block[] {
  const items = results
    .flatMap(({ wave, indices }) =>
      placesIn(indices)
        .filter(({ place }) => place.split('/').length === 3)
        .flatMap(({ place, label, figure }) => (figure ? [{ wave, place, label, figure }] : [])),
    )
    .toSorted((a, b) => a.figure.exact - b.figure.exact)
    .slice(0, LOWEST);
  if (items.length === 0) return [item('Chưa có lời hỏi nào đủ phiếu để hiện chỉ số.')];
  return items.map(({ wave, place, label, figure }) => {
    const done = findings.find((one) => one.waveId === wave.id && one.place === place);
    const words = figureWords(figure, wave.instrument.scale.to, wave.instrument.minimumShown);
    return item(
      `${label}: ${words}, lớp ${wave.classCode}${done ? `; đã giao nhiệm vụ ${done.code}` : '; chưa giao nhiệm vụ'}.`,
    );
  });
}

const quotaItems = ({ lines, courses }: QuotaView): Block[] =>
  lines.map((line) => {
    const count =
      line.percent === null ? `${line.done.length} khoá` : percentWords(line.done.length, courses);
    return item(`${line.objects.join(', ')}: ${count}, cần ${quotaWords(line)}: ${neededWords(line)}.`);
  });
