export type {
  Appendix,
  Article,
  Block,
  Column,
  Declaration,
  Division,
  Facts,
  Ground,
  Heading,
  Item,
  OfficialDocument,
  Paragraph,
  Recipient,
  Row,
  Run,
  Signature,
  Table,
  Text,
} from './content.ts';
export { figure, figureLine, figuresIn, type PrintedFigure } from './figures.ts';
export { formatByVersion, formatFor } from './formats/choose.ts';
export type {
  Certainty,
  ElementFormat,
  ElementName,
  Format,
  FormatVersion,
  Regime,
  Urgency,
} from './formats/format.ts';
export { BOX, questionTable, ROOM_TO_WRITE } from './forms.ts';
export { type Checked, type LintOptions, lintDocument } from './lint/check.ts';
export type { FormatFinding, RuleName } from './lint/finding.ts';
export type { Unreadable, UnreadableReason } from './lint/open.ts';
export { checkElementOrder, type Finding } from './ooxml/check.ts';
export { type AnswerSheet, writeAnswerSheet } from './pdf/answer-sheet.ts';
export { type Slip, writeSlips } from './pdf/slips.ts';
export { type PaperFonts, writePdf } from './pdf/write.ts';
export { writePlainText } from './plain.ts';
export { FIGURE_SIGN, type ReadBack, readBack, type Shown, type ShownTable } from './read-back.ts';
export { figureTable, type TaskLine, type TracedFigure, taskTable } from './tables.ts';
export { type CheckedTemplate, checkTemplate } from './template/check.ts';
export { type Filled, fillTemplate } from './template/fill.ts';
export type { TemplateFinding } from './template/finding.ts';
export { PLACES, type Place } from './template/places.ts';
export { starterTemplate } from './template/starter.ts';
export { dateInHead } from './wording.ts';
export { writeDocument } from './write.ts';
