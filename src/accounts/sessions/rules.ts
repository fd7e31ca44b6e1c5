/** The first that fits: most browsers also name those that they descend from. */
const BROWSERS: [RegExp, string][] = [
  [/coc_coc_browser|CocCoc/i, 'Cốc Cốc'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

const first = (list: [RegExp, string][], words: string): string | undefined =>
  list.find(([pattern]) => pattern.test(words))?.[1];

/** “Chrome trên Windows”, of what a browser says of itself. */
export function browserWords(agent: string | null): string {
  const browser = first(BROWSERS, agent ?? '');
  const system = first(SYSTEMS, agent ?? '');
  if (!browser) return system ? `Phần mềm khác trên ${system}` : 'Không rõ trình duyệt';
  return system ? `${browser} trên ${system}` : browser;
}
