import { formatDate } from '@dondoc/vietnamese';
import { type Block, formatFor, type OfficialDocument, type Row, type Table } from '@dondoc/writer';
import { stateLabels } from '../evidence/labels.ts';
import { resultLabels, shareWords } from '../labels.ts';
import { countsOf } from './rules.ts';
import type { Dossier, IndexLine } from './schema.ts';

interface Letterhead {
  regime: 'party' | 'state';
  superior: string | null;
  issuer: string;
  symbol: string;
  place: string;
  /** The day on which it is printed. */
  printedOn: string;
}

/** Mục lục hồ sơ minh chứng, as the paper that lies on top of the dossier. */
export function indexPaper(dossier: Dossier, lines: IndexLine[], head: Letterhead): OfficialDocument {
  const { regime, superior, issuer, symbol, place, printedOn } = head;
  return {
    ...{ regime, superior, issuer, symbol, place, issuerInText: issuer },
    version: formatFor(regime, printedOn).version,
    number: null,
    type: { code: 'ML', name: 'Mục lục' },
    subject: `hồ sơ minh chứng ${dossier.roundName}`,
    date: printedOn.slice(0, 7),
    body: bodyOf(dossier),
    recipients: [{ text: `Lưu ${symbol}` }],
    signature: { authority: null, position: 'Hiệu trưởng', name: null },
    appendices: [
      { title: 'Minh chứng của từng chỉ tiêu', landscape: true, blocks: [indexTable(dossier, lines)] },
    ],
  };
}

function bodyOf(dossier: Dossier): Block[] {
  const { indicators, bare, pieces } = countsOf(dossier);
  const practice = dossier.isPractice ? ' Bộ chỉ tiêu này là bộ tập huấn, có ngưỡng giả định.' : '';
  const closed = dossier.isClosed ? 'đã chốt' : 'chưa chốt';
  return [
    {
      kind: 'paragraph',
      text: `Hồ sơ gồm ${pieces} minh chứng của ${indicators} chỉ tiêu theo ${dossier.setName}; số liệu đến ngày ${formatDate(dossier.asOf)}, đợt đánh giá ${closed}.${practice}`,
    },
    {
      kind: 'paragraph',
      text: `Chỉ tiêu đã có minh chứng: ${shareWords(indicators - bare, indicators)}. Chỉ tiêu chưa có tệp và chưa ghi nơi lưu bản giấy: ${bare}.`,
    },
    {
      kind: 'paragraph',
      text: 'Mỗi tệp nằm ở thư mục của chỉ tiêu đầu tiên dùng tệp đó; chỉ tiêu khác cùng dùng thì ghi lại mã minh chứng. Tệp manifest-sha256.txt ghi mã băm của từng tệp để kiểm tra hồ sơ còn nguyên vẹn.',
    },
  ];
}

const columns: Table['columns'] = [
  { head: 'Chỉ tiêu', share: 30 },
  { head: 'Kết quả', millimetres: 20, align: 'center' },
  { head: 'Minh chứng', share: 40 },
  { head: 'Số, ngày', share: 18 },
  { head: 'Tình trạng', millimetres: 22, align: 'center' },
  { head: 'Nơi lưu bản giấy', share: 18 },
];

/** By criterion; what an indicator is and how it stands is said once, before its first piece. */
function indexTable({ criteria, sheaves }: Dossier, lines: IndexLine[]): Table {
  const rows = criteria.flatMap(({ number, name }): Row[] => {
    const own = lines.filter(({ sheaf }) => sheaf.criterion === number);
    if (own.length === 0) return [];
    const count = sheaves.filter(({ criterion }) => criterion === number).length;
    const group = { group: `Tiêu chí ${number}. ${name} (${count} chỉ tiêu)` };
    return [group, ...own.map((line, i) => rowOf(line, own[i - 1]?.sheaf !== line.sheaf))];
  });
  return { kind: 'table', columns, rows };
}

function rowOf({ sheaf, filed }: IndexLine, isFirst: boolean): Row {
  const dated = [filed?.number, filed?.issuedOn && formatDate(filed.issuedOn)].filter(Boolean).join(', ');
  return {
    cells: [
      isFirst ? `${sheaf.code}. ${sheaf.name}` : '',
      isFirst ? resultLabels[sheaf.result] : '',
      filed ? `${filed.code}. ${filed.title}` : 'Chưa có minh chứng',
      dated,
      stateLabels[filed?.state ?? 'missing'],
      filed?.paperPlace ?? '',
    ],
  };
}
