import type { Agency } from '#accounts/schema.ts';
import { recipientAgencies } from '../rules.ts';
import type { DocumentDetail, Span } from '../schema.ts';
import type { MeetingPart, ProposedMeeting, ProposedPerson } from './schema.ts';

type Told = Pick<DocumentDetail, 'text' | 'metOn' | 'issuedOn' | 'chair'>;

/** Where a notice tells of its meeting: from the day to where it concludes. It stands near the top, or nowhere. */
const OPENING =
  /(?:Ngày|Tại phiên họp ngày|Sáng ngày|Chiều ngày)\s*\d{1,2}(?:\/\d{1,2}\/\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4})[\s\S]{0,1600}?(?:kết\s*luận|có ý kiến)/u;
const DAY = /\d{1,2}(?:\/\d{1,2}\/\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4})/u;

/** Who chaired: between the day and the verb that says so. */
const CHAIR =
  /(?:,\s*|^)((?:đồng chí |Đồng chí )?[\p{Lu}][^,.;\d]{3,90}?)\s+(?:đã\s+)?(?:chủ\s*trì|làm\s+việc\s+với)/u;
const CHAIRED_BY = /sự chủ trì của\s+([^,.;]{3,90})/u;
const ATTENDED =
  /(?:Cùng dự|cùng dự|Tham dự|tham dự|Dự buổi làm việc|Dự họp|Dự cuộc họp|Dự)\s+(?:buổi làm việc\s+|cuộc họp\s+)?có\s*:?\s*([\s\S]+?)(?=\.\s|\.$|\.\n)/u;
const REPORTED =
  /(?:Sau khi nghe|sau khi nghe|nghe)\s+((?:các )?(?:đồng chí )?[\p{Lu}][^,.;]{2,100}?)\s+báo\s+cáo/u;

/** What a notice says of the meeting it comes from, each person with the place; null where it tells of none. */
export function proposeMeeting(
  { text, metOn, issuedOn, chair }: Told,
  agencies: Agency[],
): ProposedMeeting | null {
  const opening = OPENING.exec(text);
  if (!opening) return null;
  const [words] = opening;
  const at = (found: RegExpExecArray | null): [string, number] | null =>
    found?.[1] === undefined ? null : [found[1], opening.index + found.index + found[0].indexOf(found[1])];
  const day = DAY.exec(words);
  const on = metOn ?? issuedOn ?? '9999-12-31';
  const person = ([said, start]: [string, number], part: MeetingPart): ProposedPerson => ({
    ...namedIn(said, on, agencies),
    ...{ part, span: [start, start + said.length] as Span },
  });
  const chaired = at(CHAIRED_BY.exec(words)) ?? at(CHAIR.exec(words));
  const reported = at(REPORTED.exec(words));
  const attended = at(ATTENDED.exec(words));
  const persons = [
    ...(chaired ? [person(chaired, 'chair')] : []),
    ...(reported ? [person(reported, 'report')] : []),
    ...(attended ? partsOf(attended).map((one) => person(one, 'attend')) : []),
  ];
  if (persons.length === 0) return null;
  const start = opening.index + (day?.index ?? 0);
  return {
    title: titleOf(words, chair),
    heldOn: metOn,
    daySpan: day ? [start, start + day[0].length] : null,
    persons,
  };
}

/** "làm việc với Trường Chính trị tỉnh", "cuộc họp rà soát tiến độ …", as far as the sentence goes. */
function titleOf(words: string, chair: string | null): string {
  const said =
    /(làm\s+việc\s+với|cuộc\s+họp|buổi\s+\S+\s+\S+|hội\s+nghị|phiên\s+họp|họp)(?!\s+ngày)[^.;,]{0,160}/u.exec(
      words,
    )?.[0];
  const title = (said ?? `buổi làm việc của ${chair ?? 'lãnh đạo'}`).replace(/\s+/gu, ' ').trim();
  return title.slice(0, 1).toLocaleUpperCase('vi') + title.slice(1, 290);
}

/** The members of a list: cut at commas and "và", but not inside "Các Sở: Tài chính, Xây dựng" of one kind. */
function partsOf([said, start]: [string, number]): [string, number][] {
  const found: [string, number][] = [];
  let from = 0;
  const add = (until: number) => {
    const raw = said.slice(from, until);
    const trimmed = raw.trim();
    if (trimmed) found.push([trimmed, start + from + raw.indexOf(trimmed)]);
  };
  for (const cut of said.matchAll(
    /;\s*|,\s*(?:và\s+)?|\s+và\s+(?=đại diện|lãnh đạo|đồng chí|các đồng chí)/gu,
  )) {
    // A list that a colon opens, and names of one agency that go on in small letters, are one member.
    const isList = /:[^;]*$/u.test(said.slice(from, cut.index)) && !cut[0].startsWith(';');
    const goesOn = /^(?:ngành|phường|xã|thị trấn|quận|huyện)/u.test(said.slice(cut.index + cut[0].length));
    if (isList || goesOn) continue;
    add(cut.index);
    from = cut.index + cut[0].length;
  }
  add(said.length);
  return found;
}

const HEAD = /^(?:các )?đồng chí\s+/iu;
const BODY = /^(?:có\s+)?(?:đại diện\s+)?(?:lãnh đạo\s+)?/iu;

/** A body where it speaks of leaders or agencies, a position where it speaks of a comrade. */
function namedIn(said: string, on: string, agencies: Agency[]): Omit<ProposedPerson, 'part' | 'span'> {
  const words = said.replace(/\s+/gu, ' ').trim();
  const bare = words.replace(HEAD, '');
  const [agencyId = null, ...more] = recipientAgencies(bare.replace(BODY, ''), agencies, on);
  const one = more.length === 0 ? agencyId : null;
  const isPosition =
    /^(?:Bí thư|Phó|Trưởng|Chủ tịch|Hiệu trưởng|Giám đốc|Chánh|Thường trực|Ủy viên|Uỷ viên)/u.test(bare);
  const isExactly = one !== null && bare.replace(BODY, '').length < 60;
  return isPosition
    ? { name: null, positionTitle: bare, agencyId: null, agencyAsWritten: null }
    : {
        name: null,
        positionTitle: null,
        agencyId: isExactly ? one : null,
        agencyAsWritten: bare,
      };
}
