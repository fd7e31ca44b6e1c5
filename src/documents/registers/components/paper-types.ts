/** Types of papers by their abbreviation: Nghị định 30/2020/NĐ-CP, Phụ lục III; the Party's of Hướng dẫn 05-HD/VPTW. */
export const typeOptions = [
  ...[
    ['CV', 'Công văn'],
    ['TB', 'Thông báo'],
    ['BC', 'Báo cáo'],
    ['TTr', 'Tờ trình'],
    ['KH', 'Kế hoạch'],
  ],
  ...[
    ['QĐ', 'Quyết định'],
    ['NQ', 'Nghị quyết'],
    ['KL', 'Kết luận'],
    ['CT', 'Chỉ thị'],
    ['HD', 'Hướng dẫn'],
  ],
  ...[
    ['QC', 'Quy chế'],
    ['QyĐ', 'Quy định'],
    ['CTr', 'Chương trình'],
    ['ĐA', 'Đề án'],
    ['PA', 'Phương án'],
  ],
  ...[
    ['TT', 'Thông tri'],
    ['BB', 'Biên bản'],
    ['GM', 'Giấy mời'],
    ['GGT', 'Giấy giới thiệu'],
    ['HĐ', 'Hợp đồng'],
  ],
  ...[
    ['CĐ', 'Công điện'],
    ['TC', 'Thông cáo'],
    ['PC', 'Phiếu chuyển'],
    ['PG', 'Phiếu gửi'],
    ['PB', 'Phiếu báo'],
  ],
].map(([value = '', label = '']) => ({ value, label }));
