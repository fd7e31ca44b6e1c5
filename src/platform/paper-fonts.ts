import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PaperFonts } from '@dondoc/writer';

const find = createRequire(import.meta.url);
const style = (name: string): Promise<Buffer> =>
  readFile(find.resolve(`@expo-google-fonts/tinos/${name}/Tinos_${name}.ttf`));

/** Tinos (OFL-1.1): as wide as Times New Roman letter by letter, and with every Vietnamese one. */
export async function paperFonts(): Promise<PaperFonts> {
  const [normal, bold, italic, boldItalic] = await Promise.all([
    ...[style('400Regular'), style('700Bold'), style('400Regular_Italic'), style('700Bold_Italic')],
  ]);
  if (!normal || !bold || !italic || !boldItalic) throw new Error('a style of the font is missing');
  return { normal, bold, italic, boldItalic };
}
