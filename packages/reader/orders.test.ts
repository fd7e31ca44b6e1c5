import { describe, expect, it } from 'vitest';
import { readDocument } from './index.ts';

/** Who has which part in one item of a conclusion: "lead: A, B · submitTo: C", or "none". */
function partsOf(item: string, above = '1. Nhiệm vụ'): string[] {
  const text = `THÔNG BÁO\nkết luận\n\nSau khi nghe báo cáo, Chủ tịch UBND tỉnh kết luận:\n\n${above}\n${item}\n`;
  return readDocument(text).directives.map((one) =>
    one.kind === 'decision'
      ? 'decision'
      : [...Map.groupBy(one.actors, (actor) => actor.role)]
          .map(([role, actors]) => `${role}: ${actors.map((actor) => actor.name).join(', ')}`)
          .join(' · '),
  );
}

describe('who is told', () => {
  it.each([
    [
      '- Việc cắm mốc được giao cho Sở Xây dựng chủ trì, Công an tỉnh phối hợp.',
      'lead: Sở Xây dựng · coordinate: Công an tỉnh',
    ],
    ['- Kinh phí thực hiện do Sở Tài chính bố trí.', 'lead: Sở Tài chính'],
    ['- Sở Y tế chủ trì cùng UBND xã Tân Lập kiểm tra.', 'lead: Sở Y tế · coordinate: UBND xã Tân Lập'],
    ['- Sở Y tế báo cáo UBND tỉnh qua Sở Nội vụ.', 'lead: Sở Y tế · submitTo: UBND tỉnh, Sở Nội vụ'],
    ['- Chi cục Thủy lợi tham mưu Sở trình UBND tỉnh.', 'lead: Chi cục Thủy lợi · submitTo: Sở, UBND tỉnh'],
    [
      '- Công an tỉnh phối hợp với chính quyền địa phương tuần tra.',
      'lead: Công an tỉnh · coordinate: chính quyền địa phương',
    ],
    ['- Phòng Kinh tế phối hợp với Bưu điện chi trả trợ cấp.', 'lead: Phòng Kinh tế · coordinate: Bưu điện'],
    ['- Đồng chí Lê Hạnh, Phó Chủ tịch UBND tỉnh chỉ đạo xử lý.', 'lead: Lê Hạnh'],
  ])('%s', (item, parts) => {
    expect(partsOf(item)).toEqual([parts]);
  });
  it.each([
    ['2. Các đơn vị: Phòng Đào tạo, Khoa Dược', 'lead: Phòng Đào tạo, Khoa Dược'],
    [
      '2. Bộ trưởng các Bộ: Y tế, Xây dựng theo chức năng được giao:',
      'lead: Bộ trưởng Bộ Y tế, Bộ trưởng Bộ Xây dựng',
    ],
    ['2. Các sở nội vụ cần:', 'lead: Các sở nội vụ'],
    [
      '2. Trung tâm Nước sạch và Vệ sinh môi trường nông thôn:',
      'lead: Trung tâm Nước sạch và Vệ sinh môi trường nông thôn',
    ],
  ])('inherits from %s', (heading, parts) => {
    expect(partsOf('- Rà soát hồ sơ còn tồn đọng.', heading)).toEqual([parts]);
  });
  it('goes on with the assignee in a second paragraph that opens with a verb', () => {
    const item = '2.2. Giao Sở Y tế rà soát quy hoạch.\n\nChỉ đạo các bệnh viện báo cáo kết quả.';
    expect(partsOf(item)).toEqual(['lead: Sở Y tế', 'lead: Sở Y tế']);
  });
  it('hears a stem that lacks its colon', () => {
    const above = '1. Đề nghị Đảng ủy xã tập trung lãnh đạo một số nội dung sau';
    expect(partsOf('1.1. Rà soát, bố trí lại cán bộ.', above)).toEqual(['lead: Đảng ủy xã']);
  });
  it('reads an order behind a decision as no evaluation', () => {
    const item =
      '1. Về tờ trình\n\nĐồng ý chủ trương điều chỉnh. UBND huyện hoàn thiện hồ sơ.\n\nII. Tổ chức thực hiện\n1. Sở Y tế báo cáo.';
    expect(partsOf(item, 'I. Nội dung')).toEqual(['decision', 'lead: UBND huyện', 'lead: Sở Y tế']);
  });
  it.each([
    ['2. Giao Sở Tài chính: Bổ sung kinh phí theo đề nghị của Sở Y tế.', 'lead: Sở Tài chính'],
    [
      '2. Các đồng chí Tỉnh ủy viên tiếp tục nêu cao trách nhiệm. Sở Y tế báo cáo UBND tỉnh.',
      'lead: Sở Y tế · submitTo: UBND tỉnh',
    ],
  ])('tells an order from what is only said in %s', (item, parts) => {
    expect(partsOf(item)).toEqual([parts]);
  });
  it('reads a name on a role line to the next sign', () => {
    const item = '- Xây dựng đề án.\n+ Đơn vị chủ trì: Vụ Nhà giáo và Cán bộ quản lý cơ sở; Vụ Pháp chế.';
    expect(partsOf(item)).toEqual(['lead: Vụ Nhà giáo và Cán bộ quản lý cơ sở, Vụ Pháp chế']);
  });
  it.each([
    [
      '2. Chủ tịch UBND các xã tiếp tục theo dõi sát diễn biến mưa lũ, trong đó:',
      'lead: Chủ tịch UBND các xã',
    ],
    [
      '2. Yêu cầu Giám đốc các sở; Chủ tịch UBND các xã theo chức năng được giao thực hiện:',
      'lead: Giám đốc các sở, Chủ tịch UBND các xã',
    ],
    ['2. Công chức phụ trách công nghệ thông tin:', 'lead: Công chức phụ trách công nghệ thông tin'],
    [
      '2. Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh:',
      'lead: Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh',
    ],
  ])('leads from the stem %s', (stem, parts) => {
    expect(partsOf('- Rà soát hồ sơ còn tồn đọng.', stem)).toEqual([parts]);
  });
  it('leaves the body of the heading in the lead of what it hands on', () => {
    const item = '- Phân công các sở, ngành phụ trách xã nghèo.';
    expect(partsOf(item, '1. Đảng ủy UBND tỉnh:')).toEqual(['lead: Đảng ủy UBND tỉnh']);
  });
  it('parts role lines that run together', () => {
    const item =
      '1.1. Công bố quỹ đất.\nĐơn vị thực hiện: Sở Y tế (chủ trì), Sở Tài chính (phối hợp). Thời hạn: Quý I/2026.';
    expect(partsOf(item)).toEqual(['lead: Sở Y tế · coordinate: Sở Tài chính']);
  });
  it.each([
    [
      '- Kiểm tra hiện trạng, đề xuất biện pháp (Phòng Kinh tế; xong trước ngày 16/01/2026).',
      'lead: Phòng Kinh tế',
    ],
    ['- Trường Chính trị tỉnh khẩn trương hoàn thiện 09 tiêu chí chưa đạt.', 'lead: Trường Chính trị tỉnh'],
    ['- Bộ Tài chính trình Chính phủ Nghị định về giảm thuế.', 'lead: Bộ Tài chính · submitTo: Chính phủ'],
  ])('reads who acts in %s', (item, parts) => {
    expect(partsOf(item)).toEqual([parts]);
  });
  it('hears work asked for among evaluation, and none in results of tasks', () => {
    const above =
      'I. TÌNH HÌNH THÁNG 4\n\nKinh tế ổn định.\n\nChủ tịch UBND tỉnh yêu cầu các sở thực hiện các nhiệm vụ sau:';
    expect(partsOf('1. Sở Y tế:\n- Rà soát quy hoạch.', above)).toEqual(['lead: Sở Y tế']);
    expect(partsOf('Các xã đã chủ động trong lãnh đạo.', '1. Về kết quả thực hiện nhiệm vụ quý I')).toEqual(
      [],
    );
  });
  it('reads the plan annexed to a decision', () => {
    const annex = `KẾ HOẠCH\nCải cách hành chính\n(Ban hành kèm theo Quyết định số 20/QĐ-UBND ngày 11/8/2025)\n\n1. Sở Tư pháp\n- Rà soát văn bản.\n`;
    const text = `QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Kế hoạch.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Duy Đôn\n\n${annex}`;
    const { directives, document } = readDocument(text);
    expect(document.signer?.name).toBe('Trần Duy Đôn');
    expect(directives).toMatchObject([{ ref: 'PL.1.1', actors: [{ role: 'lead', name: 'Sở Tư pháp' }] }]);
  });
  it.each(['- Các phòng, ban, đơn vị nghiêm túc triển khai thực hiện./.'])(
    'takes %s for a formula',
    (item) => {
      expect(partsOf(item)).toEqual([]);
    },
  );
  it('takes "Lãnh đạo" below a Party committee for what it does', () => {
    expect(partsOf('- Lãnh đạo UBND tỉnh rà soát dự án.', '1. Đảng ủy UBND tỉnh')).toEqual([
      'lead: Đảng ủy UBND tỉnh',
    ]);
    expect(partsOf('- Lãnh đạo UBND tỉnh rà soát dự án.')).toEqual(['lead: Lãnh đạo UBND tỉnh']);
  });
  it.each([
    '- Yêu cầu các sở, ngành nghiêm túc thực hiện, kịp thời báo cáo khó khăn, vướng mắc về Sở Y tế.',
    '- Sở Y tế đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện./.',
  ])('hears no order in %s', (item) => {
    expect(partsOf(item)).toEqual([]);
  });
});
