import { formatDate } from '@dondoc/vietnamese';
import { formatFor, type OfficialDocument } from '@dondoc/writer';
import { nameOn } from '#accounts/rules.ts';
import type { Agency } from '#accounts/schema.ts';
import { answered } from './rules.ts';
import type { SelfReport } from './schema.ts';

interface Input {
  /** Who answers for it, and whose office it is. */
  agency: Agency;
  place: string;
  to: string;
  code: string;
  title: string;
  report: SelfReport;
  day: string;
}

/** The yearly self-report on a standing duty, in the format of the agency that answers; number and day when signed. */
export function selfReportPaper({ agency, place, to, code, title, report, day }: Input): OfficialDocument {
  const { name, shortName } = nameOn(agency, day);
  const { year, answers, paperNumber, paperOn } = report;
  const paper = [paperNumber ? `số ${paperNumber}` : null, paperOn ? `ngày ${formatDate(paperOn)}` : null];
  const taken = paper.some(Boolean) ? ` Ghi lại theo báo cáo giấy ${paper.filter(Boolean).join(', ')}.` : '';
  return {
    ...{ regime: agency.regime, version: formatFor(agency.regime, day).version },
    ...{ superior: null, issuer: name, issuerInText: name, symbol: shortName, number: null },
    type: { code: 'BC', name: 'Báo cáo' },
    subject: `tự đánh giá năm ${year} việc thực hiện nhiệm vụ ${code}`,
    ...{ place, date: day.slice(0, 7) },
    body: [
      {
        kind: 'paragraph',
        text: `${name} tự báo cáo năm ${year} về nhiệm vụ thường xuyên: ${title}. Trả lời ${answered(answers)}/${answers.length} câu hỏi.${taken}`,
      },
      ...answers.flatMap(({ text, answer, evidence }) => [
        { kind: 'item' as const, level: 2 as const, text },
        { kind: 'paragraph' as const, text: answer ?? 'Chưa trả lời.' },
        ...(evidence ? [{ kind: 'paragraph' as const, text: `Minh chứng: ${evidence}` }] : []),
      ]),
    ],
    recipients: [to, `Lưu ${shortName}`].map((text) => ({ text })),
    signature: { authority: null, position: 'Thủ trưởng cơ quan', name: null },
  };
}
