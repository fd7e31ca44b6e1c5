import { formatDate } from '@dondoc/vietnamese';
import type { Db } from '#platform/database/connection.ts';
import type { Fact, FactAsk, FactName, FactRoom } from '#platform/facts.ts';
import { stateLabels } from './labels.ts';
import { GONE_ON, isAnswered } from './rules.ts';
import type { Proposal, ProposalState } from './schema.ts';
import { listProposals } from './store.ts';

const ofSchool = 'Kiến nghị trường đã gửi đến ngày tính; kiến nghị đã tách, đã gộp không tính.';

type Counting = Omit<FactName, 'name' | 'unit'> & { counts(proposal: Proposal): boolean };
const inState =
  (...states: ProposalState[]) =>
  ({ state }: Proposal) =>
    states.includes(state);

const counted: Record<string, Counting> = {
  kien_nghi: { label: 'Kiến nghị', explains: ofSchool, counts: () => true },
  kien_nghi_da_tra_loi: {
    label: 'Kiến nghị đã có kết quả trả lời',
    explains: `${ofSchool} Kết quả trả lời đã được Văn phòng xác nhận.`,
    counts: isAnswered,
  },
  kien_nghi_da_giai_quyet: {
    label: 'Kiến nghị đã giải quyết',
    explains: `${ofSchool} Cả Văn phòng và trường cùng xác nhận đã giải quyết.`,
    counts: inState('settled'),
  },
  kien_nghi_chua_thong_nhat: {
    label: 'Kiến nghị hai bên chưa thống nhất',
    explains: `${ofSchool} Một bên xác nhận đã giải quyết, bên kia nêu chưa.`,
    counts: inState('disputed'),
  },
  kien_nghi_den_ngay_xem_lai: {
    label: 'Kiến nghị đến ngày xem lại',
    explains: `${ofSchool} Trả lời trước mắt, ngày xem lại đã đến mà chưa có trả lời tiếp.`,
    counts: inState('reviewDue'),
  },
  kien_nghi_cho_tra_loi: {
    label: 'Kiến nghị chờ trả lời',
    explains: `${ofSchool} Chưa có kết quả trả lời được xác nhận.`,
    counts: inState('waiting', 'unconfirmed'),
  },
};

const noteOf = ({ state, mover }: Proposal): string =>
  mover.since ? `${stateLabels[state]}, từ ${formatDate(mover.since)}` : stateLabels[state];

export function proposalFactsOf(proposals: readonly Proposal[], { schoolId }: FactAsk): Map<string, Fact> {
  const own = proposals.filter(
    ({ askedBy, state }) => askedBy?.id === schoolId && state !== 'draft' && !GONE_ON.includes(state),
  );
  return new Map(
    Object.entries(counted).map(([name, { counts }]): [string, Fact] => {
      if (own.length === 0)
        return [name, { known: false, reason: 'chưa ghi kiến nghị nào của trường', rows: [] }];
      const rows = own.filter(counts).map((one) => ({
        ...{ id: one.id, label: one.text, note: noteOf(one), href: `/kien-nghi/${one.id}` },
      }));
      return [name, { known: true, value: rows.length, rows }];
    }),
  );
}

/** What became of what the school asked. */
export const proposalsFacts: FactRoom = {
  rowsFor: 'own',
  names: Object.entries(counted).map(([name, { counts: _, ...said }]) => ({
    name,
    unit: 'kiến nghị',
    ...said,
  })),
  async read(db: Db, ask: FactAsk) {
    const office = { officeId: ask.officeId, agencyId: null, agencyIds: null, userId: '' };
    const asked = await listProposals(db, office, ask.day);
    return proposalFactsOf(
      asked.filter(({ sentOn }) => sentOn !== null && sentOn <= ask.day),
      ask,
    );
  },
};
