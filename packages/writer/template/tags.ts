import type { TemplateFinding } from './finding.ts';
import { faultAt } from './guard.ts';
import type { Line } from './lines.ts';
import { nearest } from './nearest.ts';
import { NEVER_LOST, PLACES, type Place, type PlaceValues, type Printing, placeNamed } from './places.ts';

/** A place as it is written: {so}, {@noi_dung}, {#noi_nhan}, {/noi_nhan}, {^quyen_han}. */
export interface Tag {
  sign: '' | '@' | '#' | '/' | '^';
  /** Between the braces, without the sign. */
  written: string;
  /** Words stand between it and the place before, or the beginning of the paragraph. */
  afterWords: boolean;
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
  let end = 0;
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
      } else {
        const afterWords = text.slice(end, open).trim() !== '';
        tags.push({ ...tagOf(text.slice(open + 1, at)), afterWords, line });
        end = at + 1;
      }
      open = -1;
    }
  }
  if (open >= 0) faults.push(unclosed(open));
  return { tags, faults };
}

function tagOf(inside: string): Pick<Tag, 'sign' | 'written'> {
  const [, sign = '', written = ''] = /^\s*([@#/^]?)\s*([\s\S]*?)\s*$/.exec(inside) ?? [];
  return { sign: sign as Tag['sign'], written };
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
  /** Something stands in it that can be printed. */
  holdsAny: boolean;
  /** A name of its list's rows stands in it. */
  printsRows: boolean;
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
  readonly printings: Printing[] = [];
  /** {#…} that are well closed and hold something. */
  readonly sections: Tag[] = [];
  readonly #open: OpenLoop[] = [];

  /** Words, or a picture, between the places. */
  words(): void {
    for (const loop of this.#open) loop.holdsAny = true;
  }

  read(tag: Tag): void {
    if (tag.afterWords || tag.line.hasPicture) this.words();
    if (tag.sign === '/') this.#close(tag);
    else {
      const list = this.#open.findLast(({ place }) => place.within)?.place;
      const known = [...(list?.within ?? []), ...PLACES];
      const place = placeNamed(tag.written, known);
      const message = faultOf(tag, place, known) ?? this.#outside(tag, place);
      if (message) this.faults.push(faultAt(tag.line, message));
      if (place && (tag.sign === '#' || tag.sign === '^'))
        this.#open.push({ tag, place, holdsAny: false, printsRows: false });
      else this.#prints(place, list);
    }
  }

  /** A name that is not known is a fault of its own: no more is said of what is around it. */
  #prints(place: Place | undefined, list: Place | undefined): void {
    const ofRow = place !== undefined && (list?.within?.includes(place) ?? false);
    for (const loop of this.#open) {
      loop.holdsAny = true;
      loop.printsRows ||= !place || (ofRow && loop.place === list);
    }
    if (!place) return;
    const under = this.#open.map(({ tag: { sign }, place: { name } }) => ({ sign: sign as '#' | '^', name }));
    this.printings.push({ name: ofRow && list ? list.name : place.name, under });
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
    else this.#closed(last);
  }

  #closed({ tag, place, holdsAny, printsRows }: OpenLoop): void {
    const around = `{${tag.sign}${place.name}} … {/${place.name}}`;
    if (place.within && tag.sign === '#' && !printsRows)
      this.faults.push(
        faultAt(
          tag.line,
          `Trong ${around} không có {dong} hoặc {ten} nên ${place.says.toLowerCase()} không in ra. Thêm {dong} vào giữa.`,
        ),
      );
    else if (!holdsAny)
      this.faults.push(
        faultAt(
          tag.line,
          `Giữa ${around} không có gì để in. Thêm {${place.name}} vào giữa, hoặc xoá cả hai.`,
        ),
      );
    else if (tag.sign === '#') this.sections.push(tag);
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

const lacking = (of: readonly (readonly string[])[], names: readonly string[]) =>
  of.filter((any) => !any.some((name) => names.includes(name)));

const whole = { part: 'Nội dung', paragraph: null, cell: null, words: '' };

const missing = (names: readonly string[]): TemplateFinding[] =>
  lacking(NEEDED, names).map(([name = '']) => ({
    ...{ severity: 'fault' as const, place: whole },
    message: `Thiếu ${written(name)}: in theo mẫu này thì văn bản mất ${name === 'noi_dung' ? 'toàn bộ nội dung' : 'trích yếu'}.`,
  }));

/** Places that a paper such as `values` are of is rarely right without. */
export const usualMissing = (names: readonly string[], values: PlaceValues): TemplateFinding[] =>
  lacking(USUAL, names)
    .filter((any) => any.some((name) => (values[name] ?? '').length > 0))
    .map((any) => ({
      ...{ severity: 'warning' as const, place: whole },
      message: `Không có ${any.map(written).join(' hoặc ')}. Chỗ này sẽ in đúng như chữ đã gõ trong mẫu.`,
    }));

/** A {#…} for what must not be lost, where the template never prints it. */
function unprinted(sections: readonly Tag[], names: readonly string[]): TemplateFinding[] {
  const of = sections.filter(({ written: name }) => NEVER_LOST.includes(name.toLowerCase()));
  return of.flatMap((tag) => {
    const name = tag.written.toLowerCase();
    const message = `Trong {#${name}} … {/${name}} không có {${name}} nên chỗ này không in ra. Thêm {${name}} vào giữa.`;
    return names.includes(name) ? [] : faultAt(tag.line, message);
  });
}

/** The places of a template, where each is printed, and what is wrong with them, in the order of the file. */
export function checkTags(lines: readonly Line[]): {
  names: string[];
  printings: Printing[];
  findings: TemplateFinding[];
} {
  const printings: Printing[] = [];
  const sections: Tag[] = [];
  const findings: TemplateFinding[] = [];
  let bodies = 0;
  for (const ofPart of Map.groupBy(lines, ({ part }) => part).values()) {
    const reader = new TagReader();
    for (const line of ofPart) {
      const { tags, faults } = tagsIn(line);
      findings.push(...faults);
      for (const tag of tags) {
        if (tag.written.toLowerCase() === 'noi_dung' && tag.sign === '@' && ++bodies === 2)
          findings.push(faultAt(line, '{@noi_dung} có hai lần. Chỉ để một.'));
        reader.read(tag);
        findings.push(...reader.faults.splice(0));
      }
      if (line.hasPicture || line.text.slice(line.text.lastIndexOf('}') + 1).trim() !== '') reader.words();
    }
    reader.end();
    findings.push(...reader.faults);
    printings.push(...reader.printings);
    sections.push(...reader.sections);
  }
  const canPrint = printings.filter(
    ({ name, under }) => !under.some((each) => each.sign === '^' && each.name === name),
  );
  const names = [...new Set(canPrint.map(({ name }) => name))];
  return {
    names,
    printings,
    findings: [...findings, ...unprinted(sections, names), ...missing(names)],
  };
}
