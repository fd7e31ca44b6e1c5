/**
 * Order of children by the schema of WordprocessingML (ECMA-376 Part 1, wml.xsd, transitional). Word may refuse
 * a file, or drop a setting without a word, when they stand otherwise. Run properties are a free choice in the
 * schema's later editions, but a sequence in the first and in Word's own validator: the stricter reading is kept.
 */
const list = (names: string) => names.trim().split(/\s+/);

const BORDERS = list('top left start bottom right end insideH insideV tl2br tr2bl');
const MARGINS = list('top left start bottom right end');

const RUN =
  list(`rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
  snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign
  rtl cs em lang eastAsianLayout specVanish oMath rPrChange`);

const PARAGRAPH =
  list(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers
  pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
  adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection
  textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`);

const TABLE = list(`tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
  tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange`);

const CELL =
  list(`cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
  hideMark headers cellIns cellDel cellMerge tcPrChange`);

const SECTION = list(`headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
  lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
  sectPrChange`);

const STYLE =
  list(`name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat
  locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`);

/** Marks that may stand between blocks: where they stand says nothing. */
const MARKS = 'bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd|proofErr|permStart|permEnd';
const BLOCKS = `p|tbl|sdt|customXml|altChunk|ins|del|moveFrom|moveTo|${MARKS}`;

/** For each parent its steps in order; names joined by | share a step, and a step may repeat. */
export const SEQUENCES: Readonly<Record<string, readonly string[]>> = {
  document: ['background', 'body'],
  body: [BLOCKS, 'sectPr'],
  pPr: PARAGRAPH,
  rPr: RUN,
  tblPr: TABLE,
  tcPr: CELL,
  // The schema leaves the settings of a row free among themselves; only changes come after them.
  trPr: [
    'cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden',
    'ins',
    'del',
    'trPrChange',
  ],
  sectPr: SECTION,
  pBdr: list('top left bottom right between bar'),
  tblBorders: BORDERS,
  tcBorders: BORDERS,
  tblCellMar: MARGINS,
  tcMar: MARGINS,
  tbl: [MARKS, 'tblPr', 'tblGrid', `tr|sdt|customXml|ins|del|${MARKS}`],
  tr: ['tblPrEx', 'trPr', `tc|sdt|customXml|ins|del|${MARKS}`],
  tc: ['tcPr', BLOCKS],
  style: STYLE,
  styles: ['docDefaults', 'latentStyles', 'style'],
  lvl: list('start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr'),
};
