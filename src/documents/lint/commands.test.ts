import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OfficialDocument, writeDocument } from '@dondoc/writer';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { lint } from './commands.ts';

const signature = { authority: 'K/T Chánh Văn phòng', position: 'Phó Chánh Văn phòng' };
const document: OfficialDocument = {
  regime: 'party',
  superior: 'Tỉnh ủy Sơn Hà',
  issuer: 'Văn phòng',
  symbol: 'VPTU',
  number: 8,
  type: { code: 'BC', name: 'Báo cáo' },
  subject: 'kết quả thực hiện nhiệm vụ',
  place: 'Sơn Hà',
  date: '2026-06-05',
  body: [{ kind: 'paragraph', text: 'Văn phòng Tỉnh ủy báo cáo kết quả thực hiện nhiệm vụ như sau./.' }],
  recipients: [{ text: 'Thường trực Tỉnh ủy' }, { text: 'Lưu VPTU' }],
  signature: { ...signature, name: 'TS. Lò Thị Hương' },
};
const good: OfficialDocument = {
  ...document,
  body: [{ kind: 'paragraph', text: 'Văn phòng Tỉnh ủy báo cáo như sau.' }],
  signature: { ...signature, name: 'Lò Thị Hương' },
};

let folder: string;
const at = (file: string) => path.join(folder, file);
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dondoc-lint-'));
  await writeFile(at('dung.docx'), await writeDocument(good));
  await writeFile(at('sai.docx'), await writeDocument(document));
  await writeFile(at('cu.docx'), await writeDocument({ ...good, date: '2012-06-05' }));
  await writeFile(at('anh.docx'), 'GIF89a');
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  const status = await lint(args);
  stdout.mockRestore();
  stderr.mockRestore();
  return { status, lines: out.join('').split('\n').slice(0, -1), error: err.join('') };
}

const SOURCE = 'Hướng dẫn 05-HD/VPTW, bảng thành phần thể thức';

test('says what was checked against what, and that nothing was found', async () => {
  expect(await run(at('dung.docx'))).toEqual({
    status: 0,
    error: '',
    lines: [
      'Thể thức Đảng (đoán từ dòng «ĐẢNG CỘNG SẢN VIỆT NAM»); ngày 05/06/2026 (đọc từ văn bản).',
      'Soát theo Hướng dẫn 05-HD/VPTW, ngày 27/5/2026 của Văn phòng Trung ương Đảng.',
      'Không có điểm nào khác quy định.',
    ],
  });
});

test('prints one line a finding under the name of its place', async () => {
  const { status, lines } = await run(at('sai.docx'));
  expect(status).toBe(1);
  expect(lines.slice(2)).toEqual([
    'Nội dung',
    `  Gợi ý: đoạn 11 «Văn phòng Tỉnh ủy báo cáo kết quả thực hiện nhiệm vụ như…»: kết thúc bằng «./.»; nên: kết thúc bằng dấu chấm [${SOURCE}]`,
    'Họ tên người ký',
    `  đoạn 17 «TS. Lò Thị Hương»: trước tên có «TS»; phải: chỉ ghi họ tên [${SOURCE}]`,
    '2 điểm cần xem.',
  ]);
});

test('takes the regime and the date it is given', async () => {
  const { status, lines } = await run(at('dung.docx'), '--regime', 'state', '--date', '5/6/2026');
  expect(status).toBe(1);
  expect(lines[0]).toBe('Thể thức Nhà nước (theo yêu cầu); ngày 05/06/2026 (theo yêu cầu).');
  expect(lines.join('\n')).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
});

test('holds an old paper against nothing', async () => {
  const { status, lines } = await run(at('cu.docx'));
  expect(status).toBe(0);
  expect(lines[1]).toBe('Văn bản có trước mọi quy định thể thức đã biết nên không soát.');
});

test.each([
  [['anh.docx'], 'Tệp không phải .docx. Chỉ soát được thể thức của tệp .docx.\n'],
  [['khong-co.docx'], /^Không mở được tệp: .*khong-co\.docx\n$/],
  [[], /^Cách dùng: dondoc lint/],
  [['dung.docx', '--regime', 'dang'], /^Cách dùng/],
  [['dung.docx', '--date', '31/02/2026'], 'Tháng 2/2026 có 28 ngày. Nhập lại ngày.\n'],
  [['dung.docx', '--lạ'], /^Cách dùng/],
])('refuses %j in one clear line', async ([file, ...options], sentence) => {
  const { status, lines, error } = await run(...(file ? [at(file)] : []), ...options);
  expect(status).toBe(2);
  expect(lines).toEqual([]);
  if (typeof sentence === 'string') expect(error).toBe(sentence);
  else expect(error).toMatch(sentence);
});

test('is a command of dondoc', () => {
  const cli = fileURLToPath(new URL('../../cli.ts', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [cli, 'lint', at('sai.docx')], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout).toContain('2 điểm cần xem.');
});
