import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { TraceLinkType } from '../../register/register.vocabulary';
import type { GivenMapping } from './attribute-mapping';
import type { ReqifRelationInput } from './import-reqif.input';
import { LeftOut } from './left-out';
import { readReqif } from './read-reqif';
import { readSpecification } from './read-specification';
import { linksOfRelations } from './relations';
import { tableOfObjects } from './table-of-objects';

const FIXTURES = join(__dirname, '..', '..', '..', '..', 'test', 'documents', 'reqif');
const fixture = (name: string) => readFileSync(join(FIXTURES, name));

/** A file as it is read, its links between numbers of clauses, and what was left out. */
async function read(content: Buffer, relations: ReqifRelationInput[] = [], mapping: GivenMapping = {}) {
  const leftOut = new LeftOut();
  const file = await readReqif(content, leftOut);
  const [specification] = file.specifications;
  if (!specification) throw new Error('The file has no specification.');
  const { clauses, objectIds } = readSpecification(specification, file, mapping, leftOut);
  const clauseOf = new Map(objectIds.map((id, index) => [id, `clause:X-${clauses[index]?.number}`]));
  const links = linksOfRelations(file, clauseOf, relations, leftOut);
  return {
    clauses: clauses.map(({ number, heading, text }) => [number, heading, text]),
    links: links.map(({ row: { type, fromId, toId } }) => [type, fromId, toId].join(' ').replaceAll('clause:X-', '')),
    told: leftOut.list().map(({ kind, id, count }) => `${kind} ${id} ${count}`),
  };
}

describe('a file as another tool writes it', () => {
  it('has titles, descriptions and roles of links, as Polarion names them', async () => {
    const relations = [{ name: 'Is moored at', type: TraceLinkType.AFFECTS }];
    const { clauses, links, told } = await read(fixture('polarion.reqif'), relations);
    expect(clauses).toEqual([
      ['1', 'Boarding', ''],
      [
        '1.1',
        'Gangway',
        'The gangway is **2\u00a0m** wide:\n\n1. for walkers\n    - with prams\n    - with *dogs*\n2. for bicycles',
      ],
      [
        '1.2',
        'Timetable',
        'Boats leave so:\n\n| Day | First boat |\n| --- | --- |\n| Weekday | 06:10 |\n| Sunday | 08:40 \\| on request |\n\nSee [the list](https://example.org/boats).',
      ],
      ['2', 'Mooring', ''],
      ['2.1', 'Bollards', 'Two of them.\n\nA bollard from the side'],
    ]);
    expect(links).toEqual(['IMPLEMENTS 1.2 1.1', 'AFFECTS 1.1 2.1']);
    expect(told).toEqual([
      'ATTACHMENT attachments/FERRY-5/1-bollard.png 1',
      'ATTACHMENT attachments/FERRY-5/bollard.svg 1',
      'ATTRIBUTE Space 1',
      'ATTRIBUTE ID 5',
      'ATTRIBUTE Status 3',
      'ATTRIBUTE Categories 2',
      'ATTRIBUTE Updated 2',
      'ATTRIBUTE Revision 2',
      'RELATION link-3 1',
      'RELATION link-4 1',
      'RELATION_GROUP links 1',
      'TOOL_EXTENSION POLARION-EXTENSION 1',
    ]);
  });

  it('has packages over names and notes, as Enterprise Architect has them', async () => {
    const relations = [{ name: 'realisation', type: TraceLinkType.IMPLEMENTS }];
    const { clauses, links, told } = await read(fixture('enterprise-architect.reqif'), relations);
    expect(clauses).toEqual([
      ['1', 'Bakery', ''],
      ['1.1', 'Ovens', 'Ovens are of brick.'],
      ['1.1.1', 'Heat', 'An oven reaches **250**\u00a0°C in ten minutes.\n*Measured* at H2O vapour.'],
      ['1.1.1.1', 'Heat after opening', '- Door shut within\n  1. one minute\n  2. or less'],
      ['1.2', 'Counter', ''],
      ['1.2.1', 'Queue', 'People in a row'],
    ]);
    expect(links).toEqual(['IMPLEMENTS 1.2.1 1.1.1', 'DERIVES_FROM 1.1.1.1 1.1.1']);
    expect(told).toEqual([
      'ATTACHMENT Images/EAID_6.png 1',
      'ATTRIBUTE GUID 6',
      'ATTRIBUTE Stereotype 2',
      'ATTRIBUTE Status 3',
      'ATTRIBUTE Modified 2',
      'ATTRIBUTE Version 2',
      'FORMATTING sub 1',
      'OBJECT EAID_3 1',
      'TOOL_EXTENSION EAProject 1',
      'TOOL_EXTENSION EADiagrams 1',
    ]);
  });

  it('has headlines, tables of objects and simplified texts, as ReqIF Studio has them, in an archive', async () => {
    const zip = new ZipFile();
    zip.addBuffer(fixture('reqif-studio.reqif'), 'Glasshouse.reqif');
    zip.addBuffer(Buffer.from('PNG'), 'files/path.png');
    zip.addBuffer(Buffer.from('{\\rtf1}'), 'files/plan.rtf');
    zip.end();
    const { clauses, links, told } = await read(await buffer(zip.outputStream));
    expect(clauses).toEqual([
      ['1', 'Glasshouse', ''],
      ['1.1', 'Panes', 'Panes are *clear*, green and whole.\n\nAs ever.'],
      ['1.2', 'Watering', 'Water goes by season:'],
      ['1.2.1', '', '| Season | Litres |\n| --- | --- |\n| Summer | **40** |'],
      ['2', 'Paths', ''],
      ['2.1', '', '## Gravel\n\n```\nraked  weekly\n  by two\n```\n\nThe path in spring'],
    ]);
    expect(links).toEqual(['MITIGATES 1.2 1.1']);
    expect(told).toEqual([
      'ATTACHMENT files/path.png 1',
      'ATTACHMENT files/plan.rtf 1',
      'ATTACHMENT files/path.png 1',
      'ATTRIBUTE ReqIF.Description 1',
      'ATTRIBUTE ReqIF.ForeignID 3',
      'ATTRIBUTE Notes 1',
      'ATTRIBUTE Aspect 2',
      'ATTRIBUTE Due 1',
      'ATTRIBUTE IsTableRow 7',
      'ATTRIBUTE Comment 1',
      'FORMATTING THE-ORIGINAL-VALUE 1',
      'FORMATTING del 1',
      ...['_t1', '_c11', '_c12', '_t2', '_c21', '_c22'].map((id) => `OBJECT ${id} 1`),
      'RELATION _r2 1',
      'RELATION _r3 1',
      'RELATION_GROUP Group 1',
      'TOOL_EXTENSION ProrToolExtension 1',
    ]);
  });

  it('goes by the mapping rather than by convention, and tells what came second', async () => {
    const mapping = { heading: ['Title', 'ID'], text: [], number: ['Revision'] };
    const { clauses, told } = await read(fixture('polarion.reqif'), [], mapping);
    expect(clauses).toEqual([
      ['1', 'Boarding', ''],
      ['1.1', 'Gangway', ''],
      ['1.2', 'Timetable', ''],
      ['2', 'Mooring', ''],
      ['2.1', 'Bollards', ''],
    ]);
    const out = ['ATTRIBUTE ID 5', 'ATTRIBUTE Description 3', 'ATTRIBUTE Revision 2'];
    expect(told).toEqual(expect.arrayContaining(out));
  });

  it('says a cell once however often it stands there, and makes no table without end', async () => {
    const ref = (id: string) => `<OBJECT><SPEC-OBJECT-REF>${id}</SPEC-OBJECT-REF></OBJECT>`;
    const repeated = fixture('reqif-studio.reqif').toString().replace(ref('_c22'), ref('_c21'));
    const { clauses, told } = await read(Buffer.from(repeated));
    expect(clauses[3]).toEqual(['1.2.1', '', '| Season | Litres |\n| --- | --- |\n| Summer |  |']);
    expect(told.filter((each) => each === 'OBJECT _c21 1')).toHaveLength(2);
    const place = { objectId: 'o', isTable: true, children: [] };
    const rows = [{ ...place, children: Array(5_000).fill(place) }, ...Array(5_000).fill(place)];
    expect(() => tableOfObjects(rows, () => 'a')).toThrow(/more than \d+ cells/);
  });

  it('may have a list under a list beside its item', async () => {
    const within = fixture('polarion.reqif').toString();
    const beside = within
      .replace('for walkers<reqif-xhtml:ul>', 'for walkers</reqif-xhtml:li><reqif-xhtml:ul>')
      .replace('</reqif-xhtml:ul></reqif-xhtml:li>', '</reqif-xhtml:ul>');
    expect(beside).not.toBe(within);
    expect(await read(Buffer.from(beside))).toEqual(await read(Buffer.from(within)));
  });
});
