/** What the template library says of a fault. */
interface LibraryFault {
  properties?: { id?: string; xtag?: unknown; file?: unknown; errors?: LibraryFault[] };
}

/** Its faults by their names; most are found before it is asked, with their place. */
const SENTENCES: Readonly<Record<string, string>> = {
  unopened_tag: 'có ngoặc đóng mà không có ngoặc mở',
  unclosed_tag: 'có ngoặc mở mà không có ngoặc đóng',
  duplicate_open_tag: 'có hai ngoặc mở liền nhau',
  duplicate_close_tag: 'có hai ngoặc đóng liền nhau',
  no_xml_tag_found_at_left: 'chỗ điền đứng ngoài đoạn văn',
  no_xml_tag_found_at_right: 'chỗ điền đứng ngoài đoạn văn',
  raw_xml_tag_not_in_paragraph: 'phải đứng một mình trong đoạn',
  raw_xml_tag_should_be_only_text_in_paragraph: 'phải đứng một mình trong đoạn',
  unopened_loop: 'vòng đóng mà không mở',
  unclosed_loop: 'vòng mở mà không đóng',
  unbalanced_loop_tags: 'vòng mở và đóng ở hai phía của bảng',
  closing_tag_does_not_match_opening_tag: 'vòng đóng nhầm tên',
  loop_position_invalid: 'vòng mở và đóng không cùng chỗ',
  malformed_xml: 'phần này của tệp bị hỏng',
  file_has_invalid_xml: 'phần này của tệp bị hỏng',
};

/** A fault of the library as a Vietnamese sentence that names the place. */
export function sentenceOf(error: unknown): string {
  const { properties } = error as LibraryFault;
  const [first] = properties?.errors ?? [];
  const { id, xtag, file } = (first ?? (error as LibraryFault)).properties ?? {};
  const words = (id && SENTENCES[id]) || 'không lắp được nội dung vào mẫu';
  const tag = typeof xtag === 'string' && xtag ? `{${xtag.slice(0, 40)}}: ` : '';
  const part = typeof file === 'string' ? `phần «${file}», ` : '';
  return `Tệp: ${part}${tag}${words}. Mở mẫu bằng Word, xoá chỗ này rồi gõ lại.`;
}
