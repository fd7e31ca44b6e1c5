import { expect, test } from 'vitest';
import { setKnown } from './known.ts';

/** «ĐẢNG:90 CÔNG:92»: words, and of how many in a hundred the engine is sure. */
const wordsOf = (line: string) =>
  line.split(' ').map((word) => {
    const [, text = '', sure = '96'] = /^(.*?)(?::(\d+))?$/.exec(word) ?? [];
    return { text, confidence: Number(sure) / 100 };
  });

test.each([
  ['an underline ate the dot', 'ĐẢNG:90 CÔNG:92 SẢN:92 VIỆT NAM', 'ĐẢNG CỘNG SẢN VIỆT NAM'],
  [
    'beside another column',
    'SỞ Y TẾ CỘNG HOÀ XÃ HÔI:80 CHỦ NGHĨA VIÊT:71 NAM',
    'SỞ Y TẾ CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  ],
  ['one wrong letter in a long phrase', 'ĐẢNG CỘNG SẢN VIỆI:60 NAM', 'ĐẢNG CỘNG SẢN VIỆT NAM'],
  ['signs around it stay', '“ỦY BAN NHÂN DẬN,:50', '“ỦY BAN NHÂN DÂN,'],
  ['in small letters', 'Nơi nhân::80', 'Nơi nhận:'],
  ['part of a longer office', 'PHÓ CHẮNH:50 VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'],
  ['the order is set apart', 'K/TCHÁNH:30 VĂN PHÒNG', 'K/T CHÁNH VĂN PHÒNG'],
])('%s', (_, seen, expected) => {
  expect(
    setKnown(wordsOf(seen))
      .map((word) => word.text)
      .join(' '),
  ).toBe(expected);
});

test.each([
  ['the engine is sure', 'ĐẢNG CÔNG:96 SẢN VIỆT NAM'],
  ['nothing of it stands as it should', 'TÍNH:60 UY:60'],
  ['another letter in a short phrase', 'THÔNG CÁO:50'],
  ['two wrong letters', 'ĐẢNG CỘNG SẢM:50 VIỆI:50 NAM'],
  ['the other place of the tone is no error', 'UỶ:70 BAN NHÂN DÂN'],
  ['small letters of a sentence', 'ban thường vu:50 đã họp'],
  ['a word that begins like an order', 'T/MAI:50 VĂN PHÒNG'],
])('stays as it was read: %s', (_, seen) => {
  const words = wordsOf(seen);
  expect(setKnown(words)).toEqual(words);
});
