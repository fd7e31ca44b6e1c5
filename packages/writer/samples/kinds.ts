import type { OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { conclusion } from './conclusion.ts';
import { decision } from './decision.ts';
import { letter } from './letter.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';
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
];

/** Every kind in every regime, with the name a test shows. */
export const samples: readonly { title: string; file: string; document: OfficialDocument }[] = kinds.flatMap(
  ({ file, name, sample }) =>
    (['party', 'state'] as const).map((regime) => ({
      title: `${name}, ${regime}`,
      file: `${file}-${regime === 'party' ? 'dang' : 'nha-nuoc'}`,
      document: sample(regime),
    })),
);
