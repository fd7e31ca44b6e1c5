import { describe, expect, test } from 'vitest';
import { readBytes } from '../read-bytes.ts';

async function textOf(text: string): Promise<string> {
  const read = await readBytes(new TextEncoder().encode(text), 'a.md');
  return read.ok ? read.value.text : read.message;
}

const head = '# THÔNG BÁO\n\n**Kết luận**\n';
const plainHead = 'THÔNG BÁO\n\nKết luận\n';

describe('marks of Markdown are no words', () => {
  test.each([
    ['## 1. Yêu cầu', '1. Yêu cầu'],
    ['**Giao Sở Y tế** rà soát', 'Giao Sở Y tế rà soát'],
    ['***Giao Sở Y tế***', 'Giao Sở Y tế'],
    ['Giao *Sở Y tế* rà soát', 'Giao Sở Y tế rà soát'],
    ['__Giao__ Sở Y tế', 'Giao Sở Y tế'],
    ['1\\. Rà soát \\- báo cáo', '1. Rà soát - báo cáo'],
    ['> Giao Sở Y tế', 'Giao Sở Y tế'],
    ['| TT | Việc |\n|---|:---:|\n| 1 | Rà soát |', 'TT\tViệc\n1\tRà soát'],
    // The Party's star, a list, a product, a name with a sign.
    ['VĂN PHÒNG\n*\nSố 12', 'VĂN PHÒNG\n*\nSố 12'],
    ['- Rà soát\n- Báo cáo', '- Rà soát\n- Báo cáo'],
    ['3 * 4 và 5 * 6', '3 * 4 và 5 * 6'],
    ['tệp ke_hoach__moi_.txt', 'tệp ke_hoach__moi_.txt'],
  ])('%s', async (marked, plain) => {
    expect(await textOf(`${head}${marked}\nHết`)).toBe(`${plainHead}${plain}\nHết`);
  });

  test('a file that is no Markdown is left alone', async () => {
    const text = 'VĂN PHÒNG\n*\nSố 12 *khẩn*\n# ghi chú';
    expect(await textOf(text)).toBe(text);
  });
});

describe('numbers of pages', () => {
  test.each([
    ['Giao Sở Y tế\n\n- 2 -\n\nrà soát kho.', 'Giao Sở Y tế\nrà soát kho.'],
    ['Giao Sở Y tế rà soát.\n\nTrang 2/3\n\n2. Báo cáo', 'Giao Sở Y tế rà soát.\n\n2. Báo cáo'],
    ['Giao Sở\n2\nY tế rà\n3\nsoát', 'Giao Sở\n\nY tế rà\nsoát'],
    // One figure alone, or figures that do not count, may be the document's.
    ['Số lượng\n2\nHết', 'Số lượng\n2\nHết'],
    ['a\n5\nb\n9\nc', 'a\n5\nb\n9\nc'],
    ['giai đoạn\n2021 - 2025\nHết', 'giai đoạn\n2021 - 2025\nHết'],
  ])('%j', async (text, wanted) => {
    expect(await textOf(text)).toBe(wanted);
  });
});
