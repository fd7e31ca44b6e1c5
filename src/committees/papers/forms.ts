import { formatDate } from '@dondoc/vietnamese';
import { type Block, formatFor, type OfficialDocument, type Table } from '@dondoc/writer';
import { letterhead } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import { roleLabels } from '../labels.ts';
import type { MeetingRow } from '../meetings/store.ts';
import { inOrder } from '../membership/rules.ts';
import type { DecisionKind, DraftVersion, Seat, Step } from '../schema.ts';
import type { CommitteeRow } from '../store.ts';
import { countWords, type IssuingBody, type Names, positionWords, rolesWords, ruleBlocks } from './rules.ts';

/** What a paper of a committee is filled from. Number and day stay blank until it is signed. */
export interface Filled {
  committee: CommitteeRow;
  kind: DecisionKind;
  draft: DraftVersion;
  steps: Step[];
  /** The decision that this one changes. */
  before: Pick<Step, 'number' | 'on'> | null;
  names: Names;
  place: string;
  today: string;
}

const head = (
  { superior, issuer, name, symbol, regime, signature }: IssuingBody,
  place: string,
  today: string,
) => ({
  ...{ regime, superior, issuer, issuerInText: name, symbol, place, signature },
  ...{ version: formatFor(regime, today).version, number: null, date: today.slice(0, 7) },
});

const archive = ({ regime, symbol }: IssuingBody) =>
  regime === 'party' ? `Lưu ${symbol}` : `Lưu: VT, ${symbol}`;

const purposeOf = ({ purpose, scheme }: CommitteeRow): string[] => [
  ...(purpose ? [purpose] : []),
  ...(scheme && !purpose?.includes(scheme) ? [`Chỉ đạo, theo dõi, đôn đốc việc thực hiện ${scheme}.`] : []),
];

const opens = { establish: 'Thành lập', change: 'Kiện toàn' } as const;
export const subjects = { establish: 'thành lập', change: 'kiện toàn' } as const;

function articles({ committee, kind, draft, before }: Filled): Block[] {
  const size = countWords(draft.members.length);
  const old = before
    ? ` Danh sách này thay danh sách kèm theo Quyết định số ${before.number ?? '…'}, ngày ${formatDate(before.on)}.`
    : '';
  return [
    {
      kind: 'article',
      text: `${opens[kind]} ${committee.name} (sau đây gọi là Ban Chỉ đạo) gồm ${size} thành viên theo danh sách kèm theo.${old}`,
    },
    ...purposeOf(committee).map(
      (text): Block => ({ kind: 'article', text: `Ban Chỉ đạo có nhiệm vụ: ${text}` }),
    ),
    ...(draft.rules
      ? [
          {
            kind: 'article',
            text: 'Ban Chỉ đạo hoạt động theo Quy chế ban hành kèm theo Quyết định này.',
          } as const,
        ]
      : []),
    {
      kind: 'article',
      text: 'Các thành viên Ban Chỉ đạo và các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký.',
    },
  ];
}

function purposeArticle(purposes: string[]): Block[] {
  const [only, ...more] = purposes;
  if (!only) return [];
  if (more.length === 0) return [{ kind: 'article', text: `Ban Chỉ đạo có nhiệm vụ: ${only}` }];
  const items = purposes.map((text): Block => ({ kind: 'item', level: 2, text }));
  return [{ kind: 'article', text: 'Ban Chỉ đạo có nhiệm vụ:' }, ...items];
}

/** Dự thảo Quyết định: grounds, the word of decision, articles; who is in it stands in the appendix. */
export function decisionPaper(filled: Filled): OfficialDocument {
  const { committee, kind, draft, names, place, today } = filled;
  const { decider, appraiser, drafter } = names;
  const grounds = draft.grounds.map((text): Block => ({ kind: 'ground', text }));
  const said: Block[] =
    decider.regime === 'party'
      ? [...grounds, { kind: 'declaration', text: `${decider.name} quyết định` }]
      : [
          { kind: 'declaration', text: decider.name },
          ...grounds,
          { kind: 'declaration', text: 'Quyết định:' },
        ];
  return {
    ...head(decider, place, today),
    type: { code: 'QĐ', name: 'Quyết định' },
    subject: subjectOf(decider, `${subjects[kind]} ${committee.name}`),
    body: [...said, ...articles(filled)],
    recipients: [
      { text: 'Các thành viên Ban Chỉ đạo' },
      ...[...new Set([appraiser.name, drafter.name])].map((text) => ({ text })),
      { text: archive(decider) },
    ],
    appendices: [
      {
        title: `Danh sách thành viên\n${committee.name}`,
        blocks: [memberTable(draft.members, names)],
      },
    ],
  };
}

/** The State writes «Về việc …» before the trích yếu of a decision. */
const subjectOf = ({ regime }: IssuingBody, words: string) =>
  regime === 'state' ? `Về việc ${words}` : words;

function memberTable(members: readonly Seat[], { nameOf }: Names): Table {
  const withDuty = members.some(({ duty }) => duty);
  return {
    kind: 'table',
    columns: [
      { head: 'TT', millimetres: 10, align: 'center' },
      { head: 'Chức vụ, cơ quan', share: 1 },
      { head: 'Trong Ban Chỉ đạo', millimetres: 34 },
      ...(withDuty ? [{ head: 'Nhiệm vụ được phân công', share: 1 }] : []),
    ],
    rows: inOrder(members).map((member, at) => ({
      cells: [
        String(at + 1),
        `${member.name ? `Đồng chí ${member.name}, ` : ''}${positionWords(member.positionTitle, nameOf(member.agencyId))}`,
        roleLabels[member.role],
        ...(withDuty ? [dutyWords(member)] : []),
      ],
    })),
  };
}

const dutyWords = ({ duty, dueOn }: Seat): string =>
  duty && dueOn ? `${duty.replace(/[.;]$/, '')} (hạn ${formatDate(dueOn)}).` : (duty ?? '');

/** Quy chế hoạt động, which the decision issues. */
export function rulesPaper({ committee, draft, names, place, today }: Filled): OfficialDocument {
  const { decider } = names;
  return {
    ...head(decider, place, today),
    type: { code: 'QC', name: 'Quy chế' },
    subject: `hoạt động của ${committee.name}`,
    body: [
      {
        kind: 'paragraph',
        text: [
          { text: `Ban hành kèm theo Quyết định của ${decider.name} về ${committee.name}.`, italic: true },
        ],
      },
      ...(draft.rules
        ? ruleBlocks(draft.rules)
        : [{ kind: 'paragraph', text: 'Dự thảo chưa có nội dung quy chế.' } as const]),
    ],
    recipients: [{ text: 'Các thành viên Ban Chỉ đạo' }, { text: archive(decider) }],
  };
}

/** Tờ trình of whoever appraised, to whoever decides. */
export function submissionPaper(filled: Filled): OfficialDocument {
  const { committee, kind, draft, names, steps, place, today } = filled;
  const { appraiser, drafter, decider } = names;
  const opinion = steps.findLast(({ stage }) => stage === 'appraised');
  const size = countWords(draft.members.length);
  const asked = committee.directiveCode
    ? ` theo nhiệm vụ được giao (${noBreak(committee.directiveCode)})`
    : '';
  const content: Block[] = [
    { kind: 'item', level: 2, text: `Thành phần: ${size} thành viên, gồm ${rolesWords(draft.members)}.` },
    ...purposeArticle(purposeOf(committee)),
    ...(draft.rules ? [{ kind: 'item', level: 2, text: 'Quy chế hoạt động của Ban Chỉ đạo.' } as const] : []),
  ];
  return {
    ...head(appraiser, place, today),
    type: { code: 'TTr', name: 'Tờ trình' },
    subject: subjectOf(appraiser, `${subjects[kind]} ${committee.name}`),
    addressees: [decider.name],
    body: [
      {
        kind: 'paragraph',
        text: `${drafter.name} đã soạn thảo dự thảo Quyết định ${subjects[kind]} ${committee.name}${asked}. ${appraiser.name} ${opinion ? 'đã thẩm định, ' : ''}kính trình ${decider.name} như sau:`,
      },
      { kind: 'heading', level: 1, text: 'Nội dung trình' },
      ...content,
      { kind: 'heading', level: 1, text: 'Ý kiến thẩm định' },
      { kind: 'paragraph', text: opinion ? opinionWords(opinion) : '……………………………………' },
      { kind: 'paragraph', text: `Kính trình ${decider.name} xem xét, quyết định.` },
    ],
    recipients: [{ text: 'Như trên' }, { text: drafter.name }, { text: archive(appraiser) }],
  };
}

const noBreak = (code: string) => code.replaceAll('-', '\u2011');

const opinionWords = ({ note, number, on }: Step): string => {
  const paper = number ? ` (văn bản số ${number})` : '';
  return `${note ?? 'Nhất trí với dự thảo.'} Thẩm định ngày ${formatDate(on)}${paper}.`;
};

/** Phiếu thẩm định: what the draft holds, point by point, and room for what the appraiser says of it. */
export function appraisalPaper(filled: Filled): OfficialDocument {
  const { committee, kind, draft, names, steps, place, today } = filled;
  const { appraiser, drafter } = names;
  const sent = steps.findLast(({ stage }) => stage === 'sent');
  const opinion = steps.findLast(({ stage }) => stage === 'appraised');
  return {
    ...head(appraiser, place, today),
    // A slip: it stands in no register.
    unnumbered: true,
    type: { code: 'PTĐ', name: 'Phiếu thẩm định' },
    subject: `dự thảo Quyết định ${subjects[kind]} ${committee.name}`,
    body: [
      { kind: 'item', level: 2, text: `Cơ quan soạn thảo: ${drafter.name}.` },
      {
        kind: 'item',
        level: 2,
        text: `Dự thảo: bản ${draft.version}, lập ngày ${formatDate(draft.madeOn)}${sent ? `, gửi thẩm định ngày ${formatDate(sent.on)}` : ', chưa gửi thẩm định'}.`,
      },
      { kind: 'item', level: 2, text: 'Nội dung thẩm định:' },
      pointTable(filled),
      {
        kind: 'item',
        level: 2,
        text: `Ý kiến thẩm định: ${opinion ? opinionWords(opinion) : '……………………………………'}`,
      },
    ],
    recipients: [{ text: drafter.name }, { text: archive(appraiser) }],
  };
}

function pointTable({ committee, draft, names }: Filled): Table {
  const { members, grounds, rules } = draft;
  const bodies = new Set(members.map(({ agencyId }) => names.nameOf(agencyId)));
  const duties = members.filter(({ duty }) => duty).length;
  const points: [string, string][] = [
    [
      'Căn cứ ban hành',
      grounds.length > 0 ? `${grounds.length} căn cứ: ${grounds.join(' ')}` : 'Chưa nêu căn cứ.',
    ],
    ['Tên, nhiệm vụ của Ban Chỉ đạo', purposeOf(committee).join(' ') || 'Dự thảo chưa nêu nhiệm vụ.'],
    ['Thành phần', `${members.length} thành viên: ${rolesWords(members)}.`],
    ['Cơ quan có người tham gia', `${bodies.size} cơ quan: ${[...bodies].join('; ')}.`],
    ['Phân công nhiệm vụ', `${duties}/${members.length} thành viên có nhiệm vụ ghi rõ.`],
    ['Quy chế hoạt động', rules ? 'Có dự thảo quy chế kèm theo.' : 'Chưa có dự thảo quy chế.'],
  ];
  return {
    kind: 'table',
    columns: [
      { head: 'TT', millimetres: 10, align: 'center' },
      { head: 'Nội dung', millimetres: 36 },
      { head: 'Trong dự thảo', share: 1 },
      { head: 'Ý kiến', millimetres: 34 },
    ],
    rows: points.map(([point, said], at) => ({ cells: [String(at + 1), point, said, ''] })),
  };
}

interface Concluded {
  committee: CommitteeRow;
  meeting: MeetingRow;
  office: Office;
  names: Names;
}

/** Thông báo kết luận of a meeting, each conclusion a numbered paragraph: the reader reads it as any other notice. */
export function conclusionNotice({ committee, meeting, office }: Concluded): OfficialDocument {
  const { superior, issuer, signerPosition, recipients } = letterhead(office);
  const chair = meeting.persons.find(({ part }) => part === 'chair');
  const who = chair
    ? ` do ${chair.name ? `đồng chí ${chair.name}, ` : ''}${chair.positionTitle} chủ trì`
    : '';
  const there = meeting.persons.filter(({ part }) => part !== 'absent').length;
  const said = there > 0 ? ` Dự họp có ${countWords(there)} thành viên.` : '';
  return {
    ...{ regime: office.regime, version: formatFor(office.regime, meeting.heldOn).version },
    ...{ superior, issuer, issuerInText: office.name, symbol: office.shortName, number: null },
    type: { code: 'TB', name: 'Thông báo' },
    subject: `kết luận tại ${lowered(meeting.title)}\ncủa ${committee.name}`,
    place: office.place,
    date: meeting.heldOn.slice(0, 7),
    body: [
      {
        kind: 'paragraph',
        text: `Ngày ${formatDate(meeting.heldOn)}, ${committee.name} họp${meeting.place ? ` tại ${meeting.place}` : ''}${who}.${said} Sau khi thảo luận, Ban Chỉ đạo kết luận:`,
      },
      ...meeting.conclusions.map((text): Block => ({ kind: 'item', level: 2, text })),
      { kind: 'paragraph', text: `${office.name} thông báo để các cơ quan, đơn vị biết, thực hiện.` },
    ],
    recipients: ['Các thành viên Ban Chỉ đạo', ...recipients].map((text) => ({ text })),
    signature: { authority: null, position: signerPosition, name: null },
  };
}

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
