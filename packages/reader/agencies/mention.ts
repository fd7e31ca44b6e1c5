import { headAt } from './bodies.ts';
import { GROUP_TAIL, groupAt } from './classes.ts';
import { mayNameBody } from './first-words.ts';
import type { Gazetteer } from './gazetteer.ts';
import { INSTITUTIONS } from './institutions.ts';
import { LEVEL } from './names.ts';
import { postAt } from './posts.ts';
import { type Mention, Sheet } from './sheet.ts';

const LEVEL_ALONE = new RegExp(`^ ${LEVEL}$`, 'u');

/** A parse that outruns a known name only by small words is taken back to the known name. */
function looserThan(sheet: Sheet, parsed: Mention, knownEnd: number): boolean {
  const beyond = sheet.search.slice(knownEnd, parsed.end);
  return (
    parsed.names.length === 1 &&
    /^(?! và )(?: \p{Ll}+)+$/u.test(beyond) &&
    !LEVEL_ALONE.test(beyond) &&
    !GROUP_TAIL.test(beyond) &&
    !/^ (?:phụ trách|thường trực|viên)(?!\p{L})/u.test(beyond) &&
    !/^ (?:trường|ngành|cơ sở)$/u.test(beyond)
  );
}

function honoured(sheet: Sheet, from: number, length: number): Mention | null {
  const body = headAt(sheet, from + length);
  if (body) return { ...body, start: from };
  const bare =
    /^(?:Bộ|Sở|Ban|Ủy ban|Trường|Học viện|Viện|Văn phòng|cơ quan|đơn vị|Hội|Công ty|[Đđ]ịa phương)(?!\p{L})/u.exec(
      sheet.rest(from + length),
    );
  if (!bare) return null;
  const end = from + length + bare[0].length;
  return { start: from, end, names: [sheet.written(from, end)], generic: false };
}

/** "đồng chí Trưởng Ban Tổ chức, Phó Trưởng Ban Chỉ đạo": one person, a second post behind the comma. */
function withSecondPost(sheet: Sheet, found: Mention): Mention {
  const joiner = /^(?:, | - )(?=\p{Lu})/u.exec(sheet.rest(found.end));
  const second = joiner && postAt(sheet, found.end + joiner[0].length);
  return second && !second.generic ? { ...found, end: second.end } : found;
}

function personAt(sheet: Sheet, at: number): Mention | null {
  const match = /^\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){1,4}/u.exec(sheet.rest(at));
  if (!match) return null;
  const end = at + match[0].length;
  return withSecondPost(sheet, sheet.single(at, at, end));
}

/** Finds bodies in one text by their longest match: known names, posts, classes, then the grammar of heads. */
export class MentionFinder {
  private readonly sheet: Sheet;
  private readonly known: Gazetteer;

  /**
   * @param text words as written, for names
   * @param search the same length in search form
   * @param known names of the paper and of the customer
   * @param all the whole paper in search form
   */
  constructor(text: string, search: string, known: Gazetteer, all = search) {
    this.sheet = new Sheet(text, search, all, headAt);
    this.known = known;
  }

  /** Whether a mention can begin with this word, by the names known and the grammar. */
  mayBegin(word: string): boolean {
    return (
      mayNameBody(word) || (/^\p{Lu}/u.test(word) && (INSTITUTIONS.begins(word) || this.known.begins(word)))
    );
  }

  /** The mention that begins at `at`, or null. Titles of courtesy before it are part of its span only. */
  at(at: number): Mention | null {
    const { sheet } = this;
    if (/[\p{L}\d]/u.test(sheet.search[at - 1] ?? ' ')) return null;
    const courtesy =
      /^(?:(?:các|những) )?(?:đồng chí|đ\/c|(?:nhà thầu|đơn vị thi công|đơn vị tư vấn)(?= (?:Công|Tổng|Liên|Tập))) /iu.exec(
        sheet.rest(at),
      )?.[0] ?? '';
    const from = at + courtesy.length;
    const courteous = /^quý (?=\p{L})/iu.exec(sheet.rest(from));
    if (courteous) return honoured(sheet, from, courteous[0].length);
    const known = this.known.match(sheet.search, from);
    const parsed =
      postAt(sheet, from) ??
      groupAt(sheet, from) ??
      headAt(sheet, from) ??
      (courtesy ? personAt(sheet, from) : null);
    if (known > 0 && (!parsed || from + known >= parsed.end || looserThan(sheet, parsed, from + known))) {
      return sheet.single(at, from, from + known);
    }
    if (!parsed) return null;
    const one = /^(?:đồng chí|đ\/c) /iu.test(courtesy) && !parsed.generic;
    const several = /^(?:các|những) /iu.test(courtesy);
    return {
      ...(one ? withSecondPost(sheet, parsed) : parsed),
      start: at,
      generic: parsed.generic || several,
    };
  }
}

export type { Mention };
