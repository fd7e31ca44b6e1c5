import { fold, unifyTone } from '@dondoc/vietnamese';
import type { SeenWord } from './engine.ts';

/**
 * What stands in the head and foot of papers whoever writes them, in words of their own: national heads, kinds, bodies
 * and offices in general (NĐ 30/2020/NĐ-CP, phụ lục I and III; HD 36-HD/VPTW and 05-HD/VPTW). No name of a place or a person.
 */
const phrases = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'ĐẢNG CỘNG SẢN VIỆT NAM',
  'ỦY BAN NHÂN DÂN',
  'HỘI ĐỒNG NHÂN DÂN',
  'BAN CHẤP HÀNH',
  'BAN THƯỜNG VỤ',
  'ỦY BAN KIỂM TRA',
  'TỈNH ỦY',
  'THÀNH ỦY',
  'HUYỆN ỦY',
  'ĐẢNG ỦY',
  'CHÁNH VĂN PHÒNG',
  'VĂN PHÒNG',
  'CHỦ TỊCH',
  'BÍ THƯ',
  'GIÁM ĐỐC',
  'HIỆU TRƯỞNG',
  'THÔNG BÁO',
  'KẾT LUẬN',
  'NGHỊ QUYẾT',
  'QUYẾT ĐỊNH',
  'KẾ HOẠCH',
  'BÁO CÁO',
  'TỜ TRÌNH',
  'HƯỚNG DẪN',
  'Nơi nhận',
  'Kính gửi',
].map((phrase) => phrase.split(' '));

/** By whose order one signs, as it stands before the office. */
const orders = ['T/M', 'K/T', 'T/L', 'TM.', 'KT.', 'TL.', 'TUQ.'];

/** The engine is surer than this of a word that is as it should be; words in capitals come a little lower. */
const SURE = 0.94;
/** Only a phrase of so many words bears a wrong letter beside wrong marks. */
const LONG = 4;

/**
 * Sets the words of known phrases right where their marks were misread, which an underline or a seal brings about:
 * only words that the engine is unsure of, and only where another word of the phrase stands as it should.
 */
export function setKnown<W extends Pick<SeenWord, 'text' | 'confidence'>>(words: W[]): W[] {
  const out = [...words];
  for (const phrase of phrases)
    for (let at = 0; at + phrase.length <= out.length; at++) {
      const part = out.slice(at, at + phrase.length);
      if (isMisread(part, phrase))
        out.splice(at, part.length, ...part.map((word, i) => rightly(word, phrase[i])));
    }
  return partOrder(out);
}

function isMisread(part: Pick<SeenWord, 'text' | 'confidence'>[], phrase: string[]): boolean {
  let wrongLetters = 0;
  let right = 0;
  for (const [i, { text, confidence }] of part.entries()) {
    const [seen, known] = [coreOf(text), phrase[i] ?? ''];
    if (unifyTone(seen) === known) right++;
    else if (confidence >= SURE || seen.length !== known.length) return false;
    else wrongLetters += lettersApart(seen, known);
  }
  return right > 0 && right < part.length && wrongLetters <= (phrase.length < LONG ? 0 : 1);
}

/** A word without the signs around it. */
const coreOf = (text: string): string => text.replace(/^[^\p{L}-]+|[^\p{L}-]+$/gu, '');

/** How many letters differ by more than a mark; case counts. */
function lettersApart(seen: string, known: string): number {
  const [a, b] = [fold(seen), fold(known)];
  return [...a].filter((letter, i) => letter !== b[i]).length;
}

function rightly<W extends Pick<SeenWord, 'text'>>(word: W, known = ''): W {
  const seen = coreOf(word.text);
  return unifyTone(seen) === known ? word : { ...word, text: word.text.replace(seen, known) };
}

/** «K/TCHÁNH» at the head of words: the order and the office stand apart. */
function partOrder<W extends Pick<SeenWord, 'text'>>(words: W[]): W[] {
  return words.flatMap((word) => {
    const order = orders.find((known) => word.text.startsWith(known));
    const office = word.text.slice(order?.length);
    return order && phrases.some(([first]) => first === office)
      ? [{ ...word, text: `${order} ${office}` }]
      : [word];
  });
}
