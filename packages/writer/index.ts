export type {
  Appendix,
  Block,
  Column,
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
export { formatByVersion, formatFor } from './formats/choose.ts';
export type {
  Certainty,
  ElementFormat,
  ElementName,
  Format,
  FormatVersion,
  Regime,
} from './formats/format.ts';
export { checkElementOrder, type Finding } from './ooxml/check.ts';
export { writePlainText } from './plain.ts';
export { figureTable, type TaskLine, type TracedFigure, taskTable } from './tables.ts';
export { dateInHead } from './wording.ts';
export { writeDocument } from './write.ts';
