import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConsultationDocument, readConsultationDocument } from './index';

const text = readFileSync(join(__dirname, '../../../../test/documents/second-consultation.txt'), 'utf8');

function documentOf(source: string): ConsultationDocument {
  const read = readConsultationDocument(source);
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
  return read.document;
}

describe('a published consultation document', () => {
  const document = documentOf(text);

  it('says what it is, whose, and from when to when', () => {
    expect(document).toMatchObject({
      publisher: 'DCC',
      publishedOn: '2019-09-11',
      classification: 'Public',
      closesOn: '2019-10-25',
    });
    expect(document.title).toMatch(/^Consultation on proposed changes .* after repair$/);
  });

  it('lists the documents by tranche, and is on those of the latest', () => {
    expect(document.documents.map(({ code, tranche }) => `${tranche} ${code}`)).toEqual([
      '1 HLG',
      '1 WSRS',
      '1 CBP',
      '2 SPC',
      '3 HRP',
      '3 ONS',
      '3 FCP 2',
    ]);
    expect(document.documents.filter(({ isNew }) => isNew).map(({ title }) => title)).toEqual([
      'Warehouse Stock Register Specification',
    ]);
    expect(document.subjectDocumentCodes).toEqual(['HRP', 'ONS', 'FCP 2']);
  });

  it('tells each change with its clauses, over page breaks', () => {
    expect(
      document.changes.map(({ documentCode, area, clauses }) => `${documentCode} ${area}: ${clauses.join(' ')}`),
    ).toEqual([
      'HRP Packing of a returned hub: 3.2',
      'HRP Repair reports: 3.4.1 3.4.2 3.4.3 3.6 4',
      'HRP Lost hubs: 7 8 9 11 12',
      'ONS Notices: 2.1 2.2 2.3 2.4 2.9',
      'FCP 2 Monthly forecast: 1',
      'FCP 2 Yearly forecast: 5.10.9 5.10.10 5.10.11',
    ]);
    expect(document.changes[2]?.clauseReferences).toEqual(['7 to 9', '11—12']);
    expect(text.split('\n')[(document.changes[2]?.line ?? 0) - 1]).toMatch(/^Lost hubs\t/);
  });

  it('keeps points apart from the rationale that goes on after them', () => {
    const [, reports, , notices] = document.changes;
    expect(reports?.points).toEqual([
      'The fault that was found',
      'The parts that were changed',
      'The tests that the hub passed',
    ]);
    expect(reports?.rationale).toMatch(/^To tell .* three parts: The report is sent .* has been read\.$/);
    expect(notices?.points).toEqual([
      "To add the value 'REPAIRED'",
      'To take out two values that nobody uses',
      'To allow a notice to be withdrawn',
    ]);
  });

  it('asks questions about documents, and in general', () => {
    expect(document.questions.map(({ code, documentCode }) => [code, documentCode])).toEqual([
      ['Q1', 'HRP'],
      ['Q2', 'HRP'],
      ['Q3', 'ONS'],
      ['Q4', 'FCP 2'],
      ['Q5', null],
    ]);
  });

  it('names what is open and what it waits for', () => {
    expect(document.openIssues.map(({ summary, dependsOn }) => `${summary} | ${dependsOn}`)).toEqual([
      'Weight limit of a full crate | negotiations with the couriers',
      'Weight limit of a full crate | a safety assessment',
      'Weight limit of a full crate | a change to the road transport contract',
      'Price of a replacement label | a tender that DCC has yet to publish',
      'A plan for training warehouse staff | continued work by DCC',
      'Rules for hubs that were bought before 2016 | Legacy Equipment Guidance (LEG)',
    ]);
  });

  it('plans the steps after the consultation', () => {
    expect(
      document.milestones.map(({ name, authority, plannedFor, dueOn }) => [name, authority, plannedFor, dueOn]),
    ).toEqual([
      ['End of the consultation', null, '25 October 2019', '2019-10-25'],
      ['Review of comments', null, 'Once this consultation has closed', null],
      ['Baselining', 'Repair Design Forum (RDF)', '9 December 2019', '2019-12-09'],
      ['Submission to the Secretary of State', 'Secretary of State', 'January 2020', null],
      ['Re-designation', 'Condition 22 of the DCC Licence and Section X5 of the SEC', 'spring 2020', null],
    ]);
  });

  it('relates to other consultations and documents', () => {
    expect(
      document.relatedConsultations.map(({ publisher, opensOn, closesOn, sections }) => [
        publisher,
        opensOn,
        closesOn,
        sections,
      ]),
    ).toEqual([
      ['DCC', '2019-01-14', null, []],
      ['BEIS', '2019-08-01', '2019-09-27', ['F5', 'F6', 'F10']],
      ['DCC', '2019-09-02', '2019-10-14', []],
    ]);
    expect(document.relatedDocuments.map(({ code, kind, note }) => [code, kind, note])).toEqual([
      ['LEG', 'GUIDANCE', 'issued for a six-week consultation on 2 September 2019 until 14 October 2019'],
      ['CHTP', 'TESTING_APPROACH', 'The CHTP was agreed in June 2019'],
      ['LRTP', 'TESTING_APPROACH', 'a first draft of LRTP will follow in quarter 4, 2019'],
    ]);
  });

  it('says what is attached, where responses go and who may see them', () => {
    expect(document.attachments.map(({ number, documentCode }) => [number, documentCode])).toEqual([
      [1, 'HRP'],
      [2, 'ONS'],
      [3, 'FCP 2'],
      [4, null],
      [5, null],
    ]);
    expect(document.responding).toEqual({
      email: 'repaired-hubs@dcc.example',
      website: 'www.dcc.example',
      contacts: [
        { purpose: 'crates', email: 'crates@dcc.example' },
        { purpose: 'confidentiality', email: 'privacy@dcc.example' },
      ],
      closesOn: '2019-10-25',
    });
    expect(document.disclosure).toEqual({
      mayBePublished: false,
      sharedWith: ['BEIS', 'the Authority'],
      regimes: ['FOI_2000', 'EIR_2004'],
      automaticDisclaimerIsNoRequest: true,
    });
  });

  it('holds no tab, no double space and no footnote mark', () => {
    expect(JSON.stringify(document)).not.toMatch(/\\t| {2}|[¹²³]/);
  });

  it('reads the same with a byte order mark, Windows line ends and hard spaces', () => {
    expect(
      documentOf(`\uFEFF${text.replaceAll('\n', '\r\n').replace('Hub Labelling Guide', 'Hub\u00A0Labelling Guide')}`),
    ).toEqual(document);
  });

  it('reads the same without table of contents, but for the line numbers', () => {
    const from = text.indexOf('Table of Contents');
    const shorter = documentOf(text.slice(0, from) + text.slice(text.indexOf('1 Background')));
    expect(shorter.changes.map(({ line, ...change }) => change)).toEqual(
      document.changes.map(({ line, ...change }) => change),
    );
  });
});
