import { dayOfWeek, daysBetween, formatDate, formatNumber } from '@dondoc/vietnamese';
import type { Citation } from './contract.ts';
import type { Found } from './orders.ts';

const STEP_DOUBTS: Partial<Record<number, string>> = {
  5: 'Cơ quan chủ trì lấy từ câu dẫn phía trên, không nêu trong chính nội dung này.',
  6: 'Cơ quan chủ trì lấy từ tiêu đề mục phía trên.',
  7: 'Văn bản không nêu cơ quan chủ trì; lấy theo nơi gửi.',
  8: 'Không xác định được cơ quan chủ trì.',
};

export interface DoubtSources {
  /** Marks of the text are damaged, so names were found by their letters alone. */
  damaged: boolean;
  /** Whether a body is in the customer's list; null when no list was given. */
  known: ((name: string) => boolean) | null;
}

/** What a person should check in a directive, in the clerk's words. */
export function doubtsOf(
  { directive, step, yearSupplied, missingYear, assignments }: Found,
  sources: DoubtSources,
): string[] {
  if (directive.kind === 'decision') return [];
  const doubts: string[] = [];
  const leads = directive.actors.filter((actor) => actor.role === 'lead');
  const helpers = directive.actors.filter((actor) => actor.role === 'coordinate' && actor.inherited);
  const byStep = STEP_DOUBTS[step];
  if (leads.length === 0 && helpers.length > 0) doubts.push('Chỉ nêu phối hợp, chưa rõ cơ quan nào chủ trì.');
  else if (byStep) doubts.push(byStep);
  if (leads.some((actor) => actor.generic))
    doubts.push('Cơ quan chủ trì nêu chung, cần xác định cụ thể từng cơ quan.');
  if (directive.deadline?.kind === 'date' && directive.deadline.date === null) {
    doubts.push(`Không đọc được trọn vẹn thời hạn “${directive.deadline.phrase}”. Cần đối chiếu bản gốc.`);
  } else if (yearSupplied && directive.deadline?.date) {
    doubts.push(`Thời hạn “${directive.deadline.phrase}” không ghi năm; năm được suy từ ngày ban hành.`);
  } else if (missingYear !== undefined) {
    doubts.push(
      `Thời hạn “${directive.deadline?.phrase}” chưa tính ra ngày: chưa có lịch làm việc năm ${missingYear}.`,
    );
  }
  if (assignments > 1) doubts.push('Có nhiều hơn một động từ giao việc trong cùng nội dung.');
  if (sources.damaged) doubts.push('Bản chụp mất dấu, tên cơ quan được nhận theo chữ không dấu.');
  const { known } = sources;
  if (known) {
    const unknown = directive.actors
      .filter((actor) => !actor.generic && !known(actor.name))
      .map((actor) => actor.name);
    if (unknown.length > 0)
      doubts.push(`Chưa có trong danh mục cơ quan: ${[...new Set(unknown)].join('; ')}.`);
  }
  return doubts;
}

const YEARS_APART = 5;
const DAYS_OF_YEAR = 365.25;

/** Where citations stand, to tell which are cited side by side. */
export interface CitedSentence {
  numbers: string[];
}

function weekday(date: string): string {
  const day = dayOfWeek(date);
  return day > 5 ? `, lại là ngày ${day === 6 ? 'thứ Bảy' : 'Chủ nhật'}` : '';
}

/** Reasons why a citation looks odd on its own. */
function ownDoubt(citation: Citation, issued: string | null): string | null {
  const { date, number } = citation;
  const year = /\/((?:19|20)\d{2})\//.exec(number)?.[1];
  if (date && year && date.slice(0, 4) !== year) {
    return `Số ${number} mang năm ${year} nhưng ngày ghi là ${formatDate(date)}. Cần đối chiếu bản gốc.`;
  }
  if (date && issued && date > issued)
    return `Ngày ${formatDate(date)} sau ngày ban hành văn bản này. Cần đối chiếu bản gốc.`;
  return null;
}

/** A paper cited in one sentence beside others, all of them years younger: its date or number may be wrong. */
function besideDoubt(citation: Citation, others: readonly Citation[]): string | null {
  const { date } = citation;
  const dated = others.filter(
    (other): other is Citation & { date: string } => other.date !== null && other !== citation,
  );
  const nearest = dated.sort((a, b) => a.date.localeCompare(b.date))[0];
  if (!date || !nearest) return null;
  const years = daysBetween(date, nearest.date) / DAYS_OF_YEAR;
  if (years < YEARS_APART) return null;
  return `Ngày ${formatDate(date)} sớm hơn ${formatNumber(years, 1)} năm so với ${nearest.number} (${formatDate(nearest.date)}) được dẫn cùng câu${weekday(date)}. Cần đối chiếu lại số, ngày của văn bản được dẫn.`;
}

/** Laws and resolutions live long: an old one cited beside a new paper is nothing odd. */
const LONG_LIVED = /^(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư)/u;

/** More numbers than this no sentence cites side by side. */
const MOST_BESIDE = 30;

/** Fills in the doubt of each citation. */
export function doubtCitations(
  citations: Citation[],
  sentences: readonly CitedSentence[],
  issued: string | null,
): void {
  const byNumber = new Map(citations.map((citation) => [citation.number, citation]));
  const besides = new Map<string, Set<Citation>>();
  for (const { numbers } of sentences) {
    const cited = numbers.slice(0, MOST_BESIDE).flatMap((number) => byNumber.get(number) ?? []);
    for (const citation of cited)
      for (const other of cited)
        besides.set(citation.number, (besides.get(citation.number) ?? new Set()).add(other));
  }
  for (const citation of citations) {
    citation.doubt = ownDoubt(citation, issued);
    if (citation.doubt || LONG_LIVED.test(citation.typeName ?? '')) continue;
    citation.doubt = besideDoubt(citation, [...(besides.get(citation.number) ?? [])]);
  }
}
