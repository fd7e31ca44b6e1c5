import type { OfficialDocument } from '../content.ts';
import type { FormatVersion, Regime } from '../formats/format.ts';
import { conclusion } from './conclusion.ts';
import { decision } from './decision.ts';
import { invitation } from './invitation.ts';
import { letter } from './letter.ts';
import { minutes } from './minutes.ts';
import { plan } from './plan.ts';
import { regulation, statutes } from './regulation.ts';
import { report } from './report.ts';
import { scheme } from './scheme.ts';
import { appraisal, list, survey } from './slips.ts';
import { submission } from './submission.ts';

/** A kind of paper with an invented sample in each regime; `file` names its picture. */
export interface Kind {
  file: string;
  name: string;
  sample: (regime: Regime) => OfficialDocument;
}

export const kinds: readonly Kind[] = [
  { file: 'bao-cao', name: 'Báo cáo', sample: report },
  { file: 'ke-hoach', name: 'Kế hoạch có phụ lục', sample: plan },
  { file: 'cong-van', name: 'Công văn', sample: letter },
  { file: 'thong-bao-ket-luan', name: 'Thông báo kết luận', sample: conclusion },
  { file: 'quyet-dinh', name: 'Quyết định', sample: decision },
  { file: 'to-trinh', name: 'Tờ trình', sample: submission },
  { file: 'bien-ban', name: 'Biên bản', sample: minutes },
  { file: 'giay-moi', name: 'Giấy mời', sample: invitation },
  { file: 'quy-che', name: 'Quy chế ban hành kèm theo quyết định', sample: statutes },
  { file: 'quy-dinh', name: 'Quy định', sample: regulation },
  { file: 'de-an', name: 'Đề án', sample: scheme },
  { file: 'phieu-tham-dinh', name: 'Phiếu thẩm định', sample: appraisal },
  { file: 'phieu-khao-sat', name: 'Phiếu khảo sát', sample: survey },
  { file: 'danh-sach', name: 'Danh sách', sample: list },
];

/** The newest version of each regime stands in docs/forms; the older one is for papers of its years. */
const VERSIONS: readonly { version: FormatVersion; regime: Regime; file: string; date?: string }[] = [
  { version: 'HD05', regime: 'party', file: 'dang' },
  { version: 'ND30', regime: 'state', file: 'nha-nuoc' },
  { version: 'HD36', regime: 'party', file: 'dang-2018', date: '2024-06-05' },
];

/** A sample of a kind under a version of the rules. */
export interface Sample {
  title: string;
  file: string;
  version: FormatVersion;
  document: OfficialDocument;
}

/** Every kind in every regime and version, with the name a test shows. */
export const samples: readonly Sample[] = kinds.flatMap(({ file, name, sample }) =>
  VERSIONS.map(({ version, regime, file: of, date }) => ({
    title: `${name}, ${version}`,
    file: `${file}-${of}`,
    version,
    document: { ...sample(regime), ...(date && { date }) },
  })),
);
