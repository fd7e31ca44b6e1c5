import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Directive, type Reading, readDocument } from './index.ts';

const load = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}.txt`, import.meta.url), 'utf8').normalize('NFC');
const read = (name: string): Reading => readDocument(load(name));
const by = (directive: Directive | undefined, role: string) =>
  (directive?.actors ?? []).filter((actor) => actor.role === role).map((actor) => actor.name);
const orders = (reading: Reading) => reading.directives.filter((directive) => directive.kind !== 'decision');
const at = (reading: Reading, ref: string, nth = 0) =>
  reading.directives.filter((directive) => directive.ref === ref)[nth];

describe('header and foot', () => {
  it('reads a State notice of an office', () => {
    const { document } = read('giao-ban');
    expect(document).toMatchObject({
      regime: 'state',
      type: 'TB',
      number: '87/TB-VP',
      issuer: 'Văn phòng UBND tỉnh Sông Lam',
      place: 'Sông Lam',
      date: '2026-05-12',
      meetingDate: '2026-05-08',
      chair: 'Chủ tịch UBND tỉnh Hồ Xuân Lập',
      signer: { authority: null, position: 'CHÁNH VĂN PHÒNG', name: 'Ngô Đức Thịnh' },
    });
    expect(document.recipients[0]).toEqual({ text: 'Chủ tịch, các PCT UBND tỉnh', purpose: 'báo cáo' });
  });
  it('reads two columns on one line, and a signature beside the recipients', () => {
    const { document } = read('cong-van-so');
    expect(document).toMatchObject({
      type: 'CV',
      number: '1207/SNV-TCBC',
      issuer: 'Sở Nội vụ tỉnh Sông Lam',
      date: '2026-06-03',
      subject: 'báo cáo tình hình sử dụng biên chế năm 2026',
      signer: { authority: 'KT. GIÁM ĐỐC', position: 'PHÓ GIÁM ĐỐC', name: 'Lê Thị Thu Hà' },
    });
    expect(document.recipients.map((recipient) => recipient.text)).toEqual([
      'Như trên',
      'Giám đốc Sở',
      'Lưu: VT, TCBC',
    ]);
  });
  it('reads a Party letter with its subject under the number', () => {
    expect(read('cong-van-dang').document).toMatchObject({
      regime: 'party',
      type: 'CV',
      number: '140-CV/ĐU',
      issuer: 'Đảng ủy UBND tỉnh',
      subject: 'về việc rà soát cán bộ đi học',
    });
  });
  it('names a school of the province, and a signer without titles', () => {
    expect(read('ke-hoach-bang').document).toMatchObject({
      issuer: 'Trường Chính trị tỉnh Bảo Sơn',
      signer: { name: 'Bùi Văn Chiến' },
    });
  });
  it('leaves blanks blank', () => {
    const text =
      'UBND XÃ TÂN LẬP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố:      /TB-UBND\nTân Lập, ngày    tháng 5 năm 2026\n\nTHÔNG BÁO\nnghỉ lễ\n';
    expect(readDocument(text).document).toMatchObject({
      number: null,
      date: null,
      type: 'TB',
      place: 'Tân Lập',
      signer: null,
    });
  });
  it('restores the slash a scan lost', () => {
    const text =
      'TỈNH ỦY LÂM GIANG\nVĂN PHÒNG\nSố 61-TBVPTU\nĐẢNG CỘNG SẢN VIỆT NAM\nLâm Giang, ngày 02 tháng 3 năm 2024\n\nTHÔNG BÁO\nkết luận\n';
    expect(readDocument(text).document.number).toBe('61-TB/VPTU');
  });
});

describe('who must do what', () => {
  it('walks up to headings and splits new assignees', () => {
    const reading = read('giao-ban');
    expect(by(at(reading, '2.a.2'), 'lead')).toEqual(['Sở Tài chính']);
    expect(by(at(reading, '2.a.2'), 'coordinate')).toEqual(['Kho bạc Nhà nước khu vực XI', 'các chủ đầu tư']);
    expect([0, 1, 2].map((nth) => by(at(reading, '2.c.1', nth), 'lead')[0])).toEqual([
      'Sở Giáo dục và Đào tạo',
      'Công an tỉnh',
      'Công ty Điện lực Sông Lam',
    ]);
    expect(reading.directives.some((directive) => directive.text.includes('thông báo đến'))).toBe(false);
  });
  it('parts decisions from the orders beside them', () => {
    const reading = read('ket-luan');
    expect(at(reading, '3')).toMatchObject({ kind: 'decision', actors: [] });
    expect(by(at(reading, '3', 1), 'lead')).toEqual(['Đảng ủy UBND tỉnh']);
    expect(at(reading, '3', 1)?.deadline?.date).toBe('2026-03-31');
    expect(by(at(reading, '2.1.2'), 'lead')).toEqual(['Đảng ủy UBND tỉnh']);
    expect(at(reading, '2.1.2')?.actors[0]?.inherited).toBe(true);
  });
  it('takes roles from the answer, never from the request', () => {
    const reading = read('kien-nghi');
    const answer = at(reading, 'III.1');
    expect(answer).toMatchObject({
      kind: 'answer',
      proposal: 'Đối với kiến nghị nâng mức phụ cấp giảng viên kiêm chức',
    });
    expect(by(answer, 'lead')).toEqual(['Phòng Tài chính - Kế hoạch huyện']);
    expect(by(answer, 'submitTo')).toEqual(['UBND huyện', 'Ban Thường vụ Huyện ủy']);
    expect(at(reading, 'III.2')?.kind).toBe('decision');
  });
  it('gives the stem of a letter to its items, and the relay its part', () => {
    const reading = read('cong-van-so');
    expect(orders(reading).map((directive) => by(directive, 'lead'))).toEqual(
      Array(3).fill(['các cơ quan, đơn vị, địa phương']),
    );
    expect(by(at(reading, '2'), 'submitTo')).toEqual(['Sở Nội vụ', 'UBND tỉnh']);
    expect(at(reading, '3')?.deadline).toMatchObject({ date: '2026-06-08', time: '17:00' });
  });
  it('reads an order inside a sentence', () => {
    const reading = read('cong-van-dang');
    expect(by(at(reading, '1'), 'lead')).toEqual(['đảng ủy các cơ quan']);
    expect(by(at(reading, '2'), 'lead')).toEqual(['Ban Tổ chức Đảng ủy']);
  });
  it('reads tables by row, empty cells and all', () => {
    const rows = read('ke-hoach-bang').directives.filter((directive) => directive.ref.startsWith('Bảng'));
    expect(rows.map((row) => by(row, 'coordinate').join('; '))).toEqual([
      'Các khoa',
      '',
      'Khoa Xây dựng Đảng; Khoa Lý luận cơ sở',
      'Các đảng ủy cấp xã',
    ]);
    expect(rows.map((row) => row.deadline?.date ?? row.deadline?.kind ?? null)).toEqual([
      '2026-03-31',
      '2026-03-15',
      null,
      'recurring',
    ]);
    expect(rows[0]?.products).toEqual(['Quy chế']);
  });
  it('reads role lines under a task', () => {
    const reading = read('ke-hoach-dong-vai');
    expect(by(at(reading, 'II.2'), 'lead')).toEqual(['Sở Nội vụ']);
    expect(by(at(reading, 'II.2'), 'coordinate')).toEqual(['Trường Chính trị tỉnh']);
    expect(at(reading, 'II.3')).toMatchObject({
      deadline: { date: '2026-12-31' },
      products: ['Báo cáo đánh giá'],
    });
    expect(by(at(reading, 'III.4'), 'lead')).toEqual(['UBND các xã, phường']);
    expect(reading.directives.some((directive) => directive.text.startsWith('Yêu cầu các cơ quan'))).toBe(
      false,
    );
  });
  it('leaves out grounds, effect and executors of a decision', () => {
    const reading = read('quyet-dinh');
    expect(reading.directives.map((directive) => directive.ref)).toEqual(['2.1', '2.2', '2.3']);
    expect(by(at(reading, '2.3'), 'lead')).toEqual([
      'Thủ trưởng các sở, ban, ngành',
      'Chủ tịch UBND các xã, phường',
    ]);
  });
  it('knows a body by its duty', () => {
    expect(by(at(read('thanh-lap-to'), '2.1'), 'lead')).toEqual(['Tổ tự đánh giá']);
  });
  it('makes who only helps a partner, and says that nobody leads', () => {
    const text =
      'THÔNG BÁO\nkết luận\n\nChủ tịch kết luận như sau:\n\n1. Sở Y tế\n- Phối hợp kiểm tra bếp ăn tập thể.\n';
    const [directive] = readDocument(text).directives;
    expect(directive?.actors).toMatchObject([{ role: 'coordinate', name: 'Sở Y tế', inherited: true }]);
    expect(directive?.doubts).toContain('Chỉ nêu phối hợp, chưa rõ cơ quan nào chủ trì.');
  });
  it('says which bodies are in no list of the office', () => {
    const [directive] = readDocument(
      'THÔNG BÁO\nkết luận\n\nKết luận như sau:\n\n1. Giao Sở Y tế báo cáo UBND tỉnh.\n',
      { agencies: ['UBND tỉnh'] },
    ).directives;
    expect(directive?.doubts).toEqual(['Chưa có trong danh mục cơ quan: Sở Y tế.']);
  });
});

describe('names of two eras', () => {
  const agencies = [
    { name: 'Sở Kế hoạch', from: null, to: '2025-06-30' },
    { name: 'Sở Kế hoạch và Phát triển xanh', from: '2025-07-01', to: null },
  ];
  const lead = (year: number) =>
    readDocument(
      `UBND TỈNH SÔNG LAM\nSố: 3/TB-UBND\nSông Lam, ngày 09 tháng 9 năm ${year}\n\nTHÔNG BÁO\nkết luận\n\nKết luận như sau:\n\n1. Giao Sở Kế hoạch và Phát triển xanh rà soát quy hoạch.\n`,
      { agencies },
    ).directives[0]?.doubts;
  it('knows a name only on the days on which it was borne', () => {
    expect(lead(2026)).toEqual([]);
    expect(lead(2024)).toEqual(['Chưa có trong danh mục cơ quan: Sở Kế hoạch và Phát triển xanh.']);
  });
});

describe('papers without orders', () => {
  it.each(['bao-cao', 'bien-ban', 'giay-moi', 'to-trinh'])('%s', (name) => {
    expect(read(name).document.type).toMatch(/^(?:BC|BB|GM|TTr)$/);
    expect(read(name).directives).toEqual([]);
  });
  it('gives no single signer to minutes', () => {
    expect(read('bien-ban').document).toMatchObject({ signer: null, meetingDate: '2026-03-04' });
  });
});

describe('findings', () => {
  it('parts strengths and limitations and reads their figures', () => {
    const { findings } = read('kien-nghi');
    expect(findings.map((finding) => finding.kind)).toEqual([
      'strength',
      'strength',
      'limitation',
      'limitation',
    ]);
    expect(findings[0]?.figures).toMatchObject([
      { value: 42, unit: 'lớp' },
      { value: 3120, unit: 'lượt học viên' },
      { value: 105, unit: '%' },
    ]);
    expect(findings[3]?.figures).toMatchObject([{ text: '02/05', value: 2, of: 5, unit: 'viên chức' }]);
  });
  it('takes no aim for a strength', () => {
    expect(read('ke-hoach-bang').findings).toEqual([]);
  });
});

describe('citations', () => {
  it('gives type, date and issuer, once each', () => {
    expect(read('quyet-dinh').document.citations).toMatchObject([
      {
        number: '171/2025/NĐ-CP',
        typeName: 'Nghị định',
        date: '2025-06-30',
        issuer: 'Chính phủ',
        doubt: null,
      },
      { number: '512/TTr-SNV', typeName: 'Tờ trình', date: '2026-06-20' },
    ]);
  });
  it('doubts a paper years older than the one cited beside it, and impossible dates', () => {
    const cite = (words: string) =>
      readDocument(
        `Số 5-TB/VPTU\nLâm Giang, ngày 04 tháng 5 năm 2024\n\nTHÔNG BÁO\nkết luận\n\nKết luận như sau:\n\n1. Giao Sở Y tế thực hiện ${words}.\n`,
      ).document.citations;
    const [first, second] = cite(
      'Quyết định số 12/QĐ-TTg, ngày 02/02/2020 và Thông báo số 88-TB/HV, ngày 09/3/2013',
    );
    expect(first?.doubt).toBeNull();
    expect(second?.doubt).toContain('sớm hơn 6,9 năm so với 12/QĐ-TTg');
    expect(cite('Nghị định số 15/2023/NĐ-CP ngày 01/3/2022')[0]?.doubt).toContain('mang năm 2023');
    expect(cite('Công văn số 7/SYT-VP ngày 01/3/2025')[0]?.doubt).toContain('sau ngày ban hành');
    expect(
      cite('Quyết định số 12/QĐ-TTg, ngày 02/02/2020 và Quyết định số 13/QĐ-TTg, ngày 09/3/2022').every(
        (one) => one.doubt === null,
      ),
    ).toBe(true);
  });
});

describe('places in the text', () => {
  const plain = (text: string) => text.replace(/\s+/g, ' ');
  it.each(['giao-ban', 'ket-luan', 'kien-nghi', 'ke-hoach-bang', 'quyet-dinh', 'chi-thi', 'giao-ban-xa'])(
    '%s',
    (name) => {
      const text = load(name);
      const reading = readDocument(text);
      expect(reading.directives.length).toBeGreaterThan(2);
      for (const { text: words, span, deadline, actors } of reading.directives) {
        expect(plain(text.slice(...span))).toBe(words);
        if (deadline?.span) expect(plain(text.slice(...deadline.span))).toBe(deadline.phrase);
        for (const actor of actors) expect(actor.span && text.slice(...actor.span).length).toBeGreaterThan(2);
      }
      for (const finding of reading.findings) expect(plain(text.slice(...finding.span))).toBe(finding.text);
      for (const citation of reading.document.citations)
        expect(text.slice(...citation.span).replace(/\s/g, '')).toBe(citation.number);
    },
  );
});

describe('damaged copies', () => {
  const damage = {
    'wrapped lines': (text: string) =>
      text.replace(/[^\n]{100,}/g, (line) => line.replace(/(.{70,88}) /g, '$1\n')),
    'no empty lines': (text: string) => text.replace(/\n{2,}/g, '\n'),
    'an empty line after each': (text: string) => text.replace(/\n/g, '\n\n'),
    'no-break blanks': (text: string) => text.replace(/(?<=\p{L}) (?=\p{L})/gu, '\u00a0'),
    'Markdown bold': (text: string) => text.replace(/^(\d+\.|[a-z]\))/gm, '**$1**'),
    'other tone placement': (text: string) => text.replace(/ủy/g, 'uỷ').replace(/hóa/g, 'hoá'),
  };
  const names = ['giao-ban', 'ket-luan', 'kien-nghi', 'quyet-dinh', 'chi-thi'];
  const gist = (reading: Reading) =>
    orders(reading).map((one) => [
      one.ref,
      one.actors.map((actor) => `${actor.role} ${actor.name.normalize('NFC')}`).sort(),
      one.deadline?.date,
    ]);
  const same = (value: unknown) => JSON.stringify(value).replace(/uỷ/g, 'ủy').replace(/hoá/g, 'hóa');
  for (const [what, spoil] of Object.entries(damage)) {
    it.each(names)(`${what}: %s`, (name) => {
      expect(same(gist(readDocument(spoil(load(name)))))).toBe(same(gist(read(name))));
    });
  }
  it('joins a sentence over a page number', () => {
    const text =
      'THÔNG BÁO\nkết luận\n\nKết luận như sau:\n\n1. Giao Sở Y tế kiểm tra việc bảo đảm an toàn thực phẩm tại các bếp ăn của trường\n\n2\n\nhọc trước ngày 05/10/2026.\n';
    const [directive] = readDocument(text).directives;
    expect(directive?.text).toContain('của trường học trước ngày');
    expect(directive?.deadline?.date).toBe('2026-10-05');
  });
  it('reads a scan that lost its marks', () => {
    const text =
      'THÔNG BÁO\ný kiên kêt luận của đông chí Bí thư\n\nĐông chí Bí thư kêt luận:\n\n1. Giao Sở Nội vụ chủ trì, phôi hợp với Ban Tô chức Tỉnh ủy tông kêt việc thực hiện, đê xuât UBND tỉnh xem xét, hoàn thành trước ngày 3O/9/2024.\n';
    const [directive] = readDocument(text).directives;
    expect(by(directive, 'coordinate')).toEqual(['Ban Tổ chức Tỉnh ủy']);
    expect(by(directive, 'submitTo')).toEqual(['UBND tỉnh']);
    expect(directive?.deadline?.date).toBe('2024-09-30');
  });
  it('reads a copy that lost its spaces', () => {
    const text =
      'THÔNG BÁO\nkết luận\n\nKết luận như sau:\n\n1.GiaoSở Y tế chủtrì, phốihợp với Công an tỉnh kiểm tra, xong trướcngày15/6/2026; báo cáo trong03ngày làm việc kể từ ngày20/6/2026.\n';
    const [directive] = readDocument(text).directives;
    expect(by(directive, 'lead')).toEqual(['Sở Y tế']);
    expect(by(directive, 'coordinate')).toEqual(['Công an tỉnh']);
    expect(directive?.deadline?.date).toBe('2026-06-15');
  });
  it('does not fail on anything', () => {
    for (const text of ['', '\n\n', 'x', '1.', 'THÔNG BÁO', '|||', '(((', 'Số: ', 'Giao', '“'.repeat(50)]) {
      expect(readDocument(text).directives).toEqual([]);
    }
  });
});

describe('matters named before who does them', () => {
  const body = (items: string) =>
    readDocument(`THÔNG BÁO\nkết luận của Chủ tịch UBND tỉnh\n\nChủ tịch UBND tỉnh kết luận:\n\n${items}\n`);
  it('reads a case and its answer', () => {
    const [directive] = body(
      '1. Trường hợp bà Cà Thị Lan khiếu nại UBND xã Mường Bú giao đất: Thanh tra tỉnh xác minh, báo cáo Chủ tịch UBND tỉnh.',
    ).directives;
    expect(by(directive, 'lead')).toEqual(['Thanh tra tỉnh']);
    expect(directive?.text).toMatch(/^Thanh tra tỉnh/);
  });
  it('keeps the day that heads a line', () => {
    const [directive] = body('- Trước ngày 15/6/2026: Các đơn vị gửi báo cáo về Sở Nội vụ.').directives;
    expect(directive).toMatchObject({ deadline: { date: '2026-06-15' } });
    expect(by(directive, 'submitTo')).toEqual(['Sở Nội vụ']);
  });
  it('tells an order to all from a closing formula', () => {
    const { directives } = body(
      '1. Yêu cầu các phòng thực hiện nghiêm giờ giấc làm việc.\n\nYêu cầu các phòng nghiêm túc thực hiện./.',
    );
    expect(directives.map((directive) => directive.ref)).toEqual(['1']);
  });
  it('keeps a recalled order out', () => {
    expect(
      body(
        '1. Tại Văn bản số 12/UBND-NC ngày 02/02/2026, UBND tỉnh đã giao Sở Y tế rà soát xong trước ngày 01/3/2026.',
      ).directives,
    ).toEqual([]);
  });
});

describe('hostile text', () => {
  it.each([
    ['one endless word', 'phốihợp'.repeat(3000)],
    ['endless blanks', ' '.repeat(100_000)],
    ['a list without end', 'Sở Y tế, '.repeat(3000)],
    ['only quotes', '"'.repeat(20_000)],
  ])('%s is read in time', (_, words) => {
    const start = performance.now();
    readDocument(`THÔNG BÁO\nkết luận\n\nKết luận như sau:\n\n1. ${words}\n`);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('terms by a calendar', () => {
  const notice = (day: string) =>
    `ỦY BAN NHÂN DÂN TỈNH SÔNG LAM\nSố: 12/TB-UBND\nSông Lam, ${day}\n\nTHÔNG BÁO\nKết luận cuộc họp\n\nGiao Sở Y tế báo cáo UBND tỉnh trong 03 ngày làm việc kể từ ngày ký.`;
  const calendar = {
    isWorkingDay: (date: string) => !['2026-04-25', '2026-04-26', '2026-04-27'].includes(date),
    knows: (year: number) => year === 2026,
  };

  it('give the day; over a year without one a doubt and no day; without a calendar neither', () => {
    const [known] = readDocument(notice('ngày 24 tháng 4 năm 2026'), { calendar }).directives;
    expect(known?.deadline).toMatchObject({ kind: 'relative', date: '2026-04-30' });
    const [unknown] = readDocument(notice('ngày 30 tháng 12 năm 2026'), { calendar }).directives;
    expect(unknown?.deadline).toMatchObject({ kind: 'relative', date: null });
    expect(unknown?.doubts.join(' ')).toContain('chưa có lịch làm việc năm 2027');
    const [without] = readDocument(notice('ngày 30 tháng 12 năm 2026')).directives;
    expect(without?.deadline?.date).toBeNull();
    expect(without?.doubts.join(' ')).not.toContain('lịch làm việc');
  });
});
