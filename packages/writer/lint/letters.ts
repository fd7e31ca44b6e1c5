/** Words as a finding quotes them: one line, short. */
export function quoted(text: string): string {
  const line = plainText(text);
  return line.length > 60 ? `${line.slice(0, 57).trimEnd()}…` : line;
}

/** One space for any white space, none at the ends. */
export const plainText = (text: string): string => text.replace(/[\s\u00A0]+/g, ' ').trim();

/** Whether a text holds letters, all of them capitals. */
export function isCapitals(text: string): boolean {
  return /\p{L}/u.test(text) && text === text.toLocaleUpperCase('vi');
}

/** Whether a text holds a letter that is no capital. */
export const hasSmallLetters = (text: string): boolean => text !== text.toLocaleUpperCase('vi');
