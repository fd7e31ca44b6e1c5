import { fold } from './letters.ts';

const TONES: Record<string, string> = {
  '\u0300': 'huyền',
  '\u0301': 'sắc',
  '\u0309': 'hỏi',
  '\u0303': 'ngã',
  '\u0323': 'nặng',
};

const RHYMES = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
   e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
   i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
   o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
   ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
   u ua uâ uân uâng uât uây uc uê uêch uên uênh ui um un ung uô uôc uôi uôm uôn uông uôt uơ uơn up ut
   uy uya uych uyên uyêt uyn uynh uyp uyt uyu
   ư ưa ưc ưi ưm ưn ưng ươ ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu`.split(/\s+/),
);

/** Rhymes that only follow "qu", whose u is part of the onset: quynh, quýt, quých. */
const AFTER_QU = new Set(['ynh', 'yt', 'ych', 'yn', 'yp', 'it', 'yu', 'ya']);

const ONSETS = ['ngh', 'ch', 'gh', 'gi', 'kh', 'ng', 'nh', 'ph', 'qu', 'th', 'tr', ...'bcdđghklmnprstvx', ''];

/** Before i, e, ê and y the sounds c, g, ng are written k, gh, ngh; before all others they are not. */
function spellingFits(onset: string, rhyme: string): boolean {
  const front = /^[ieêy]/.test(rhyme);
  if (['k', 'gh', 'ngh'].includes(onset)) return front;
  if (['c', 'ng'].includes(onset)) return !front;
  if (onset === 'g') return !front || rhyme.startsWith('i');
  if (onset === 'qu') return !/^[ouư]/.test(rhyme);
  if (/^yê/.test(rhyme)) return onset === '';
  if (/^iê/.test(rhyme)) return onset !== '';
  return true;
}

function rhymeFits(onset: string, rhyme: string): boolean {
  return RHYMES.has(rhyme) || (onset === 'qu' && AFTER_QU.has(rhyme));
}

/**
 * Whether one word is spelled as a Vietnamese syllable can be: onset and rhyme from the closed lists, k/gh/ngh
 * where they belong, and a stop (c, ch, p, t) only under sắc or nặng. A rule, not a dictionary: "phưn" passes.
 *
 * @param word one word, any case, composed or decomposed
 * @example
 * isVietnameseSyllable('Trường') // => true
 * isVietnameseSyllable('trêngh') // => false
 * isVietnameseSyllable('hoc') // => false
 */
export function isVietnameseSyllable(word: string): boolean {
  const marks = word.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? [];
  if (marks.length > 1) return false;
  const tone = TONES[marks[0] ?? ''] ?? 'ngang';
  const bare = word
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC')
    .toLowerCase();
  if (/(c|ch|p|t)$/.test(bare) && tone !== 'sắc' && tone !== 'nặng') return false;
  return ONSETS.some((onset) => {
    const rhyme = bare.slice(onset.length);
    return bare.startsWith(onset) && rhymeFits(onset, rhyme) && spellingFits(onset, rhyme);
  });
}

/**
 * Share of a text's words that are possible Vietnamese syllables: near 1 for sound text, low for a wrong
 * encoding, a broken font map or another language.
 *
 * @param text any text
 * @returns 0 to 1; 1 for a text without words
 * @example
 * syllableShare('Thông báo kết luận') // => 1
 * syllableShare('Th«ng b¸o kÕt luËn') < 0.5 // => true
 */
export function syllableShare(text: string): number {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}\u00ad]+/gu) ?? [];
  if (words.length === 0) return 1;
  return words.filter(isVietnameseSyllable).length / words.length;
}

let spellings: string[] | undefined;

/** Every spelling of a syllable without marks, each once. */
function plainSpellings(): string[] {
  const rhymes = [...RHYMES].flatMap((rhyme) => ONSETS.map((onset) => [onset, rhyme] as const));
  const after = [...AFTER_QU].map((rhyme) => ['qu', rhyme] as const);
  const fits = rhymes.filter(([onset, rhyme]) => spellingFits(onset, rhyme));
  return [...new Set([...fits, ...after].map((parts) => fold(parts.join(''))))].sort();
}

/**
 * Syllables that begin so, marks dropped: what somebody who types without marks may be on the way to.
 *
 * @param start letters as {@link fold} gives them
 * @example
 * syllablesFrom('nghie') // => ['nghiec', 'nghiem', 'nghien', 'nghieng', 'nghiep', 'nghiet', 'nghieu']
 */
export function syllablesFrom(start: string): string[] {
  spellings ??= plainSpellings();
  return spellings.filter((spelling) => spelling.startsWith(start));
}
