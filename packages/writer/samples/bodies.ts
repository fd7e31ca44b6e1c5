import type { Regime } from '../formats/format.ts';

export interface Body {
  superior: string | null;
  issuer: string;
  symbol: string;
  full: string;
  recipient: string;
  positions: readonly (readonly [authority: string | null, position: string])[];
}

function partyBodies(province: string): Body[] {
  return [
    {
      superior: `Tỉnh ủy ${province}`,
      issuer: 'Văn phòng',
      symbol: 'VPTU',
      full: `Văn phòng Tỉnh ủy ${province}`,
      recipient: 'Lưu Văn phòng Tỉnh ủy',
      positions: [
        [null, 'Chánh Văn phòng'],
        ['K/T Chánh Văn phòng', 'Phó Chánh Văn phòng'],
      ],
    },
    {
      superior: null,
      issuer: `Tỉnh ủy ${province}`,
      symbol: 'TU',
      full: `Tỉnh ủy ${province}`,
      recipient: 'Lưu Văn phòng Tỉnh ủy',
      positions: [
        ['T/M Ban Thường vụ', 'Phó Bí thư'],
        ['T/L Ban Thường vụ', 'Chánh Văn phòng'],
      ],
    },
    {
      superior: `Tỉnh ủy ${province}`,
      issuer: 'Ban Tổ chức',
      symbol: 'BTCTU',
      full: `Ban Tổ chức Tỉnh ủy ${province}`,
      recipient: 'Lưu Ban Tổ chức Tỉnh ủy',
      positions: [
        ['K/T Trưởng Ban', 'Phó Trưởng Ban'],
        [null, 'Trưởng Ban'],
      ],
    },
  ];
}

function stateBodies(province: string): Body[] {
  const committee = `Ủy ban nhân dân\ntỉnh ${province}`;
  return [
    {
      superior: committee,
      issuer: 'Văn phòng',
      symbol: 'VP',
      full: `Văn phòng Ủy ban nhân dân tỉnh ${province}`,
      recipient: 'Lưu: VT, TH',
      positions: [
        ['KT. Chánh Văn phòng', 'Phó Chánh Văn phòng'],
        [null, 'Chánh Văn phòng'],
      ],
    },
    {
      superior: null,
      issuer: committee,
      symbol: 'UBND',
      full: `Ủy ban nhân dân tỉnh ${province}`,
      recipient: 'Lưu: VT, NC',
      positions: [
        ['TM. Ủy ban nhân dân', 'Chủ tịch'],
        ['TM. Ủy ban nhân dân\nKT. Chủ tịch', 'Phó Chủ tịch'],
        ['TL. Chủ tịch', 'Chánh Văn phòng'],
      ],
    },
    {
      superior: committee,
      issuer: 'Sở Nội vụ',
      symbol: 'SNV',
      full: `Sở Nội vụ tỉnh ${province}`,
      recipient: 'Lưu: VT, VP',
      positions: [
        ['KT. Giám đốc', 'Phó Giám đốc'],
        ['TUQ. Giám đốc', 'Chánh Văn phòng'],
      ],
    },
    {
      superior: `Tỉnh ủy ${province}`,
      issuer: 'Trường Chính trị',
      symbol: 'TCT',
      full: `Trường Chính trị tỉnh ${province}`,
      recipient: 'Lưu: VT, QLĐT',
      positions: [
        [null, 'Hiệu trưởng'],
        ['KT. Hiệu trưởng', 'Phó Hiệu trưởng'],
      ],
    },
  ];
}

/** Bodies of a province that issue notices, with who signs for them. */
export const bodies = (regime: Regime, province: string): Body[] =>
  regime === 'party' ? partyBodies(province) : stateBodies(province);
