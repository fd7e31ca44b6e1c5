import type { OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';

/** What a body brings to each of its papers. */
export type Letterhead = Pick<
  OfficialDocument,
  'regime' | 'superior' | 'issuer' | 'symbol' | 'place' | 'issuerInText'
>;

/** Days on which both regimes' newest formats are in force; below 10, so that zeros show. */
export const ISSUED = '2026-06-05';

const inSonHa = (regime: Regime, superior: string | null, issuer: string, symbol: string): Letterhead => ({
  regime,
  superior,
  issuer,
  symbol,
  place: 'Sơn Hà',
});

/** Bodies of an invented province. The political school writes by the State's rules, its Party committee not. */
export const offices = {
  partyOffice: inSonHa('party', 'Tỉnh ủy Sơn Hà', 'Văn phòng', 'VPTU'),
  partyBoard: inSonHa('party', 'Tỉnh ủy Sơn Hà', 'Ban Tổ chức', 'BTCTU'),
  partyCommittee: inSonHa('party', null, 'Tỉnh ủy Sơn Hà', 'TU'),
  schoolParty: {
    ...inSonHa('party', 'Đảng ủy các cơ quan Đảng tỉnh', 'Đảng ủy Trường Chính trị', 'ĐU'),
    issuerInText: 'Đảng ủy Trường Chính trị tỉnh Sơn Hà',
  },
  school: {
    ...inSonHa('state', 'Tỉnh ủy Sơn Hà', 'Trường Chính trị', 'TCT'),
    issuerInText: 'Trường Chính trị tỉnh Sơn Hà',
  },
  provincialOffice: inSonHa('state', 'Ủy ban nhân dân\ntỉnh Sơn Hà', 'Văn phòng', 'VP'),
  department: inSonHa('state', 'Ủy ban nhân dân\ntỉnh Sơn Hà', 'Sở Nội vụ', 'SNV-TCBC'),
  province: inSonHa('state', null, 'Ủy ban nhân dân\ntỉnh Sơn Hà', 'UBND'),
} as const;

/** Recipients from their bare names. */
export const to = (...names: string[]) => names.map((text) => ({ text }));
