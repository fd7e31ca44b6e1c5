import type { TemplateFinding } from './finding.ts';
import { faultAt } from './guard.ts';
import type { Line } from './lines.ts';
import { nearest } from './nearest.ts';
import { PLACES, type Place, placeNamed } from './places.ts';

/** A place as it is written: {so}, {@noi_dung}, {#noi_nhan}, {/noi_nhan}, {^quyen_han}. */
export interface Tag {
  sign: '' | '@' | '#' | '/' | '^';
  /** Between the braces, without the sign. */
  written: string;
  line: Line;
}

/** The places in a paragraph, and braces that do not meet. */
function tagsIn(line: Line): { tags: Tag[]; faults: TemplateFinding[] } {
  const tags: Tag[] = [];
  const faults: TemplateFinding[] = [];
  const { text } = line;
  const unclosed = (from: number) =>
    faultAt(
      line,
      `Ngoặc mở ở «${text.slice(from, from + 24)}» không có ngoặc đóng }. Viết đủ, như {so_ky_hieu}.`,
    );
  let open = -1;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') {
      if (open >= 0) faults.push(unclosed(open));
      open = at;
    } else if (text[at] === '}') {
      if (open < 0) {
        const before = text.slice(Math.max(0, at - 20), at + 1);
        faults.push(
          faultAt(line, `Ngoặc đóng ở «${before}» không có ngoặc mở {. Thêm ngoặc mở hoặc xoá ngoặc này.`),
        );
      } else tags.push(tagOf(text.slice(open + 1, at), line));
      open = -1;
    }
  }
  if (open >= 0) faults.push(unclosed(open));
  return { tags, faults };
}

function tagOf(inside: string, line: Line): Tag {
  const [, sign = '', written = ''] = /^\s*([@#/^]?)\s*([\s\S]*?)\s*$/.exec(inside) ?? [];
  return { sign: sign as Tag['sign'], written, line };
}

const shown = ({ sign, written }: Tag): string => `{${sign}${written}}`;

/** What is wrong with one place by itself. */
function faultOf(tag: Tag, place: Place | undefined, known: readonly Place[]): string | undefined {
  const { sign, line } = tag;
  if (!place) {
    const near = nearest(
      tag.written,
      known.map(({ name }) => name),
    );
    const hint = near
      ? ` Có phải {${signOf(near, known)}${near}}?`
      : ' Xem danh sách chỗ điền ở trang Mẫu văn bản.';
    return `Không có chỗ điền nào tên ${shown(tag)}.${hint}`;
  }
  if (place.kind === 'body') return bodyFault(tag);
  if (sign === '@') return `${shown(tag)} không dùng dấu @. Viết {${place.name}}.`;
  if (place.kind === 'list' && sign === '')
    return `${shown(tag)} là danh sách. Viết {#${place.name}} rồi {dong} rồi {/${place.name}}.`;
  return line.part.includes('notes') ? `${shown(tag)} không đặt được trong chú thích.` : undefined;
}

const signOf = (name: string, known: readonly Place[]): string =>
  ({ body: '@', list: '#', text: '' })[known.find((each) => each.name === name)?.kind ?? 'text'];

function bodyFault({ sign, line }: Tag): string | undefined {
  if (sign !== '@') return 'Nội dung phải viết là {@noi_dung}, có dấu @.';
  if (line.part !== 'word/document.xml') return '{@noi_dung} chỉ đặt được trong thân văn bản.';
  if (line.within.length > 0) return '{@noi_dung} phải đặt ngoài bảng và ngoài khung chữ.';
  if (line.endsSection)
    return 'Có ngắt phần (section break) ngay sau {@noi_dung}. Thêm một đoạn trống ở giữa.';
  return /^\s*\{[^}]*\}\s*$/.test(line.text)
    ? undefined
    : '{@noi_dung} phải đứng một mình trong đoạn. Đưa chữ khác sang đoạn khác.';
}

interface OpenLoop {
  tag: Tag;
  place: Place;
}

/** Both ends beside each other, or in cells of one row. */
function meet(one: Line, other: Line): boolean {
  if (one.part !== other.part) return false;
  if (one.within.join('\n') === other.within.join('\n')) return true;
  const row = one.within.slice(0, -1);
  const inRow = row.at(-1)?.includes(' row ') ?? false;
  return inRow && row.join('\n') === other.within.slice(0, -1).join('\n');
}

/** Reads the places of a template in order, loop by loop. */
class TagReader {
  readonly faults: TemplateFinding[] = [];
  readonly #open: OpenLoop[] = [];

  read(tag: Tag): void {
    if (tag.sign === '/') this.#close(tag);
    else {
      const list = this.#open.findLast(({ place }) => place.within)?.place;
      const known = [...(list?.within ?? []), ...PLACES];
      const place = placeNamed(tag.written, known);
      const message = faultOf(tag, place, known) ?? this.#outside(tag, place);
      if (message) this.faults.push(faultAt(tag.line, message));
      if (place && (tag.sign === '#' || tag.sign === '^')) this.#open.push({ tag, place });
    }
  }

  #outside(tag: Tag, place: Place | undefined): string | undefined {
    if (this.#open.length >= 4 && tag.sign !== '')
      return 'Quá nhiều vòng lồng nhau. Một mẫu không cần quá bốn vòng.';
    return place?.kind === 'body' && this.#open.length > 0
      ? '{@noi_dung} không đặt được trong vòng {#…}.'
      : undefined;
  }

  #close(tag: Tag): void {
    const last = this.#open.pop();
    const said = shown(tag);
    if (!last)
      this.faults.push(faultAt(tag.line, `${said} không có {#…} mở trước nó. Xoá đi hoặc thêm chỗ mở.`));
    else if (tag.written !== '' && tag.written.toLowerCase() !== last.place.name)
      this.faults.push(
        faultAt(
          tag.line,
          `${said} đóng nhầm: đang mở ${shown(last.tag)}, phải đóng bằng {/${last.place.name}}.`,
        ),
      );
    else if (!meet(last.tag.line, tag.line))
      this.faults.push(
        faultAt(
          tag.line,
          `${shown(last.tag)} và ${said} phải ở cùng một ô, cùng một hàng, hoặc cùng ngoài bảng.`,
        ),
      );
  }

  /** What is still open at the end of a part. */
  end(): void {
    for (const { tag, place } of this.#open.splice(0))
      this.faults.push(faultAt(tag.line, `${shown(tag)} chưa đóng. Thêm {/${place.name}} sau phần cần lặp.`));
  }
}

/** Places without which a paper does not say what it must, and those it is rarely right without. */
const NEEDED: readonly (readonly string[])[] = [['noi_dung'], ['trich_yeu']];
const USUAL: readonly (readonly string[])[] = [
  ['co_quan'],
  ['so_ky_hieu', 'so'],
  ['dia_danh_ngay', 'ngay'],
  ['noi_nhan'],
  ['chuc_vu'],
  ['nguoi_ky'],
];

const written = (name: string): string => `{${signOf(name, PLACES)}${name}}`;

function missing(names: ReadonlySet<string>): TemplateFinding[] {
  const place = { part: 'Nội dung', paragraph: null, cell: null, words: '' };
  const lacking = (of: readonly (readonly string[])[]) =>
    of.filter((any) => !any.some((name) => names.has(name)));
  return [
    ...lacking(NEEDED).map(([name = '']) => ({
      ...{ severity: 'fault' as const, place },
      message: `Thiếu ${written(name)}: in theo mẫu này thì văn bản mất ${name === 'noi_dung' ? 'toàn bộ nội dung' : 'trích yếu'}.`,
    })),
    ...lacking(USUAL).map((any) => ({
      ...{ severity: 'warning' as const, place },
      message: `Không có ${any.map(written).join(' hoặc ')}. Chỗ này sẽ in đúng như chữ đã gõ trong mẫu.`,
    })),
  ];
}

/** The places of a template, and what is wrong with them, in the order of the file. */
export function checkTags(lines: readonly Line[]): { names: string[]; findings: TemplateFinding[] } {
  const names = new Set<string>();
  const findings: TemplateFinding[] = [];
  let bodies = 0;
  for (const ofPart of Map.groupBy(lines, ({ part }) => part).values()) {
    const reader = new TagReader();
    for (const line of ofPart) {
      const { tags, faults } = tagsIn(line);
      findings.push(...faults);
      for (const tag of tags) {
        const name = tag.written.toLowerCase();
        names.add(name);
        if (name === 'noi_dung' && tag.sign === '@' && ++bodies === 2)
          findings.push(faultAt(line, '{@noi_dung} có hai lần. Chỉ để một.'));
        reader.read(tag);
        findings.push(...reader.faults.splice(0));
      }
    }
    reader.end();
    findings.push(...reader.faults);
  }
  return { names: [...names], findings: [...findings, ...missing(names)] };
}
