import { legacyOfFont } from '@dondoc/vietnamese';

/** A font of the file: its name, and the code page of its bytes. */
export interface Font {
  name: string;
  charset: number;
  /** its name has been read to the end */
  ended: boolean;
}

/** Character sets of Windows and the code pages that their bytes stand in. */
const codePages: Record<number, string> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

/** Code pages that a whole file may name (\ansicpg). */
const known: Record<number, string> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};

const decoders = new Map<string, TextDecoder>();

/** The bytes of a run as text. Fonts of the old encodings are shown as by Windows-1252, whatever set they claim. */
export function decodeBytes(bytes: number[], font: Font | undefined, filePage: number): string {
  const legacy = font && legacyOfFont(font.name);
  const ofFile =
    known[filePage] ?? (filePage >= 1250 && filePage <= 1258 ? `windows-${filePage}` : 'windows-1252');
  // 0 says Western, 1 the default, 2 signs: all three stand for what the file itself names
  const label = legacy ? 'windows-1252' : (codePages[font?.charset ?? 0] ?? ofFile);
  const decoder = decoders.get(label) ?? new TextDecoder(label);
  decoders.set(label, decoder);
  return decoder.decode(Uint8Array.from(bytes));
}
