import type { Block, OfficialDocument } from '@dondoc/writer';
import { roleLabels } from '../labels.ts';
import { memberRoles, type Seat } from '../schema.ts';

type Regime = OfficialDocument['regime'];

/** A body as it issues a paper: whose name stands at the head, and who signs. */
export interface IssuingBody {
  /** As sentences name it. */
  name: string;
  regime: Regime;
  superior: string | null;
  issuer: string;
  symbol: string;
  signature: OfficialDocument['signature'];
}

export interface Names {
  drafter: IssuingBody;
  appraiser: IssuingBody;
  decider: IssuingBody;
  nameOf(agencyId: string): string;
}

interface Named {
  name: string;
  shortName: string;
}

/**
 * «Ban Tổ chức Tỉnh uỷ» writes as BAN TỔ CHỨC under TỈNH UỶ; the standing body of a Party committee writes in the
 * committee's own name.
 */
export function bodyOf(agency: Named & { regime: Regime }, above: Named | null): IssuingBody {
  const { name, shortName, regime } = agency;
  const isStanding = regime === 'party' && /^(Thường trực|Ban Thường vụ)\s/u.test(name);
  if (isStanding && above)
    return {
      ...{ name, regime, superior: null, issuer: above.name, symbol: above.shortName },
      signature: { authority: 'T/M Ban Thường vụ', position: 'Phó Bí thư', name: null },
    };
  const issuer = above && name.endsWith(` ${above.name}`) ? name.slice(0, -above.name.length - 1) : name;
  return {
    ...{ name, regime, superior: above?.name ?? null, issuer, symbol: shortName },
    signature: signatureOf(name, regime),
  };
}

const heads: [RegExp, string][] = [
  [/^Trường /u, 'Hiệu trưởng'],
  [/^Sở /u, 'Giám đốc'],
  [/^Ban /u, 'Trưởng Ban'],
  [/^Văn phòng /u, 'Chánh Văn phòng'],
];

function signatureOf(name: string, regime: Regime): OfficialDocument['signature'] {
  const isCommittee = regime === 'state' && /^(Uỷ|Ủy) ban nhân dân|^UBND/u.test(name);
  if (isCommittee) return { authority: 'TM. Uỷ ban nhân dân', position: 'Chủ tịch', name: null };
  const position = heads.find(([pattern]) => pattern.test(name))?.[1] ?? 'Thủ trưởng cơ quan';
  return { authority: null, position, name: null };
}

/** Operating rules as typed, a line a paragraph: «Chương», «Điều» and «1.» become what they are; the paper counts them. */
export function ruleBlocks(rules: string): Block[] {
  return rules.split('\n').flatMap((line): Block[] => {
    const text = line.trim();
    if (!text) return [];
    const chapter = /^Chương\s+[\dIVXLC]+[.:]?\s*(.+)$/u.exec(text)?.[1];
    if (chapter) return [{ kind: 'division', level: 'chapter', text: chapter }];
    const article = /^Điều\s*\d+[.:]?\s*(.+)$/u.exec(text)?.[1];
    if (article) return [{ kind: 'article', text: article }];
    const item = /^\d+[.)]\s*(.+)$/u.exec(text)?.[1];
    return [item ? { kind: 'item', level: 2, text: item } : { kind: 'paragraph', text }];
  });
}

/** «04», as papers write a number of people. */
export const countWords = (n: number): string => String(n).padStart(2, '0');

export function rolesWords(members: readonly Pick<Seat, 'role'>[]): string {
  const counted = memberRoles.flatMap((role) => {
    const n = members.filter((one) => one.role === role).length;
    return n > 0 ? [`${countWords(n)} ${roleLabels[role]}`] : [];
  });
  return counted.join(', ') || 'chưa có thành viên nào';
}

/** «Giám đốc Sở Nội vụ» names its agency already. */
export const positionWords = (position: string, agency: string): string =>
  position.includes(agency) ? position : `${position}, ${agency}`;
