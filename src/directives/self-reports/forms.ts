import { formatDate } from '@dondoc/vietnamese';
import { formatFor, type OfficialDocument } from '@dondoc/writer';
import { nameOn } from '#accounts/rules.ts';
import type { Agency } from '#accounts/schema.ts';
import { provenPaper } from '../known/forms.ts';
import { knownWords } from '../known/labels.ts';
import { answered } from './rules.ts';
import type { SelfReport, SelfReportAsk } from './schema.ts';

interface Input {
  /** Who answers for it, and whose office it is. */
  agency: Agency;
  place: string;
  to: string;
  code: string;
  title: string;
  report: SelfReport;
  asked: SelfReportAsk;
}

/** The yearly self-report on a standing duty, in the format of the agency that answers; number and day when signed. */
export function selfReportPaper(input: Input): OfficialDocument {
  const { agency, place, to, code, title, report, asked } = input;
  const { asOf: day } = asked;
  const { name, shortName } = nameOn(agency, day);
  const { year, answers, paperNumber, paperOn } = report;
  const paper = [paperNumber ? `số ${paperNumber}` : null, paperOn ? `ngày ${formatDate(paperOn)}` : null];
  const taken = paper.some(Boolean) ? ` Ghi lại theo báo cáo giấy ${paper.filter(Boolean).join(', ')}.` : '';
  const written: OfficialDocument = {
    ...{ regime: agency.regime, version: formatFor(agency.regime, day).version },
    ...{ superior: null, issuer: name, issuerInText: name, symbol: shortName, number: null },
    type: { code: 'BC', name: 'Báo cáo' },
    subject: `tự đánh giá năm ${year} việc thực hiện nhiệm vụ ${code}`,
    ...{ place, date: day.slice(0, 7) },
    body: [
      {
        kind: 'paragraph',
        text: `${name} tự báo cáo năm ${year} về nhiệm vụ thường xuyên: ${title}.${taken} ${knownWords(asked)}`,
      },
      { kind: 'paragraph', text: `${ANSWERED}: ${answered(answers)}/${answers.length} câu.` },
      ...answers.flatMap(({ text, answer, evidence }) => [
        { kind: 'item' as const, level: 2 as const, text },
        { kind: 'paragraph' as const, text: answer ?? 'Chưa trả lời.' },
        ...(evidence ? [{ kind: 'paragraph' as const, text: `Minh chứng: ${evidence}` }] : []),
      ]),
    ],
    recipients: [to, `Lưu ${shortName}`].map((text) => ({ text })),
    signature: { authority: null, position: 'Thủ trưởng cơ quan', name: null },
  };
  const said = answers.flatMap(({ text, answer }) => (answer ? [text] : []));
  return provenPaper(written, asked, { rows: { [ANSWERED]: said }, head: 'Câu hỏi đã trả lời' });
}

const ANSWERED = 'Số câu hỏi đã trả lời';
