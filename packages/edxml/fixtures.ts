import type { EdxmlDocument, EdxmlStatus } from './types.ts';

const office = { id: '000.00.00.H99', name: 'Văn phòng Tỉnh ủy Sơn Hà', email: 'vptu@sonha.example' };
const school = { id: '000.05.00.H99', name: 'Trường Chính trị tỉnh Sơn Hà' };

/** A directive on its way, with a small file. */
export const document = (): EdxmlDocument => ({
  kind: 'document',
  from: office,
  to: [school],
  code: { number: '118', notation: 'TB/VPTU' },
  documentId: '000.00.00.H99,2023/11/17,118/TB/VPTU',
  place: 'Sơn Hà',
  promulgatedOn: '2023-11-17',
  type: { code: 7, name: 'Thông báo' },
  subject: 'Kết luận về xây dựng trường chính trị chuẩn & các việc tiếp theo',
  content: null,
  signer: { competence: 'K/T CHÁNH VĂN PHÒNG', position: 'PHÓ CHÁNH VĂN PHÒNG', fullName: 'Lò Văn Bình' },
  dueOn: '2023-12-15',
  toPlaces: ['Ban Tổ chức Tỉnh ủy', 'Lưu VPTU'],
  priority: 1,
  steering: 2,
  responseFor: [],
  business: 'new',
  reason: null,
  replaces: [],
  staff: { department: 'Phòng Tổng hợp', name: 'Trần Thu Hương', mobile: null, email: null },
  isPaperSent: false,
  pageAmount: 3,
  trace: [{ organisationId: office.id, at: '2023-11-17T08:05:09' }],
  attachments: [
    {
      name: 'thong-bao-118.txt',
      contentType: 'text/plain',
      description: 'Toàn văn',
      bytes: new Uint8Array(new TextEncoder().encode('Đảng ủy trường thực hiện < 5 việc & báo cáo.')),
    },
  ],
});

export const status = (): EdxmlStatus => ({
  kind: 'status',
  responseFor: {
    organisationId: office.id,
    code: { number: '118', notation: 'TB/VPTU' },
    promulgatedOn: '2023-11-17',
    documentId: '000.00.00.H99,2023/11/17,118/TB/VPTU',
  },
  from: school,
  code: '03',
  description: 'Đã vào sổ đến số 41',
  at: '2023-11-17T14:30:00',
  staff: { department: 'Phòng Tổ chức, Hành chính', name: 'Vàng Thị Mai', mobile: null, email: null },
});
