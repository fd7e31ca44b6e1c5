import { opensPredicate } from './agencies/verbs.ts';
import type { Finding } from './contract.ts';
import type { Evaluation } from './evaluations.ts';
import { figuresIn } from './figures.ts';
import { isClosing } from './sections.ts';
import type { Skeleton } from './skeleton.ts';

const TURN =
  /^\s*(?:tuy nhiên|tuy vậy|song|mặc dù vậy|bên cạnh (?:đó|những kết quả)|bên cạnh những kết quả đạt được|hạn chế|tồn tại|về hạn chế)(?!\p{L})/iu;
const LIMITS =
  /(?<!\p{L})(?:hạn chế(?! (?:thấp nhất|tối đa|rủi ro))|chưa|còn (?:chậm|thấp|yếu|thiếu|ít|nhiều|tình trạng|một số|hình thức|lúng túng|kéo dài|xảy ra|\d+)|bất cập|khuyết điểm|yếu kém|xuống cấp|chậm(?! nhất)|mới chỉ|thiếu(?! nhi)|quá hạn|vướng mắc|khó khăn|không đạt|không đúng|sai (?:thể thức|phạm|quy định)|không bố trí|khuyết cấp|giảm sút|lãng phí|tồn đọng)(?!\p{L})/iu;
const PRAISES =
  /(?<!\p{L})(?:đã|luôn|đạt|vượt|hoàn thành|được (?:chú trọng|quan tâm|nâng lên|đẩy mạnh|triển khai|củng cố|tăng cường|duy trì)|tích cực|chủ động|kịp thời|hiệu quả|chuyển biến|ghi nhận|đánh giá cao|biểu dương|nền nếp|nề nếp|tiến bộ|cố gắng|góp phần|nâng cao|từng bước|ổn định|thu hút|nghiệm thu|quan tâm)(?!\p{L})/iu;
const NO_FINDING =
  /^\s*(?:ngày|từ ngày|sáng ngày|chiều ngày|căn cứ|thực hiện|sau khi|tại|kính|để |theo|trước đó|xét|tham dự|cùng dự|hôm nay|tiếp theo)(?!\p{L})/iu;

/** "Những kết quả đạt được đã góp phần …": sums up the strengths named before, and names none. */
const SUMS_UP =
  /^\s*(?:những|các) (?:kết quả|thành tích)(?: [^.;,]{0,60})? (?:đạt được|nêu trên|trên|đó)[^.;]{0,30} góp phần/iu;

/** A share or a ratio; a day such as 8/2026 is none. */
const MEASURED = /(?<![\d/])\d{1,4}\s?\/\s?(?!(?:19|20)\d\d)\d{1,4}(?!\s?\/|\d)(?=\s+\p{Ll})|\d\s?%/u;

interface Clause {
  start: number;
  end: number;
  limits: boolean;
  figure: boolean;
}

/** Sentences and clauses of an evaluation; a turn ("Tuy nhiên") holds to the end of its paragraph. */
function clausesOf(skeleton: Skeleton, start: number, end: number, limitations: boolean): Clause[] {
  const text = skeleton.text;
  const clauses: Clause[] = [];
  let limits = limitations;
  let from = start;
  const cut = (to: number) => {
    const words = text.slice(from, to);
    if (TURN.test(words)) limits = true;
    const lead = leadIn(words);
    const begin = from + lead;
    if (text.slice(begin, to).replace(/[\s.;,]/g, '') !== '')
      clauses.push({
        start: begin,
        end: to,
        limits: limits || LIMITS.test(text.slice(begin, to)),
        figure: MEASURED.test(text.slice(begin, to)),
      });
    from = to;
  };
  let depth = 0;
  for (let i = start; i < end; i += 1) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')') depth = Math.max(0, depth - 1);
    const turns = text[i] === ';' && depth === 0;
    const stops = text[i] === '.' && /^\.\s+[\p{Lu}▣"]/u.test(text.slice(i, i + 4));
    if (turns || stops) cut(i + 1);
  }
  cut(end);
  return clauses;
}

/** Length of a lead-in that says only that limits follow ("…, có mặt còn hạn chế:"). */
function leadIn(words: string): number {
  const colon = /^[^:;.]{0,160}(?:hạn chế|tồn tại|kết quả|ưu điểm|như sau|cụ thể)[^:;.]{0,40}:\s+/iu.exec(
    words,
  );
  const turn = /^\s*(?:tuy nhiên|tuy vậy|song|mặc dù vậy|bên cạnh đó),?\s+/iu.exec(words);
  return colon?.[0].length ?? turn?.[0].length ?? words.length - words.trimStart().length;
}

/** A clause without a subject of its own belongs to the one before, unless it brings a figure. */
function merged(skeleton: Skeleton, clauses: readonly Clause[]): Clause[] {
  const result: Clause[] = [];
  for (const clause of clauses) {
    const last = result.at(-1);
    const words = skeleton.text.slice(clause.start, clause.end).trimStart();
    const sameSentence = last && !/[.]\s*$/u.test(skeleton.text.slice(last.start, last.end));
    const bound =
      opensPredicate(words) &&
      !/^(?:xây dựng|tổ chức|quản lý|thực hiện|triển khai) [^,;.]{3,60} (?:được|còn|chưa)/u.test(words);
    if (last && sameSentence && bound && !clause.figure && last.limits === clause.limits)
      last.end = clause.end;
    else result.push({ ...clause });
  }
  return result;
}

function findingOf(skeleton: Skeleton, clause: Clause): Finding {
  let { start, end } = clause;
  while (start < end && /\s/.test(skeleton.text[start] ?? '')) start += 1;
  while (end > start && /[\s;,]/.test(skeleton.text[end - 1] ?? '')) end -= 1;
  const { passage } = skeleton;
  return {
    kind: clause.limits ? 'limitation' : 'strength',
    text: passage.text.slice(start, end),
    span: passage.span(start, end),
    figures: figuresIn(passage, start, end),
  };
}

/** Strengths and limitations of the evaluation parts; sentences that do neither are left out. */
export function findingsIn(evaluations: readonly Evaluation[]): Finding[] {
  const found: Finding[] = [];
  for (const { skeleton, start, end, limitations } of evaluations) {
    const whole = skeleton.text.slice(start, end);
    if (isClosing(skeleton.passage.search.slice(start, end)) || whole.length < 25) continue;
    const preamble = NO_FINDING.test(whole);
    for (const clause of merged(skeleton, clausesOf(skeleton, start, end, limitations))) {
      const words = skeleton.text.slice(clause.start, clause.end);
      const stem = /:\s*$/u.test(words) || NO_FINDING.test(words) || SUMS_UP.test(words);
      const says = clause.limits
        ? limitations || LIMITS.test(words) || clause.figure
        : PRAISES.test(words) || clause.figure;
      if (
        !stem &&
        says &&
        !(preamble && !clause.limits && !/^\s*(?:thời gian qua|những năm|năm)/iu.test(words)) &&
        words.length > 20
      ) {
        found.push(findingOf(skeleton, clause));
      }
    }
  }
  return found;
}
