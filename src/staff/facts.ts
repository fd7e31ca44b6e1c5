import type { Db } from '#platform/database/connection.ts';
import type { Fact, FactAsk, FactName, FactRoom } from '#platform/facts.ts';
import * as figures from './figures/rules.ts';
import { lecturingLabels } from './labels.ts';
import type { PersonWithRecords, RecordKind } from './schema.ts';
import { readPeople, readSetting } from './store.ts';

type Counting = Omit<FactName, 'name'> & { count(roster: figures.Roster): Fact };

const { among, counted, placed, products, topicOf } = figures;

const people = 'người';
const ofLecturers = 'Trong số giảng viên theo cách tính của trường.';
const inWindow = 'Ngày trong khoảng tính, của người đang làm việc tại trường ngày ấy; làm chung tính một.';

const facts: Record<string, Counting> = {
  vien_chuc: {
    ...{ label: 'Viên chức, người lao động', unit: people },
    explains: 'Người đang làm việc tại trường trong ngày, chưa nghỉ hưu.',
    count: ({ members }) => among(members, ({ standing }) => counted(figures.postOf(standing))),
  },
  giang_vien: {
    ...{ label: 'Giảng viên', unit: people },
    explains: 'Tính hay không tính giảng viên kiêm nhiệm theo cách tính trường đã đặt.',
    count: ({ lecturers }) =>
      among(lecturers, ({ standing }) => counted(lecturingLabels[standing.lecturing ?? 'lecturer'])),
  },
  giang_vien_co_huu: {
    ...{ label: 'Giảng viên cơ hữu', unit: people },
    explains: 'Giảng viên không kiêm nhiệm, đang làm việc tại trường.',
    count: figures.lecturing('lecturer'),
  },
  giang_vien_kiem_nhiem: {
    ...{ label: 'Giảng viên kiêm nhiệm', unit: people },
    explains: 'Người của trường giảng dạy bên cạnh việc khác.',
    count: figures.lecturing('concurrent'),
  },
  giang_vien_chinh: {
    ...{
      label: 'Giảng viên chính',
      unit: people,
      explains: `${ofLecturers} Giữ hạng V.07.01.02 trong ngày.`,
    },
    count: figures.withRank('V.07.01.02'),
  },
  giang_vien_cao_cap: {
    ...{ label: 'Giảng viên cao cấp', unit: people },
    explains: `${ofLecturers} Giữ hạng V.07.01.01 trong ngày.`,
    count: figures.withRank('V.07.01.01'),
  },
  giang_vien_thac_si: {
    ...{ label: 'Giảng viên có trình độ thạc sĩ trở lên, phù hợp', unit: people },
    explains: `${ofLecturers} Bằng thạc sĩ hoặc tiến sĩ được xác định là phù hợp vị trí việc làm.`,
    count: ({ lecturers }) => among(lecturers, figures.suitingMaster),
  },
  giang_vien_tien_si: {
    ...{ label: 'Giảng viên có trình độ tiến sĩ', unit: people, explains: ofLecturers },
    count: ({ lecturers }) => among(lecturers, figures.doctor),
  },
  giang_vien_co_chung_chi: {
    ...{ label: 'Giảng viên có chứng chỉ chức danh nghề nghiệp', unit: people },
    explains: `${ofLecturers} Người không có dòng chứng chỉ được tính là chưa có.`,
    count: ({ lecturers }) => among(lecturers, figures.certified),
  },
  vien_chuc_cao_cap_llct: {
    ...{ label: 'Viên chức có trình độ cao cấp lý luận chính trị trở lên', unit: people },
    explains: 'Cao cấp hoặc cử nhân; người không có dòng lý luận chính trị được tính là chưa có.',
    count: ({ members }) => among(members, figures.highTheory),
  },
  truong_don_vi: {
    ...{ label: 'Trưởng đơn vị', unit: people, explains: 'Đứng đầu một khoa, phòng trong ngày.' },
    count: placed('unitHead'),
  },
  truong_don_vi_thac_si: {
    ...{ label: 'Trưởng đơn vị có trình độ thạc sĩ trở lên, phù hợp', unit: people },
    explains: 'Trong số trưởng đơn vị; bằng được xác định là phù hợp vị trí việc làm.',
    count: (roster) => among(figures.inPlace('unitHead')(roster), figures.suitingMaster),
  },
  pho_don_vi: {
    ...{ label: 'Phó đơn vị', unit: people, explains: 'Cấp phó của người đứng đầu một khoa, phòng.' },
    count: placed('unitDeputy'),
  },
  hieu_truong: {
    ...{ label: 'Hiệu trưởng', unit: people, explains: 'Đứng đầu trường trong ngày.' },
    count: placed('principal'),
  },
  pho_hieu_truong: {
    ...{ label: 'Phó Hiệu trưởng', unit: people, explains: 'Cấp phó của người đứng đầu trường.' },
    count: placed('vicePrincipal'),
  },
  don_vi: {
    ...{ label: 'Khoa, phòng', unit: 'đơn vị', explains: 'Đơn vị có người giữ chức vụ trong ngày.' },
    count: figures.units,
  },
  de_tai_cap_tinh: {
    ...{ label: 'Đề tài cấp tỉnh', unit: 'đề tài', explains: inWindow },
    count: topicOf('province'),
  },
  de_tai_cap_truong: {
    ...{ label: 'Đề tài cấp trường', unit: 'đề tài', explains: inWindow },
    count: topicOf('school'),
  },
  bai_bao: {
    ...{ label: 'Bài báo', unit: 'bài', explains: inWindow },
    count: products(({ kind }) => kind === 'article'),
  },
  giao_trinh: {
    ...{ label: 'Giáo trình, sách', unit: 'cuốn', explains: inWindow },
    count: products(({ kind }) => kind === 'book'),
  },
  luot_boi_duong: {
    ...{ label: 'Lượt bồi dưỡng', unit: 'lượt' },
    explains: 'Lượt kết thúc trong khoảng tính, của người đang làm việc tại trường ngày ấy.',
    count: figures.trainings,
  },
};

export function staffFactsOf(ask: FactAsk, all: PersonWithRecords[], concurrentCounts: boolean) {
  const roster = figures.rosterOf(ask, all, concurrentCounts);
  const none: Fact = { known: false, reason: 'trường chưa có danh sách đội ngũ', rows: [] };
  return new Map(
    Object.entries(facts).map(([name, fact]) => [name, all.length === 0 ? none : fact.count(roster)]),
  );
}

/** What no figure asks for is not read. */
const asked: RecordKind[] = [
  ...(['employment', 'post', 'lecturing', 'rank', 'degree', 'theory'] as const),
  ...(['certificate', 'product', 'training', 'retirement'] as const),
];

export const staffFacts: FactRoom = {
  rowsFor: 'staffSeers',
  names: Object.entries(facts).map(([name, { count: _, ...said }]) => ({ name, ...said })),
  async read(db: Db, ask: FactAsk) {
    const all = await readPeople(db, ask.schoolId, asked);
    const { concurrentCounts } = await readSetting(db, ask.schoolId);
    return staffFactsOf(ask, all, concurrentCounts);
  },
};
