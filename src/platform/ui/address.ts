/** The router reads `q=296` as a number and would drop it: what reads as JSON is written as a JSON string. */
export function spelled(value: string | boolean | number): string {
  if (typeof value !== 'string') return String(value);
  try {
    JSON.parse(value);
    return JSON.stringify(value);
  } catch {
    return value;
  }
}
