import { describe, expect, it } from 'vitest';
import { readDocument } from './index.ts';

/** What the evaluation part of a conclusion finds, with its kind. */
function findings(evaluation: string): string[] {
  const text = `THÔNG BÁO\nkết luận\n\nSau khi nghe báo cáo, Chủ tịch UBND tỉnh kết luận:\n\nI. ĐÁNH GIÁ\n${evaluation}\n\nII. NHIỆM VỤ\n1. Sở Y tế báo cáo.\n`;
  return readDocument(text).findings.map((one) => `${one.kind}: ${one.text}`);
}

describe('findings', () => {
  it.each([
    [
      'Công tác nghiên cứu khoa học được chú trọng.',
      ['strength: Công tác nghiên cứu khoa học được chú trọng.'],
    ],
    ['Tuy nhiên, số lượng giảng viên chính còn thấp.', ['limitation: số lượng giảng viên chính còn thấp.']],
    ['Những kết quả Nhà trường đạt được đã góp phần nâng cao chất lượng cán bộ.', []],
    ['Các thành tích trên đây đã góp phần xây dựng Đảng bộ vững mạnh.', []],
  ])('in "%s"', (evaluation, found) => {
    expect(findings(evaluation)).toEqual(found);
  });
});
