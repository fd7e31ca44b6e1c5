// Lays down an office's years of work straight through the stores, for measuring: documents, directives, their events.
//   DATABASE_URL=… node bench/seed-directives.ts [directives] [documents] [agencies]
// It fills the example office, so that one can sign in and look. The same numbers always make the same rows.
import type { Extraction } from '@dondoc/reader';
import { addCalendarDays, comparisonKey } from '@dondoc/vietnamese';
import { createAgency, listAgencies } from '#accounts/agencies/store.ts';
import { makeExample } from '#accounts/routes.ts';
import { listMembers } from '#accounts/store.ts';
import { insertEvent, refreshPeriods } from '#directives/history/store.ts';
import { layDown } from '#directives/publishing/store.ts';
import type { AssignmentRole, Cadence, Deadline, EventData, EventKind } from '#directives/schema.ts';
import { deliver, insertDocument, insertFile, markPublished } from '#documents/store.ts';
import { type Database, openDatabase, type Tx } from '#platform/database/connection.ts';
import { migrate } from '#platform/database/migrate.ts';
import { type Chance, chance } from './chance.ts';

export interface Amount {
  directives: number;
  documents: number;
  agencies: number;
}

/** The day on which the example office stands. */
const TODAY = '2023-11-20';

const verbs = ['Xây dựng', 'Rà soát', 'Tham mưu', 'Hoàn thiện', 'Tổng kết', 'Kiểm tra', 'Đánh giá', 'Bố trí'];
const things = [
  'đề án xây dựng trường chính trị chuẩn mức độ 1',
  'kế hoạch đào tạo, bồi dưỡng cán bộ hằng năm',
  'quy chế phối hợp giữa các cơ quan liên quan',
  'đội ngũ giảng viên chính theo vị trí việc làm',
  'cơ sở vật chất, trang thiết bị phục vụ giảng dạy',
  'việc nghiên cứu thực tế của giảng viên ở cơ sở',
  'chương trình bồi dưỡng cho cán bộ cấp xã',
  'kinh phí thực hiện các tiêu chí còn thiếu',
];
const places = ['huyện Mường Lay', 'huyện Than Uyên', 'thành phố', 'vùng biên giới', 'các xã khó khăn'];
const bodies = ['Ban', 'Sở', 'Huyện uỷ', 'Đảng uỷ', 'Chi cục', 'Trung tâm', 'Hội', 'Văn phòng'];
const fields = ['Tổ chức', 'Nông nghiệp', 'Ân Thi', 'Đào tạo', 'Xây dựng', 'Y tế', 'Văn hoá', 'Ổn định'];

interface Office {
  officeId: string;
  userId: string;
  agencies: { id: string; name: string }[];
}

/** Fills the example office of an empty database. Gives its id. */
export async function seedDirectives(db: Database, amount: Amount): Promise<string> {
  const officeId = await makeExample({ db });
  const luck = chance(amount.directives);
  const office = await peopled(db, officeId, amount.agencies, luck);
  const each = Math.ceil(amount.directives / amount.documents);
  for (let at = 0; at < amount.documents; at++) {
    const many = Math.min(each, amount.directives - at * each);
    if (many > 0) await db.transaction().execute((tx) => addDocument(tx, office, at, many, luck));
  }
  return officeId;
}

async function peopled(db: Database, officeId: string, wanted: number, luck: Chance): Promise<Office> {
  const known = await listAgencies(db, officeId);
  for (let at = known.length; at < wanted; at++) {
    const name = `${luck.of(bodies)} ${luck.of(fields)} ${at}`;
    const body = { name, shortName: `CQ${at}`, regime: 'party', parentId: null, source: 'đo' } as const;
    await createAgency(db, officeId, body);
  }
  const agencies = (await listAgencies(db, officeId))
    .filter((agency) => !agency.isUnit)
    .slice(0, Math.max(wanted, 5))
    .map(({ id, names }) => ({ id, name: names[0]?.name ?? '' }));
  const clerk = (await listMembers(db, officeId, TODAY)).find(({ role }) => role === 'clerk');
  return { officeId, userId: clerk?.userId ?? '', agencies };
}

async function addDocument(tx: Tx, office: Office, at: number, many: number, luck: Chance): Promise<void> {
  const { officeId, userId } = office;
  const day = addCalendarDays(TODAY, -luck.below(900));
  const number = `${at + 1}-TB/VPTU`;
  const fileId = crypto.randomUUID();
  const file = { name: `${number}.docx`, mediaType: 'text/plain', size: 1, sha256: fileId };
  await insertFile(tx, fileId, { officeId, createdBy: userId, ...file });
  const documentId = await insertDocument(
    tx,
    { officeId, fileId, createdBy: userId },
    paper(number, day),
    [],
  );
  await markPublished(tx, documentId, day, userId);
  const told = new Set<string>();
  for (let position = 1; position <= many; position++) {
    const code = `TB${at + 1}-${day.slice(0, 4)}-${position}`;
    for (const id of await addDirective(tx, office, { documentId, number, day, code, position }, luck))
      told.add(id);
  }
  const to = [...told].map((agencyId) => ({ agencyId, isRecipient: true }));
  await deliver(tx, documentId, to, day);
}

const paper = (number: string, day: string) =>
  ({
    document: {
      ...{ regime: 'party', type: 'thong-bao', typeName: 'Thông báo', number, issuer: 'Văn phòng Tỉnh uỷ' },
      ...{ superior: null, place: 'Sơn Hà', date: day, subject: 'Kết luận cuộc họp', meetingDate: day },
      ...{ chair: null, signer: null, recipients: [], citations: [], urgency: null },
    },
    text: 'Kết luận cuộc họp.',
    source: { pages: [], warnings: [] },
  }) as unknown as Extraction;

interface Place {
  documentId: string;
  number: string;
  day: string;
  code: string;
  position: number;
}

async function addDirective(tx: Tx, office: Office, place: Place, luck: Chance): Promise<string[]> {
  const { documentId, number, day, code, position } = place;
  const title = `${luck.of(verbs)} ${luck.of(things)} tại ${luck.of(places)}`;
  const roles: AssignmentRole[] = ['lead', luck.in(15) ? 'lead' : 'coordinate', 'coordinate'];
  const actors = roles.map((role) => ({ role, agency: luck.of(office.agencies) }));
  const unique = actors.filter((a, i) => actors.findIndex((b) => b.agency.id === a.agency.id) === i);
  const text = `${title}. ${'Giao các cơ quan phối hợp thực hiện, định kỳ báo cáo kết quả. '.repeat(4)}`;
  const words = [code, title, text, number, ...unique.map(({ agency }) => agency.name)].join(' ');
  const directive = {
    ...{ officeId: office.officeId, code, documentId, position, ref: String(position), kind: 'requirement' },
    ...{ title, text, publishedOn: day, product: luck.in(30) ? 'Kế hoạch' : null },
    ...{ searchMarked: comparisonKey(words) },
  };
  const assigned = unique.map(({ role, agency: { id, name } }) => ({ role, agencyId: id, name }));
  const leadIds = assigned.flatMap(({ role, agencyId }) => (role === 'lead' ? [agencyId] : []));
  const first = { day, actorId: office.userId, leadIds, deadline: deadlineFrom(day, luck) };
  const [directiveId = ''] = await layDown(tx, [{ directive, actors: assigned, ...first }]);
  await tell(tx, { directiveId, day, leadIds, userId: office.userId }, luck);
  return assigned.map(({ agencyId }) => agencyId);
}

interface Told {
  directiveId: string;
  day: string;
  leadIds: string[];
  userId: string;
}

function deadlineFrom(day: string, luck: Chance): Deadline {
  if (luck.in(55)) {
    const date = addCalendarDays(day, 20 + luck.below(700));
    return { kind: 'date', date, origin: luck.in(60) ? 'document' : 'office' };
  }
  if (!luck.in(30)) return { kind: 'none' };
  return { kind: 'cadence', every: luck.of<Cadence>(['P1M', 'P3M', 'P1Y']), origin: 'document' };
}

/** What became of it: half dated, some of it done, some silent, some waiting for a hand. */
async function tell(tx: Tx, { directiveId, day, leadIds, userId }: Told, luck: Chance): Promise<void> {
  let today = day;
  const write = (kind: EventKind, data: EventData, agencyId: string | null = null) =>
    insertEvent(tx, { directiveId, kind, happenedOn: today, actorId: userId, agencyId, data });
  const passes = (most: number) => {
    const next = addCalendarDays(today, 1 + luck.below(most));
    if (next > TODAY) return false;
    today = next;
    return true;
  };
  for (const leadId of leadIds) {
    if (luck.in(70) && passes(10)) await write('received', {}, leadId);
    for (let report = luck.below(4); report > 0 && passes(120); report--) {
      const done = report === 1 && luck.in(70);
      const reportId = await write(
        'reported',
        { text: 'Đã triển khai.', done, percent: done ? 100 : 40 },
        leadId,
      );
      if (!passes(6)) break;
      await write('report_approved', { reportId }, leadId);
      if (done && luck.in(85) && passes(9))
        await write('completed', { reportId, completedOn: today }, leadId);
    }
  }
  await refreshPeriods(tx, [directiveId]);
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL names the database to fill');
  const [directives = 10_000, documents = 300, agencies = 200] = process.argv.slice(2).map(Number);
  await migrate(url);
  const db = openDatabase(url);
  await seedDirectives(db, { directives, documents, agencies });
  await db.destroy();
  console.log(`${directives} directives of ${documents} documents for ${agencies} agencies`);
}
