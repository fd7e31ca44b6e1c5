import { fold } from '@dondoc/vietnamese';

/** What a mark says of the paper, once its words are known. */
export type Meaning = 'secret' | 'harmless';

/** Luật Bảo vệ bí mật nhà nước 117/2025/QH15: three levels, each stamped alone. */
const secrecy = /^((tuyet|toi) )?mat$/;
/** Urgency (NĐ 30/2020/NĐ-CP, phụ lục I, mục 10b), the arrival stamp, marks of copies. */
const known = /^((thuong )?khan|hoa toc( hen gio)?|(cong van )?den|sao y|sao luc|trich sao)\b/;
/** What else an arrival stamp has printed on it. */
const fields = /\b(so|ngay|gio|chuyen|luu ho so|kinh chuyen)\b/g;

/** The meaning of a mark's words; null where they are not surely known: then a person must look. */
export function meaningOf(words: string): Meaning | null {
  const folded = fold(words)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (secrecy.test(folded)) return 'secret';
  const start = known.exec(folded);
  if (!start) return null;
  const rest = folded
    .slice(start[0].length)
    .replace(fields, '')
    .replace(/[\d\s]+/g, '');
  return rest === '' ? 'harmless' : null;
}
