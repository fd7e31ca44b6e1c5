import { expect, test } from 'vitest';
import { readAnswer } from './send-document.ts';
import { pageOfHash, spanOfHash } from './use-addressed-span.ts';
import { pastedText } from './use-page-drop.ts';

test('a refusal is the sentence of the server; an answer that is none says so', () => {
  const refusal = 'Tệp có dấu MẬT nên không được nhận. Tệp chưa được lưu ở bất cứ đâu.';
  expect(readAnswer(422, JSON.stringify({ code: 'refused', message: refusal }))).toEqual({
    ok: false,
    message: refusal,
  });
  const lost = readAnswer(502, '<html>Bad gateway</html>');
  expect(lost).toMatchObject({ ok: false, message: expect.stringMatching(/Tải lại trang/) });
  expect(readAnswer(200, '{}')).toEqual(lost);
  const value = { documentId: 'd', alreadyHere: true };
  expect(readAnswer(200, JSON.stringify(value))).toEqual({ ok: true, value });
});

function paste(text: string, target: Element, files: File[] = []): File | null {
  const clipboardData = { files, getData: () => text } as unknown as DataTransfer;
  return pastedText({ clipboardData, target });
}

test('a copied document becomes a text file; a few words, a file and text for a field are left alone', async () => {
  const words = 'Giao Ban Tổ chức Tỉnh uỷ chủ trì thực hiện. '.repeat(6);
  const file = paste(words, document.body);
  expect(file?.name).toBe('van-ban-dan-vao.txt');
  expect(file?.size).toBe(new TextEncoder().encode(words).length);
  expect(paste('Ban Tổ chức', document.body)).toBeNull();
  expect(paste(words, document.createElement('textarea'))).toBeNull();
  expect(paste(words, document.body, [new File(['x'], 'x.pdf')])).toBeNull();
});

test('the address names words or a page; what does not fit the text is ignored', () => {
  expect(spanOfHash('#ky-tu-120-260', 500)).toEqual([120, 260]);
  expect(spanOfHash('#ky-tu-120-260', 200)).toBeNull();
  expect(spanOfHash('#ky-tu-260-120', 500)).toBeNull();
  expect(pageOfHash('#trang-3')).toBe(3);
  expect(pageOfHash('#trang-ba')).toBeNull();
});
