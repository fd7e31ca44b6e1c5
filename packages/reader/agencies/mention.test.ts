import { describe, expect, it } from 'vitest';
import { Gazetteer } from './gazetteer.ts';
import { MentionFinder } from './mention.ts';

const names = (text: string, known: string[] = []) =>
  new MentionFinder(text, text, new Gazetteer(known)).at(0)?.names ?? null;

describe('names of bodies', () => {
  it('keeps commas, dashes and "và" that belong to a name', () => {
    expect(names('Sở Văn hóa, Thể thao và Du lịch chủ trì')).toEqual(['Sở Văn hóa, Thể thao và Du lịch']);
    expect(names('Sở Lao động - Thương binh và Xã hội, Sở Y tế')).toEqual([
      'Sở Lao động - Thương binh và Xã hội',
    ]);
    expect(names('Phòng Kinh tế, Hạ tầng và Đô thị: rà soát')).toEqual(['Phòng Kinh tế, Hạ tầng và Đô thị']);
    expect(names('Báo và Đài Phát thanh, Truyền hình Sông Lam đưa tin')).toEqual([
      'Báo và Đài Phát thanh, Truyền hình Sông Lam',
    ]);
  });
  it('repeats a shared head before each part', () => {
    expect(names('các Sở: Tài chính, Giáo dục và Đào tạo và Y tế rà soát')).toEqual([
      'Sở Tài chính',
      'Sở Giáo dục và Đào tạo',
      'Sở Y tế',
    ]);
    expect(names('UBND các xã: Tân Lập, Chiềng Ơn; xong')).toEqual(['UBND xã Tân Lập', 'UBND xã Chiềng Ơn']);
    expect(names('Giám đốc các sở: Nội vụ, Công Thương')).toEqual([
      'Giám đốc Sở Nội vụ',
      'Giám đốc Sở Công Thương',
    ]);
    expect(names('UBND xã Tân Lập, phường Quyết Tâm phối hợp')).toEqual([
      'UBND xã Tân Lập',
      'UBND phường Quyết Tâm',
    ]);
  });
  it("tells the paper's own level of a place", () => {
    const finder = new MentionFinder(
      'UBND các xã, phường: A Lù, Cốc Lếu họp',
      'UBND các xã, phường: A Lù, Cốc Lếu họp',
      new Gazetteer(),
      'tại phường Cốc Lếu',
    );
    expect(finder.at(0)?.names).toEqual(['UBND xã A Lù', 'UBND phường Cốc Lếu']);
  });
  it('keeps classes of bodies whole and says so', () => {
    for (const text of [
      'các sở, ban, ngành liên quan',
      'UBND các xã, phường',
      'các đảng ủy trực thuộc Tỉnh ủy',
    ]) {
      const found = new MentionFinder(`${text} báo cáo`, `${text} báo cáo`, new Gazetteer()).at(0);
      expect(found).toMatchObject({ names: [text], generic: true });
    }
  });
  it.each([
    ['Các chủ rừng bố trí người canh gác', 'Các chủ rừng'],
    ['Các sở giáo dục và đào tạo tập huấn', 'Các sở giáo dục và đào tạo'],
    ['Các đảng ủy được kiểm tra, giám sát chuẩn bị', 'Các đảng ủy được kiểm tra, giám sát'],
    ['các Hạt Kiểm lâm khu vực trực', 'các Hạt Kiểm lâm khu vực'],
    ['Chi bộ các khoa, phòng quán triệt', 'Chi bộ các khoa, phòng'],
    ['Trưởng các khoa, phòng chấm công, đánh giá', 'Trưởng các khoa, phòng'],
    ['Chủ tịch UBND các xã, phường, đặc khu Lý Sơn trực', 'Chủ tịch UBND các xã, phường, đặc khu Lý Sơn'],
    [
      'Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương rà soát',
      'Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương',
    ],
  ])('keeps the class in "%s"', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
  it.each([
    ['Vụ Pháp chế - Thanh tra tham mưu', 'Vụ Pháp chế - Thanh tra'],
    ['Khoa Hồi sức tích cực - Chống độc tiếp nhận', 'Khoa Hồi sức tích cực - Chống độc'],
    ['Khoa Nhà nước và pháp luật tổ chức', 'Khoa Nhà nước và pháp luật'],
    ['Ban Chỉ đạo họp 6 tháng một lần', 'Ban Chỉ đạo'],
    ['Đảng ủy các cơ quan Đảng tỉnh lãnh đạo', 'Đảng ủy các cơ quan Đảng tỉnh'],
    [
      'Ban Quản lý dự án đầu tư xây dựng các công trình giao thông bố trí',
      'Ban Quản lý dự án đầu tư xây dựng các công trình giao thông',
    ],
    [
      'Tổng Công ty Xây dựng công trình giao thông 6: bổ sung',
      'Tổng Công ty Xây dựng công trình giao thông 6',
    ],
    ['Trưởng Công an xã, Chỉ huy trưởng Ban CHQS xã', 'Trưởng Công an xã'],
    [
      'Phó Chủ tịch UBND xã phụ trách văn hóa - xã hội chỉ đạo',
      'Phó Chủ tịch UBND xã phụ trách văn hóa - xã hội',
    ],
  ])('finds the end of the name in "%s"', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
  it.each([
    ['UBND thành phố Hội An tổ chức', 'UBND thành phố Hội An'],
    ['UBND huyện Vụ Bản, rà soát', 'UBND huyện Vụ Bản'],
    ['Báo Hải Phòng tăng thời lượng', 'Báo Hải Phòng'],
    ['Đồn Biên phòng Vân Đồn, kiểm tra', 'Đồn Biên phòng Vân Đồn'],
    [
      'Chủ tịch UBND các xã, phường, đặc khu Phú Quý rà soát',
      'Chủ tịch UBND các xã, phường, đặc khu Phú Quý',
    ],
    [
      'Các tỉnh, thành phố khu vực đồng bằng sông Cửu Long vận hành',
      'Các tỉnh, thành phố khu vực đồng bằng sông Cửu Long',
    ],
  ])('tells a place from a body in "%s"', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
  it.each([
    ['Cục Hàng không Việt Nam rà soát', 'Cục Hàng không Việt Nam'],
    [
      'Học viện Chiến lược, bồi dưỡng cán bộ xây dựng xây dựng đề án',
      'Học viện Chiến lược, bồi dưỡng cán bộ xây dựng',
    ],
    ['Cục Kinh tế - Quản lý đầu tư xây dựng chủ trì', 'Cục Kinh tế - Quản lý đầu tư xây dựng'],
    ['Trung tâm Quản lý khai thác nhà chung cư có trách nhiệm', 'Trung tâm Quản lý khai thác nhà chung cư'],
    ['Chánh Văn phòng HĐND và UBND phường theo dõi', 'Chánh Văn phòng HĐND và UBND phường'],
    ['Ban Quản lý rà soát hồ sơ', 'Ban Quản lý'],
  ])('keeps the matter of an office in "%s"', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
  it.each([
    [
      'Các Cục, Vụ được giao chủ trì soạn thảo văn bản khẩn trương',
      'Các Cục, Vụ được giao chủ trì soạn thảo văn bản',
    ],
    ['Các ban thường vụ huyện ủy, thị ủy, thành ủy:', 'Các ban thường vụ huyện ủy, thị ủy, thành ủy'],
    [
      'Các đảng ủy xã, phường và đảng ủy trực thuộc Tỉnh ủy xây dựng',
      'Các đảng ủy xã, phường và đảng ủy trực thuộc Tỉnh ủy',
    ],
    [
      'Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ theo',
      'Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ',
    ],
    [
      'Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Thủ trưởng cơ quan thuộc Chính phủ, Chủ tịch',
      'Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Thủ trưởng cơ quan thuộc Chính phủ',
    ],
    ['Các trường THPT, trung tâm GDNN-GDTX', 'Các trường THPT, trung tâm GDNN-GDTX'],
  ])('keeps the whole class in "%s"', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
  it.each([
    ['phòng Kinh tế và Hạ tầng rà soát', 'phòng Kinh tế và Hạ tầng'],
    ['Đội Quản lý trật tự đô thị và UBND thị trấn', 'Đội Quản lý trật tự đô thị'],
    ['Văn phòng HĐND&UBND huyện theo dõi', 'Văn phòng HĐND&UBND huyện'],
    ['các đơn vị có liên quan hoàn chỉnh hồ sơ', 'các đơn vị có liên quan'],
    [
      'các cơ quan Đảng, Mặt trận, đoàn thể các cấp tăng cường',
      'các cơ quan Đảng, Mặt trận, đoàn thể các cấp',
    ],
    [
      'Tỉnh ủy viên được phân công phụ trách địa bàn thường xuyên kiểm tra',
      'Tỉnh ủy viên được phân công phụ trách địa bàn',
    ],
    ['các Tổ đại biểu Hội đồng nhân dân tỉnh giám sát', 'các Tổ đại biểu Hội đồng nhân dân tỉnh'],
    ['Tỉnh Sơn Lâm tiếp tục quán triệt', 'Tỉnh Sơn Lâm'],
    [
      'các Công ty TNHH MTV Khai thác công trình thủy lợi:',
      'các Công ty TNHH MTV Khai thác công trình thủy lợi',
    ],
  ])('ends the name in "%s"', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
  it.each([
    ['Viện Nghiên cứu phát triển Thành phố làm đầu mối', 'Viện Nghiên cứu phát triển Thành phố'],
    [
      'Trung tâm Xúc tiến Thương mại và Đầu tư Thành phố tổ chức',
      'Trung tâm Xúc tiến Thương mại và Đầu tư Thành phố',
    ],
    [
      'Văn phòng Thường trực Ban Chỉ đạo 389 quốc gia tổng hợp',
      'Văn phòng Thường trực Ban Chỉ đạo 389 quốc gia',
    ],
    ['Ban Chỉ đạo 389 các tỉnh, thành phố xây dựng', 'Ban Chỉ đạo 389 các tỉnh, thành phố'],
    ['Bí thư đảng ủy trực tiếp tiếp công dân', 'Bí thư đảng ủy'],
    ['Chủ tịch UBND tỉnh Bà Rịa - Vũng Tàu tổ chức', 'Chủ tịch UBND tỉnh Bà Rịa - Vũng Tàu'],
    ['Các hiệp hội ngành hàng, doanh nghiệp chủ động', 'Các hiệp hội ngành hàng, doanh nghiệp'],
  ])('reads the whole of "%s"', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
  it.each([
    ['Các Bộ, cơ quan có trụ sở thuộc diện di dời (Bộ Y tế)', 'Các Bộ, cơ quan có trụ sở thuộc diện di dời'],
    ['Giám đốc bệnh viện trực tiếp kiểm tra', 'Giám đốc bệnh viện'],
  ])('keeps what says which are meant in "%s"', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
  it('shares "các bộ:" among fields that are heads elsewhere', () => {
    expect(names('các bộ: Quốc phòng, Công an, Tư pháp và các địa phương')).toEqual([
      'Bộ Quốc phòng',
      'Bộ Công an',
      'Bộ Tư pháp',
    ]);
  });
  it('takes posts and persons as they stand', () => {
    expect(names('đồng chí Phó Giám đốc phụ trách đào tạo trực tiếp chỉ đạo')).toEqual([
      'Phó Giám đốc phụ trách đào tạo',
    ]);
    expect(names('đồng chí Cầm Thị Hải, Phó Trưởng khoa, theo dõi')).toEqual(['Cầm Thị Hải']);
  });
  it('does not take verbs and nouns for bodies', () => {
    for (const text of [
      'Báo cáo kết quả',
      'Thanh tra việc chấp hành',
      'Lãnh đạo xây dựng',
      'Phòng, chống dịch',
      'Hội nghị sơ kết',
    ]) {
      expect(names(text)).toBeNull();
    }
  });
  it('prefers a name that is known', () => {
    expect(names('Tổ Chuyển đổi số cộng đồng thôn rà soát', ['Tổ Chuyển đổi số cộng đồng thôn'])).toEqual([
      'Tổ Chuyển đổi số cộng đồng thôn',
    ]);
  });
});
