import type { Chunk } from './chunks.ts';
import { deadlinesIn } from './deadlines.ts';
import { bareDeadline } from './fixed-dates.ts';
import type { FoundDeadline } from './found-deadline.ts';
import type { Paper, Place } from './place.ts';

/** Deadlines of a stretch: of its time lines, its words and its brackets, the governing one first. */
export function deadlinesOf(place: Place, chunk: Chunk, paper: Paper): FoundDeadline[] {
  const { skeleton } = place;
  const lines = place.lines.filter((other) => other.line.kind === 'time');
  const fromLines = lines.flatMap(({ skeleton: own, line }) => {
    const bare = bareDeadline(own.passage, line.start, line.end, paper.calendar);
    return bare
      ? [bare]
      : deadlinesIn(own.text.slice(line.start, line.end), own.passage, line.start, paper.calendar);
  });
  const text = skeleton.text.slice(chunk.start, chunk.end);
  const bracketed: FoundDeadline[] = [];
  for (const bracket of text.matchAll(/\(([^()]*▣[^()]*)\)/gu)) {
    let at = chunk.start + bracket.index + 1;
    for (const part of (bracket[1] ?? '').split(';')) {
      const bare = bareDeadline(skeleton.passage, at, at + part.length, paper.calendar);
      if (bare) bracketed.push(bare);
      at += part.length + 1;
    }
  }
  const found = [...fromLines, ...deadlinesIn(text, skeleton.passage, chunk.start, paper.calendar)];
  const dated = found.some((one) => one.deadline.kind === 'date');
  return dated ? found : [...bracketed, ...found];
}

const PRODUCT =
  /(?<!\p{L})(?:ban hành|xây dựng|lập|dự thảo|soạn thảo|biên soạn|hoàn thiện|tham mưu)\s+((?:nghị quyết|quyết định|chỉ thị|quy chế|quy định|kế hoạch|đề án|phương án|báo cáo|danh mục|danh sách|văn bản|tờ trình|chương trình|hướng dẫn|hồ sơ|bộ tài liệu|tài liệu|khung năng lực|thể lệ)(?:\s\p{L}+){0,6})/iu;

/** What is to be made: of product lines, else the paper that the words say is to be written. */
export function productsOf(place: Place, chunk: Chunk): string[] {
  const lines = place.lines.filter((other) => other.line.kind === 'product');
  if (lines.length > 0)
    return lines.map(({ skeleton, line }) => skeleton.passage.text.slice(line.start, line.end).trim());
  const match = PRODUCT.exec(place.skeleton.text.slice(chunk.start, chunk.end));
  const noun = match?.[1]?.split(/\s(?:và|để|về|cho|theo|trong|trước|của|bảo đảm|đối với)\s|[▣·]/u)[0];
  return noun ? [noun.trim()] : [];
}
