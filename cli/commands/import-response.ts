import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { StartFailure } from '../../platform/start-failure';
import { decoded } from '../../platform/text/decoded';
import { commandSubject } from '../authorship';
import { withGraph } from '../graph-reader';
import { told } from '../graph-refusal';

const FORMATS = ['docx', 'csv', 'email'] as const;
type Format = (typeof FORMATS)[number];

const FORMAT_OF: Record<string, Format> = { '.docx': 'docx', '.csv': 'csv', '.eml': 'email', '.txt': 'email' };

interface ImportOptions {
  consultation: string;
  organisation: string;
  format?: Format;
  receivedAt?: string;
  confidentiality?: string;
  reason?: string;
  replaces?: string;
}

const seenShape = z.object({
  consultation: z
    .object({ id: z.string(), responses: z.object({ nodes: z.array(z.object({ id: z.string() })) }) })
    .nullable(),
  response: z.object({ version: z.number() }).nullable(),
});

const noticeShape = z.object({ message: z.string(), suggestion: z.string() });

const importedShape = z.object({
  importResponse: z.object({
    response: z
      .object({
        ...{ id: z.string(), receivedAt: z.string(), late: z.boolean(), confidentiality: z.string() },
        answers: z.array(z.unknown()),
      })
      .nullable(),
    notices: z.array(noticeShape),
    userErrors: z.array(noticeShape.extend({ field: z.array(z.string()), code: z.string() })),
  }),
});

type Imported = z.infer<typeof importedShape>['importResponse'];

const CONSULTATION = `query ($reference: String!, $replaced: ID!, $organisation: ID!) {
  consultation(reference: $reference) { id responses(filter: { organisationIds: [$organisation] }) { nodes { id } } }
  response(id: $replaced) { version } }`;
const IMPORT = `mutation ($input: ImportResponseInput!) { importResponse(input: $input) {
  response { id receivedAt late confidentiality answers { id } }
  notices { message suggestion } userErrors { field code message suggestion } } }`;

function contentOf(file: string, format: Format): string {
  try {
    const content = readFileSync(file);
    const asIs = format === 'docx' || extname(file).toLowerCase() === '.eml';
    return asIs ? content.toString('base64') : decoded(content);
  } catch (error) {
    throw new StartFailure(`The file cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** One line a problem, in the form that editors and CI jobs make into links: file, place, code, message. */
function describeRefusal(file: string, { userErrors }: Imported): string {
  const lines = userErrors.map(({ field, code, message, suggestion }) => {
    const place = field[0] === 'content' ? field.slice(1) : field;
    return [file, ...(place.length > 0 ? [place.join(' ')] : []), ` ${code}`, ` ${message} ${suggestion}`].join(':');
  });
  return [...lines, 'Nothing was taken.'].join('\n');
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  const format = options.format ?? FORMAT_OF[extname(file).toLowerCase()];
  if (!format) throw new StartFailure(`Say by --format what ${file} is: ${FORMATS.join(', ')}.`);
  const content = contentOf(file, format);
  const { imported, others } = await withGraph({ reader: 'full', subject: commandSubject() }, async (ask) => {
    const replaced = options.replaces ?? '';
    const { organisation } = options;
    const seen = await ask(CONSULTATION, { reference: options.consultation, replaced, organisation });
    const { consultation, response: earlier } = seenShape.parse(seen);
    if (!consultation) throw new StartFailure(`There is no consultation ${options.consultation}; check its reference.`);
    const input = {
      ...{ consultationId: consultation.id, organisationId: organisation, content },
      format: format.toUpperCase(),
      ...{ receivedAt: options.receivedAt, confidentiality: options.confidentiality?.toUpperCase() },
      ...{ confidentialityReason: options.reason, replacesId: options.replaces },
      replacesVersion: options.replaces === undefined ? undefined : (earlier?.version ?? 0),
    };
    const others = consultation.responses.nodes.map(({ id }) => id).filter((id) => id !== replaced);
    return { imported: importedShape.parse(await ask(IMPORT, { input })).importResponse, others };
  }).catch(told);
  const { response, notices } = imported;
  if (!response) throw new StartFailure(describeRefusal(file, imported));
  const { id, receivedAt, late, confidentiality, answers } = response;
  const lines = [
    `${id} was taken in: ${answers.length} ${answers.length === 1 ? 'answer' : 'answers'}, received ${receivedAt}${late ? ' (late)' : ''}, confidential: ${confidentiality.toLowerCase()}.`,
    ...notices.map(({ message, suggestion }) => `Note: ${message} ${suggestion}`),
    ...(others.length === 0
      ? []
      : [
          `Note: ${options.organisation} had responded already: ${others.join(', ')}. All of these are counted; where one takes the place of another, import it with --replaces.`,
        ]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

export function importResponseCommand(): Command {
  return new Command('response')
    .description('Take in a response from the filled response form, or from an e-mail: all of it, or nothing.')
    .argument('<file>', 'filled form (.docx, .csv) or e-mail (.eml, .txt)')
    .requiredOption('--consultation <reference>', 'which consultation, e.g. SAMPLE-2018-05-04')
    .requiredOption('--organisation <id>', 'who responds, e.g. organisation:SUP-ALDER')
    .addOption(new Option('--format <format>', 'what the file is, where its name does not tell').choices(FORMATS))
    .option('--received-at <time>', 'when it came in, e.g. 2018-06-04T10:00:00Z; of an e-mail, else, when it was sent')
    .addOption(
      new Option('--confidentiality <how-much>', 'where the respondent has said so otherwise').choices([
        'none',
        'partial',
        'all',
      ]),
    )
    .option('--reason <text>', 'why it is confidential, where the respondent has said so otherwise')
    .option('--replaces <id>', 'the earlier response that it replaces')
    .action(importFile);
}
