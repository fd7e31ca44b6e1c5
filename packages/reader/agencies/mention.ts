import { foldSameLength } from '@dondoc/vietnamese';
import { fieldsOf } from './fields.ts';
import type { Gazetteer } from './gazetteer.ts';
import { HEADS, POST, startsBody, type Tail } from './heads.ts';
import { LEVEL, nameEnd, properEnd, smallWordsEnd } from './names.ts';
import { opensPredicate } from './verbs.ts';

/** A body, post or class of bodies named in a text; one mention may stand for several ("các Sở: …"). */
export interface Mention {
  start: number;
  end: number;
  names: string[];
  generic: boolean;
}

const LEVELS = new RegExp(`^${LEVEL}(?:(?:,? và |, |/)${LEVEL})*(?!\\p{L})`, 'u');
const LEVEL_PLACE = new RegExp(`^ (${LEVEL}|khu vực|vùng)(?!\\p{L})`, 'u');
const SHARED =
  /^(Sở|Bộ|Ban|Phòng|Khoa|Trường|Hội|Chi cục|Cục|Viện|Trung tâm|Công ty|Khoa|Đảng ủy|Chi bộ|Bệnh viện)(?:(\s*:\s*)| )/iu;
const GROUP_NOUN =
  '(?:cơ quan|đơn vị|địa phương|chi(?=, đảng bộ)|sở|ban|ngành|bộ|khoa|phòng|viện|cục|chi cục|vụ|trung tâm|trường(?: học)?|học viện|chi bộ|đảng bộ|đảng ủy|đảng đoàn|cấp ủy|cấp|ban cán sự đảng|huyện ủy|thành ủy|thị ủy|quận ủy|tỉnh ủy|đoàn thể|tổ chức|hội|hiệp hội|doanh nghiệp|hợp tác xã|công ty|ngân hàng|nhà trường|cơ sở|bệnh viện|trạm y tế|chi đoàn|đoàn|công đoàn|thôn|bản|xóm|buôn|ấp|làng|khu phố|khu dân cư|tổ dân phố|tổ|nhóm|chủ đầu tư|nhà thầu|ban quản lý(?: dự án)?|tiểu ban|ban chỉ đạo|thành viên|lực lượng|cơ sở giáo dục|cơ sở đào tạo|đồn biên phòng|nhà máy|xã|phường|huyện|quận|tỉnh|thị xã|thị trấn|thành phố|đặc khu|Ban|Sở|Bộ|UBND|HĐND|tổ đại biểu(?: HĐND)?|đại biểu(?: HĐND)?|Tổ đại biểu(?: HĐND)?|Khoa|Phòng|Trung tâm|Hội|Đảng ủy|Chi bộ|Cơ quan|Đơn vị|Ngành|Trường|giảng viên|giáo viên|chuyên viên|báo cáo viên|cơ quan báo chí)';
const GROUP = new RegExp(
  `^(?:[Cc]ác|[Nn]hững|[Tt]ất cả các|[Tt]oàn thể các) (${GROUP_NOUN}(?:(?:, | và )${GROUP_NOUN}(?!\\p{L}))*)(?!\\p{L})`,
  'u',
);
const GROUP_TAIL =
  /^ (?:có liên quan|liên quan|hữu quan|chuyên môn|chức năng|nghiệp vụ|chính trị - xã hội|tham mưu, giúp việc|tham mưu|giúp việc|cấp (?:tỉnh|huyện|xã|cơ sở|trên|dưới)|trong (?:tỉnh|huyện|xã|phường|ngành|Trường)|toàn (?:tỉnh|huyện|xã|phường|Trường)|của (?:tỉnh|huyện|xã|phường|Trường)|trên địa bàn(?: tỉnh| huyện| xã| phường| thành phố)?|địa phương|cơ sở|còn lại|nêu trên|trung ương|nhà nước|sự nghiệp|hành chính)(?!\p{L})/u;
const TASTE_OF_DUTY = /^ có (?:trách nhiệm|nhiệm vụ|kế hoạch|giải pháp|văn bản|báo cáo|ý kiến)/u;
const BARE_POST =
  /^(?:Phó )?(?:Hiệu trưởng|Thủ tướng|Chủ tịch|Giám đốc|Tổng Giám đốc|Bí thư|Trưởng [Bb]an|Trưởng [Pp]hòng|Trưởng [Kk]hoa|Chánh Văn phòng|Viện trưởng|Cục trưởng|Chủ nhiệm|Tổng Bí thư|Chủ tịch nước)$/u;
/** Heads that are verbs or common nouns as well: a name only with something behind them. */
const NEEDS_TAIL = /^(?:Lãnh đạo|Thanh tra|TT|BTV|Thường trực|Thống kê|Trung ương)$/u;

const COMPANY = /^(?:Công ty|Tổng công ty|Tập đoàn|Doanh nghiệp|Hợp tác xã)$/u;

const capitalised = (word: string) => (word[0] ?? '').toUpperCase() + word.slice(1);

/** Finds bodies in one text by their longest match: known names, posts, classes, then the grammar of heads. */
export class MentionFinder {
  private readonly text: string;
  private readonly search: string;
  private readonly known: Gazetteer;
  private readonly all: string;

  /**
   * @param text words as written, for names
   * @param search the same length in search form
   * @param known names of the paper and of the customer
   * @param all the whole paper in search form: tells xã from phường in "các xã, phường: A, B"
   */
  constructor(text: string, search: string, known: Gazetteer, all = search) {
    this.text = text;
    this.search = search;
    this.known = known;
    this.all = all;
  }

  /** The mention that begins at `at`, or null. Titles of courtesy before it are part of its span only. */
  at(at: number): Mention | null {
    if (/[\p{L}\d]/u.test(this.search[at - 1] ?? ' ')) return null;
    const courtesy = /^(?:(?:các|những) )?(?:đồng chí|đ\/c) /iu.exec(this.rest(at))?.[0] ?? '';
    const from = at + courtesy.length;
    const honoured = /^quý (?=\p{L})/iu.exec(this.rest(from));
    if (honoured) return this.honoured(from, honoured[0].length);
    const known = this.known.match(this.search, from);
    const parsed =
      this.postAt(from) ?? this.groupAt(from) ?? this.headAt(from) ?? (courtesy ? this.personAt(from) : null);
    if (known > 0 && (!parsed || from + known >= parsed.end || this.looserThan(parsed, from + known))) {
      return this.single(at, from, from + known);
    }
    return parsed && { ...parsed, start: at };
  }

  /** A parse that outruns a known name only by small words is taken back to the known name. */
  private looserThan(parsed: Mention, knownEnd: number): boolean {
    const beyond = this.search.slice(knownEnd, parsed.end);
    return (
      parsed.names.length === 1 &&
      /^(?: \p{Ll}+)+$/u.test(beyond) &&
      !new RegExp(`^ ${LEVEL}$`, 'u').test(beyond) &&
      !GROUP_TAIL.test(beyond)
    );
  }

  private rest(at: number, length = 240): string {
    return this.search.slice(at, at + length);
  }

  private written(start: number, end: number): string {
    return this.text.slice(start, end).replace(/\s+/g, ' ').trim();
  }

  private single(start: number, from: number, end: number, generic = false): Mention {
    return {
      start,
      end,
      names: [this.written(from, end)],
      generic: generic || /^các /iu.test(this.rest(from)),
    };
  }

  private honoured(from: number, length: number): Mention | null {
    const body = this.headAt(from + length);
    if (body) return { ...body, start: from };
    const bare =
      /^(?:Bộ|Sở|Ban|Ủy ban|Trường|Học viện|Viện|Văn phòng|cơ quan|đơn vị|Hội|Công ty|[Đđ]ịa phương)(?!\p{L})/u.exec(
        this.rest(from + length),
      );
    if (!bare) return null;
    const end = from + length + bare[0].length;
    return { start: from, end, names: [this.written(from, end)], generic: false };
  }

  private personAt(at: number): Mention | null {
    const match = /^\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){1,4}/u.exec(this.rest(at));
    if (!match) return null;
    const end = at + match[0].length;
    const office = /^, (?=\p{Lu})/u.test(this.rest(end)) ? this.postAt(end + 2) : null;
    return { ...this.single(at, at, end), end: office?.end ?? end };
  }

  private postAt(at: number): Mention | null {
    const match = POST.exec(this.rest(at));
    if (!match) return null;
    const end = at + match[0].length;
    const post = this.written(at, end);
    const inCharge = /^ (?:phụ trách|Thường trực|thường trực)/u.exec(this.rest(end));
    if (inCharge) return this.single(at, at, this.chargeEnd(end + inCharge[0].length));
    if (this.search[end] !== ' ') return BARE_POST.test(post) ? this.single(at, at, end) : null;
    const body = this.groupAt(end + 1) ?? this.headAt(end + 1);
    if (body) return this.postOf(at, end, post, body);
    if (/(?:ban|phòng|khoa)$/iu.test(post) && /^ \p{Lu}/u.test(this.rest(end))) {
      const named = this.tailEnd(nameEnd(this.search, end + 1), 'field');
      const several = /^ các (?=\p{Ll})/u.exec(this.rest(named));
      const levels = several && LEVELS.exec(this.rest(named + several[0].length));
      return this.single(
        at,
        at,
        levels ? named + several[0].length + levels[0].length : named,
        levels !== null,
      );
    }
    const short = /^ (?:Hội đồng|Sở|Ban|Trường|Ủy ban|Đảng bộ|Quỹ|Chính phủ)(?!\p{L})/u.exec(this.rest(end));
    if (short) return this.single(at, at, end + short[0].length);
    return BARE_POST.test(post) ? this.single(at, at, end) : null;
  }

  private chargeEnd(at: number): number {
    let end = smallWordsEnd(this.search, at);
    for (let words = 0; end === at && words < 6; words += 1) {
      const word = /^ \p{L}+/u.exec(this.rest(at))?.[0];
      if (!word || opensPredicate(word.slice(1) + this.rest(at + word.length))) break;
      at += word.length;
      end = at;
    }
    return end;
  }

  private postOf(at: number, postEnd: number, post: string, body: Mention): Mention {
    const written = this.written(postEnd, body.end);
    const names =
      body.generic && body.names.length === 1
        ? [`${post} ${written}`]
        : body.names.map((name) => `${post} ${name}`);
    return { start: at, end: body.end, names, generic: body.generic };
  }

  private groupAt(at: number): Mention | null {
    const plural = /^(?:[Cc]ác|[Nn]hững) /u.exec(this.rest(at));
    if (plural) {
      const shared = this.sharedAt(at, at + plural[0].length);
      if (shared) return shared;
    }
    const match = GROUP.exec(this.rest(at));
    if (!match) return this.smallPostAt(at) ?? this.orphanGroupAt(at);
    return this.single(at, at, this.groupEnd(at + match[0].length), true);
  }

  /** "thủ trưởng các đơn vị", "đảng ủy các cơ quan" in small letters. */
  private smallPostAt(at: number): Mention | null {
    const match =
      /^(?:thủ trưởng|lãnh đạo|người đứng đầu|đảng ủy|cấp ủy|chi ủy|giám đốc|chủ tịch|hiệu trưởng|trưởng|bí thư) (?=các )/u.exec(
        this.rest(at),
      );
    const group = match && this.groupAt(at + match[0].length);
    return group ? this.single(at, at, group.end, true) : null;
  }

  /** "sở, ngành liên quan", "cơ quan, đơn vị liên quan" without "các". */
  private orphanGroupAt(at: number): Mention | null {
    const match =
      /^(?:một số |Một số )?(?:cơ quan|đơn vị|sở, (?:ban, )?ngành|địa phương)(?:, (?:cơ quan|đơn vị|địa phương))* (?:có )?liên quan/u.exec(
        this.rest(at),
      );
    return match && this.single(at, at, at + match[0].length, true);
  }

  private groupEnd(at: number): number {
    let end = at;
    for (let turn = 0; turn < 4; turn += 1) {
      const tail = GROUP_TAIL.exec(this.rest(end));
      const owner = /^ (?:của |thuộc |trực thuộc |tại )?(?=\p{Lu})/u.exec(this.rest(end));
      const body = owner && this.headAt(end + owner[0].length);
      const level = new RegExp(`^ (?:thuộc |trực thuộc )?${LEVEL}(?:, ${LEVEL})*(?!\\p{L})`, 'u').exec(
        this.rest(end),
      );
      const small = turn === 0 && !tail && !level ? smallWordsEnd(this.search, end) : end;
      if (tail) end += tail[0].length;
      else if (body && !body.generic) end = body.end;
      else if (/^ trực thuộc(?!\p{L})/u.test(this.rest(end))) end += ' trực thuộc'.length;
      else if (level) end = this.placeNameEnd(end + level[0].length);
      else if (small > end && /^ (?:cấp|của|thuộc|trực thuộc|trên) /u.test(this.rest(small))) end = small;
      else break;
    }
    const clause = TASTE_OF_DUTY.test(this.rest(end))
      ? null
      : /^ có (?:[^,;:.()]{2,30})(?=[,;:.)]|$)/u.exec(this.rest(end));
    if (clause) return end + clause[0].length;
    const small = smallWordsEnd(this.search, end);
    const more = /^(?:, \p{Ll}+(?: \p{Ll}+){0,2})(?=$|[:;.\n])/u.exec(this.rest(small));
    return small > end && more ? small + more[0].length : small;
  }

  /** "các Sở: Tài chính, Y tế", "các phòng Nội vụ, Tư pháp": the head goes before each. */
  private sharedAt(start: number, at: number): Mention | null {
    const match = SHARED.exec(this.rest(at));
    if (!match) return null;
    const head = capitalised(match[1] ?? '');
    const from = at + match[0].length;
    if (!/^\p{Lu}/u.test(this.rest(from)) || (!match[2] && startsBody(this.rest(from)))) return null;
    const names: string[] = [];
    let end = from;
    for (let next = from; ; ) {
      const itemEnd = this.fieldEnd(head, next, true);
      if (itemEnd === next || startsBody(this.rest(next))) break;
      names.push(`${head} ${this.written(next, itemEnd)}`);
      end = itemEnd;
      const joiner = /^(?:, và |, | và |; )(?=\p{Lu})/u.exec(this.rest(itemEnd));
      if (!joiner) break;
      next = itemEnd + joiner[0].length;
    }
    return names.length === 0 ? null : { start, end, names, generic: false };
  }

  private fieldEnd(head: string, at: number, single = false): number {
    if (COMPANY.test(head)) return this.companyEnd(at);
    const known = this.knownFieldEnd(head, at);
    const goesOn =
      !single &&
      known > at &&
      /^(?: - | và )\p{Lu}|^(?:, \p{Lu}\p{L}*(?: \p{Ll}+){0,2}){1,3},? và \p{Lu}/u.test(this.rest(known));
    return known > at && !goesOn ? known : Math.max(known, nameEnd(this.search, at, { single }));
  }

  /** A firm's name runs to its last capital or number before a predicate. */
  private companyEnd(at: number): number {
    let end = at;
    let next = at;
    for (let words = 0; words < 9; words += 1) {
      const rest = this.rest(next);
      const word = /^[\p{L}\d&.-]+/u.exec(rest)?.[0] ?? '';
      if (word === '' || (opensPredicate(rest) && word === word.toLowerCase())) break;
      next += word.length;
      if (/^(?:\p{Lu}|\d)/u.test(word)) end = next;
      if (this.search[next] !== ' ') break;
      next += 1;
    }
    return end;
  }

  private knownFieldEnd(head: string, at: number): number {
    for (const field of fieldsOf(head)) {
      const found = this.search.slice(at, at + field.length).toLowerCase() === field.toLowerCase();
      if (
        found &&
        /^\p{Lu}/u.test(this.rest(at)) &&
        !/[\p{L}\d]/u.test(this.search[at + field.length] ?? ' ')
      )
        return at + field.length;
    }
    return at;
  }

  private headAt(at: number): Mention | null {
    for (const [tail, pattern] of HEADS) {
      const match = pattern.exec(this.rest(at));
      if (!match) continue;
      const found = this.headed(at, at + match[0].length, match[0], tail);
      if (found) return found;
    }
    return null;
  }

  private headed(at: number, headEnd: number, head: string, tail: Tail): Mention | null {
    if (tail === 'place') return this.placed(at, headEnd, head);
    if (tail === 'field') {
      const named = this.search[headEnd] === ' ' ? this.fieldEnd(head, headEnd + 1) : headEnd + 1;
      const from = named > headEnd + 1 ? named : headEnd;
      const row = this.rowOfFields(at, headEnd, head, from);
      if (row) return row;
      const end = this.tailEnd(from, tail);
      if (end > headEnd) return this.withPlaces(at, end);
      const anaphora =
        head === 'Trường' && opensPredicate(this.rest(headEnd + 1)) && this.search[headEnd] === ' ';
      return anaphora ? this.single(at, at, headEnd) : null;
    }
    const end = this.tailEnd(headEnd, tail);
    if (end === headEnd && NEEDS_TAIL.test(head)) return null;
    return this.withPlaces(at, end);
  }

  /** "Sở Tài chính, Nội vụ": one head before several known fields. */
  private rowOfFields(at: number, headEnd: number, head: string, first: number): Mention | null {
    const names = [`${head} ${this.written(headEnd, first)}`];
    let end = first;
    for (;;) {
      const joiner = /^(?:, và |, | và )(?=\p{Lu})/u.exec(this.rest(end));
      const next = joiner ? end + joiner[0].length : end;
      const fieldEnd = joiner && !startsBody(this.rest(next)) ? this.knownFieldEnd(head, next) : next;
      if (fieldEnd === next) break;
      names.push(`${head} ${this.written(next, fieldEnd)}`);
      end = fieldEnd;
    }
    return names.length > 1 ? { start: at, end, names, generic: false } : null;
  }

  /** "Trung tâm Chính trị các phường Đông Đô, Tây Đô": the body once for each place. */
  private withPlaces(at: number, end: number): Mention {
    const several = /^ các (?=\p{Ll})/u.exec(this.rest(end));
    const places = several && this.placesAt(at, end, end + several[0].length);
    return places ?? this.single(at, at, end);
  }

  /** What may follow a name: its level and place, the body it belongs to, a number. */
  private tailEnd(at: number, tail: Tail): number {
    let end = at;
    for (let turn = 0; turn < 3; turn += 1) {
      const level = LEVEL_PLACE.exec(this.rest(end));
      const small =
        /^ (?:cấp (?:tỉnh|huyện|xã)|cùng cấp|các cấp|cơ sở|ngành|chi nhánh|số \d+|[Tt]rung ương(?: Đảng)?|huyện|nhà nước)(?!\p{L})/u.exec(
          this.rest(end),
        );
      const owner = /^ (?:của |thuộc |trực thuộc )?(?=\p{Lu})/u.exec(this.rest(end));
      if (level) end = this.placeNameEnd(end + level[0].length);
      else if (small) end += small[0].length;
      else if (owner) {
        const next = this.ownerEnd(end + owner[0].length, tail);
        if (next === end + owner[0].length) break;
        end = next;
      } else break;
    }
    return end;
  }

  private ownerEnd(at: number, tail: Tail): number {
    const short = /^(?:Trường|Sở|Ban|Chi cục|Đảng(?! [ủb]|đoàn))(?! \p{Lu})(?!\p{L})/u.exec(this.rest(at));
    if (short) return at + short[0].length;
    const body = this.headAt(at);
    if (body && !body.generic && body.names.length === 1) return body.end;
    return tail === 'complement' && !body ? nameEnd(this.search, at) : at;
  }

  private placeNameEnd(at: number): number {
    if (this.search[at] !== ' ') return at;
    const number = /^ \d{1,2}(?![\d/.%])(?! (?:xã|phường|huyện|người|lớp))/u.exec(this.rest(at));
    if (number) return at + number[0].length;
    const end = properEnd(this.search, at + 1);
    return end > at + 1 ? end : at;
  }

  /** UBND, HĐND, Tỉnh ủy, Công an …: a level, a place, or a class of them. */
  private placed(at: number, headEnd: number, head: string): Mention | null {
    const several = /^ (?:các |\d+ )(?=\p{Ll})/u.exec(this.rest(headEnd));
    if (several) {
      const places = this.placesAt(at, headEnd, headEnd + several[0].length);
      if (places) return places;
    }
    const end = this.tailEnd(headEnd, 'place');
    if (!/^(?:UBND|HĐND|Ủy ban|Hội đồng)/u.test(head)) {
      const named = this.search[end] === ' ' && end === headEnd ? properEnd(this.search, end + 1) : end;
      return this.single(at, at, named > end + 1 || named === end ? named : end);
    }
    return this.siblingsOf(at, headEnd, end);
  }

  /** "UBND xã Mường Bú, phường Tô Hiệu": the head goes before the second place too. */
  private siblingsOf(at: number, headEnd: number, end: number): Mention {
    const head = this.written(at, headEnd);
    const names = [this.written(at, end)];
    let last = end;
    for (;;) {
      const match = new RegExp(`^(?:, | và |, và )(${LEVEL}) (?=\\p{Lu})`, 'u').exec(this.rest(last));
      if (!match) break;
      const placeEnd = properEnd(this.search, last + match[0].length);
      if (placeEnd === last + match[0].length) break;
      names.push(`${head} ${match[1]} ${this.written(last + match[0].length, placeEnd)}`);
      last = placeEnd;
    }
    return { start: at, end: last, names, generic: false };
  }

  private placesAt(at: number, headEnd: number, levelsAt: number): Mention | null {
    const levels = LEVELS.exec(this.rest(levelsAt));
    if (!levels) return null;
    const end = levelsAt + levels[0].length;
    const list = /^(?:\s*:)? (?=\p{Lu})/u.exec(this.rest(end));
    const first = list ? this.rest(end + list[0].length) : '';
    if (!list || startsBody(first) || (list[0].includes(':') && opensPredicate(first)))
      return this.single(at, at, this.groupEnd(end), true);
    const head = this.written(at, headEnd);
    const kinds = levels[0].split(/,? và |, |\//);
    const names: string[] = [];
    let last = end;
    for (let next = end + list[0].length; ; ) {
      const placeEnd = properEnd(this.search, next);
      if (placeEnd === next) break;
      const place = this.written(next, placeEnd);
      names.push(`${head} ${this.levelOf(place, kinds)} ${place}`);
      last = placeEnd;
      const joiner = /^(?:, và |, | và )(?=\p{Lu})/u.exec(this.rest(placeEnd));
      if (!joiner || startsBody(this.rest(placeEnd + joiner[0].length))) break;
      next = placeEnd + joiner[0].length;
    }
    return names.length === 0 ? null : { start: at, end: last, names, generic: false };
  }

  /** Of several levels the one the paper itself puts before the place. */
  private levelOf(place: string, kinds: readonly string[]): string {
    const key = foldSameLength(place);
    const all = foldSameLength(this.all);
    return kinds.find((kind) => all.includes(`${foldSameLength(kind)} ${key}`)) ?? kinds[0] ?? '';
  }
}
