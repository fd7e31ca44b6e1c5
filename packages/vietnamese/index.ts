export {
  daysInMonth,
  formatDate,
  formatDateInWords,
  isoDate,
  type ParsedDate,
  parseDate,
  splitDate,
} from './dates.ts';
export {
  addCalendarDays,
  addMonths,
  addWorkingDays,
  dayOfWeek,
  daysBetween,
  rollToWorkingDay,
  type WorkingCalendar,
} from './days.ts';
export { fromLegacy, type LegacyEncoding, legacyOfFont, toLegacy } from './legacy.ts';
export { type Recoding, recodeLines } from './legacy-detection.ts';
export { recodeRun, recodeWord } from './legacy-words.ts';
export { comparisonKey, fold, foldSameLength, unifyTone } from './letters.ts';
export { solarOfLunar } from './lunar.ts';
export { formatNumber, numberFromWords, numberInWords, parseNumber, parseRoman, toRoman } from './numbers.ts';
export { compareNames, compareVietnamese } from './order.ts';
export { isVietnameseSyllable, syllableShare, syllablesFrom } from './syllables.ts';
export {
  type Counted,
  type Edges,
  lastDayAllowed,
  nextWorkingDay,
  type TermUnit,
  termEnd,
  USUAL_EDGES,
  workingDaysBetween,
  type YearlyCalendar,
} from './terms.ts';
