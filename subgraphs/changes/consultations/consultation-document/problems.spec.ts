import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConsultationDocument } from './index';

const text = readFileSync(join(__dirname, '../../../../test/documents/second-consultation.txt'), 'utf8');

function problemsOf(source: string) {
  const read = readConsultationDocument(source);
  return read.ok ? [] : read.problems;
}

/** Code, what is written in the document, what stands there instead. */
const SPOILT: [code: string, written: string | RegExp, instead: string][] = [
  ['TITLE_MISSING', /^\nConsultation on .*\n/, '\n'],
  ['NOT_A_CONSULTATION', '\nConsultation on proposed changes', '\nMinutes of proposed changes'],
  ['DATE_MISSING', 'Date: 11 September 2019\n', ''],
  ['DATE_UNREADABLE', 'Date: 11 September 2019', 'Date: 11/09/2019'],
  ['NO_SUCH_DATE', 'Date: 11 September 2019', 'Date: 31 September 2019'],
  ['FRONT_LINE_UNREADABLE', 'Classification: Public', 'Classification Public'],
  ['CLASSIFICATION_EMPTY', 'Classification: Public', 'Classification:'],
  ['CLOSES_BEFORE_PUBLICATION', 'by 25 October 2019', 'by 25 October 2018'],
  ['CLOSING_DATE_MISSING', ' by 25 October 2019', ''],
  ['CLOSING_DATE_UNCLEAR', 'by 25 October 2019', 'by 25 October 2019 or 26 October 2019'],
  ['CONTENTS_LINE_UNREADABLE', '5\tNext Steps\t8', '5Next Steps\t8'],
  ['HEADING_MISSING', '\n5 Next Steps', '\n5Next Steps'],
  ['HEADING_NOT_IN_CONTENTS', '5\tNext Steps\t8\n', ''],
  ['HEADING_OUT_OF_ORDER', /5(\t| )Next Steps/g, '8$1Next Steps'],
  ['SECTION_MISSING', /Next Steps/g, 'What follows'],
  ['UNKNOWN_SECTION', /Next Steps/g, 'What follows'],
  ['SECTION_REPEATED', /6(\t| )Attachments/g, '6$1Next Steps'],
  ['TOO_MANY_HEADINGS', 'changed word.\n', `changed word.\n${'\n1 One\n'.repeat(600)}`],
  ['TEXT_BEFORE_FIRST_HEADING', '\n1 Background and Introduction', '\nA stray word.\n\n1 Background and Introduction'],
  [
    'LINE_REPEATED',
    '- Courier Booking Procedure (CBP).',
    '- Courier Booking Procedure (CBP).\n- Courier Booking Procedure (CBP).',
  ],
  ['LINE_TOO_LONG', 'three more documents:', `${'three '.repeat(2000)} more documents:`],
  ['CONTROL_CHARACTER', 'three more', 'three\u0007 more'],
  ['CONTROL_CHARACTER', 'three more', 'three\u202E more'],
  ['PARAGRAPH_UNFINISHED', 'over the summer.', 'over the'],
  [
    'PARAGRAPH_WITHOUT_START',
    'The parts below give an overview; the drafts attached to this document show every\n',
    '',
  ],
  [
    'PARAGRAPH_TOO_LONG',
    'changed word.',
    `${`${'changed '.repeat(400)}\n`.repeat(1)}${'and changed '.repeat(600)}word.`,
  ],
  ['LIST_MISSING', 'over the summer.', 'over the summer:'],
  ['LIST_UNFINISHED', '(CBP).', '(CBP); and'],
  ['LIST_UNEXPECTED', 'The following question is about the FCP 2.', '- A point.'],
  ['TABLE_UNEXPECTED', 'changed word.', 'changed word.\n\na\tb\n'],
  ['BRACKET_UNCLOSED', '(HLG);', '(HLG;'],
  ['BRACKET_UNCLOSED', 'assessment or a', 'assessment) or a'],
  ['FOOTNOTE_MISSING', 'staff²', 'staff³'],
  ['FOOTNOTE_UNUSED', 'staff²', 'staff'],
  ['FOOTNOTE_REPEATED', '\n² Training', '\n¹ Training'],
  ['FOOTNOTE_UNFINISHED', 'quarter 4, 2019.', 'quarter 4, 2019'],
  ['FOOTNOTE_UNREADABLE', 'BEIS consultation on the ownership', 'A text on the ownership'],
  ['PUBLISHER_MISSING', /DCC is (?:seeking|proposing)/g, 'DCC was asking'],
  ['PUBLISHERS_DISAGREE', 'DCC is proposing', 'DC is proposing'],
  ['DOCUMENTS_MISSING', /^- .*\((?:HLG|WSRS|CBP|SPC|HRP|ONS|FCP 2)\).*\n/gm, ''],
  ['DOCUMENT_CODE_MISSING', 'Guide (HLG)', 'Guide HLG'],
  ['DOCUMENT_NOTE_UNREADABLE', 'a new document', 'a nw document'],
  ['DOCUMENT_DECLARED_TWICE', '(CBP)', '(HLG)'],
  ['DOCUMENT_DECLARED_TWICE', 'Label Reading Test Plan (LRTP)', 'Careful Handling Test Plan (CHTP)'],
  ['TRANCHE_UNREADABLE', 'a second tranche of', 'another set of'],
  ['TRANCHES_DISAGREE', '(Tranche 3)', '(Tranche 4)'],
  ['TRANCHES_OUT_OF_ORDER', 'a second tranche of', 'a first tranche of'],
  ['UNKNOWN_DOCUMENT', /Outage Notice Specification(?=\n|\t)/g, 'Outage Notes Specification'],
  ['DOCUMENT_TITLES_DISAGREE', 'Attachment 1 Hub Return Procedure', 'Attachment 1 Hub Procedure'],
  ['NOT_A_SUBJECT', /Outage Notice Specification(?=\n|\t)/g, 'Spare Parts Catalogue'],
  ['CHANGES_MISSING', /Outage Notice Specification(?=\n|\t)/g, 'Spare Parts Catalogue'],
  ['CHANGES_REPEATED', /Outage Notice Specification(?=\n|\t)/g, 'Hub Return Procedure'],
  ['CHANGE_TABLE_MISSING', /Areas of change\t.*\nNotices\t.*\n/, ''],
  ['CHANGE_REPEATED', 'Lost hubs\t', 'Lost hubs\tTo say who pays when a hub is lost on its way.\t8\nLost hubs\t'],
  ['TABLE_WITHOUT_HEADING', 'Areas of change\tRationale for change\tKey affected section\nNotices', 'Notices'],
  ['TABLE_WITHOUT_HEADING', 'Consultation Questions\t\t\nQ3', 'Q3'],
  ['TABLE_EMPTY', /Notices\t.*\n/, ''],
  [
    'TABLE_ROW_BROKEN',
    'Lost hubs\tTo say who pays when a hub is lost on its way.\t',
    'Lost hubs To say who pays when a hub is lost on its way. ',
  ],
  ['ROW_CELLS', 'Lost hubs\tTo', 'Lost hubs To'],
  ['ROW_CELLS', 'its way.\t', 'its way.\t\t'],
  ['ROW_CONTINUES_NOTHING', 'Notices\t', '\t'],
  ['ROW_WITHOUT_AREA', 'Lost hubs\t', '\t'],
  ['COLUMN_UNKNOWN', 'for a repair report?\t', 'for a repair report?\tfive'],
  ['RATIONALE_MISSING', 'To let a supplier send several hubs in one crate, as crates are now scanned as a whole.', ''],
  ['POINT_REPEATED', 'The parts that were changed;', 'The fault that was found; '],
  ['POINT_WITHOUT_BULLET', '• The parts', 'The parts'],
  ['POINTS_UNANNOUNCED', 'The report has three parts:', 'The report has three parts.'],
  ['POINTS_MISSING', 'scanned as a whole.', 'scanned as a whole:'],
  ['CLAUSE_REFERENCE_MISSING', 'as a whole.\t3.2', 'as a whole.\t'],
  ['CLAUSE_REFERENCE_UNREADABLE', 'as a whole.\t3.2', 'as a whole.\tthree'],
  ['CLAUSE_RANGE_DESCENDS', '7 to 9', '9 to 7'],
  ['CLAUSE_RANGE_TOO_LONG', '7 to 9', '7 to 900'],
  [
    'QUESTION_MISSING',
    'Q4\n\nWhich forecasts would you need to change for the proposed amendments to the FCP 2?\n',
    'A sentence.\n',
  ],
  ['QUESTION_CODE_MISSING', '\nQ2\n', '\n'],
  ['QUESTION_TEXT_MISSING', '\nIs five working days the right time for a repair report?\n', '\n'],
  ['QUESTION_NOT_LISTED', /Q4\t.*\n/, ''],
  ['QUESTION_NOT_ASKED', 'Is there anything else about', 'Is there anything in the ONS about'],
  ['QUESTION_TEXTS_DISAGREE', 'Q2\tIs five', 'Q2\tAre five'],
  ['QUESTION_REPEATED', 'Q5\t', 'Q4\t'],
  ['QUESTION_NUMBERING', 'Q5\t', 'Q6\t'],
  ['QUESTION_UNREADABLE', 'Q5\t', '5\t'],
  ['QUESTION_TABLE_MISSING', /Consultation Questions\t\t\n(?:Q.*\n)+/g, ''],
  ['CODE_NOT_DECLARED_HERE', 'The main changes to the HRP', 'The main changes to the HPR'],
  ['OPEN_ISSUES_MISSING', /Courier companies raised .*\n/, ''],
  ['OPEN_ISSUE_UNREADABLE', 'either subject to', 'either sbject to'],
  ['OPEN_ISSUE_UNREADABLE', 'raised concerns about', 'spoke about'],
  ['OPEN_ISSUE_UNREADABLE', 'continues to draft', 'has'],
  ['OPEN_ISSUE_UNREADABLE', 'couriers, or dependent', 'couriers, and dependent'],
  ['OPEN_ISSUE_UNREADABLE', '\nDCC continues', '\nAll is well.\n\nDCC continues'],
  ['MILESTONE_MISSING', 're-designated', 'put in force'],
  ['MILESTONE_DATE_UNREADABLE', ' on 9 December 2019', ''],
  ['MILESTONE_DATE_UNREADABLE', 'in January 2020', 'in January 202'],
  ['MILESTONE_AUTHORITY_MISSING', ' by the Repair Design Forum (RDF)', ''],
  ['RELATED_CONSULTATION_UNREADABLE', 'DCC published a consultation', 'there was a consultation'],
  ['RELATED_CONSULTATION_UNREADABLE', '1 August 2019', '1 August 219'],
  ['DATES_OUT_OF_ORDER', '1 August 2019', '1 October 2019'],
  ['SECTION_NUMBER_UNREADABLE', 'sections F5', 'sctions F5'],
  ['CODE_WITHOUT_TITLE', 'Crate Handling Test Plan (CHTP)', 'crate plan (CHTP)'],
  ['CODE_NOT_DECLARED', 'The CHTP was', 'The CTHP was'],
  ['ATTACHMENT_UNREADABLE', 'Attachment 4 Sample', 'A sample'],
  ['ATTACHMENT_NUMBERING', 'Attachment 4', 'Attachment 6'],
  ['ATTACHMENT_MISSING', '- Attachment 3 Forecasting Code of Practice (FCP 2);\n', ''],
  ['ATTACHMENT_REPEATED', 'Attachment 4 Sample crate label', 'Attachment 4 Hub Return Procedure (HRP)'],
  ['ADDRESS_UNREADABLE', 'repaired-hubs@dcc.example', 'repaired-hubs@dcc'],
  ['CONTACT_UNREADABLE', 'If you have questions about the crates, please', 'Please'],
  ['DISCLOSURE_UNREADABLE', 'Responses will not be published on www.dcc.example. ', ''],
  ['DISCLOSURE_UNREADABLE', ' (the Authority)', ''],
  ['DISCLOSURE_REGIME_UNKNOWN', 'Freedom of Information Act 2000', 'Freedom of Information Act 2001'],
];

describe('a document that is not understood', () => {
  it.each(SPOILT)('is refused with %s: %s → %s', (code, written, instead) => {
    const spoilt = text.replace(written, instead);
    expect(spoilt).not.toBe(text);
    const problems = problemsOf(spoilt);
    expect(problems.map((problem) => problem.code)).toContain(code);
  });

  it('names the line', () => {
    const spoilt = text.replace('Lost hubs\tTo', 'Lost hubs To');
    const line = spoilt.split('\n').findIndex((written) => written.startsWith('Lost hubs')) + 1;
    expect(problemsOf(spoilt)).toEqual([expect.objectContaining({ line, code: 'ROW_CELLS' })]);
  });

  it('is told everything at once, in the order of lines', () => {
    const codes = problemsOf(
      text
        .replace('Date: 11 September 2019', 'Date: soon')
        .replace('7 to 9', '9 to 7')
        .replace('Attachment 4', 'Attachment 5'),
    ).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['DATE_UNREADABLE', 'CLAUSE_RANGE_DESCENDS', 'ATTACHMENT_NUMBERING']));
    expect(codes[0]).toBe('DATE_UNREADABLE');
  });

  it.each(['', ' \n\t\n', '\uFEFF'])('may be empty: %j', (source) => {
    expect(problemsOf(source)).toEqual([expect.objectContaining({ line: 1, code: 'DOCUMENT_EMPTY' })]);
  });

  it('may be over 5 MB', () => {
    expect(problemsOf('é'.repeat(2_700_000))).toEqual([
      expect.objectContaining({ line: 1, code: 'DOCUMENT_TOO_LARGE' }),
    ]);
  });

  it('reports at most 500 problems', () => {
    expect(problemsOf('\u0001\n'.repeat(2000))).toHaveLength(500);
  });
});
